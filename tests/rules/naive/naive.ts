import type { Case } from '../case.ts';
import { figureOf } from './figure.ts';
import { by, decimal, less, NOTHING, rounded, text, total, type Fraction } from './fractions.ts';
import { isOut, prizesOf } from './prizes.ts';
import { ranksOf, type Contender } from './ranks.ts';

/*
 * The whole scoring a second time, as plainly as it can be said, from the contract and RULES.md alone. It shares no
 * line with shared/: it reads the decimals of the file as text and counts in fractions of its own.
 */

export interface NaiveSheet {
  judge: string;
  total: string;
  counted: boolean;
  dropped: string[];
}

export interface NaiveTeam {
  team: string;
  judges: NaiveSheet[];
  deduction: string;
  score: string | null;
  rank: number | null;
  tied: boolean;
  decided: boolean;
  complete: boolean;
}

export interface NaiveOverall {
  team: string;
  parts: (string | null)[];
  score: string | null;
  rank: number | null;
  tied: boolean;
  decided: boolean;
}

export interface NaivePrize {
  prize: string;
  teams: string[];
  recipient: string | null;
  contended: { teams: string[]; places: number } | null;
}

export interface NaiveResult {
  rounds: { id: string; teams: NaiveTeam[] }[];
  overall: NaiveOverall[];
  prizes: NaivePrize[];
}

export function naive(given: Case): NaiveResult {
  const { contest } = given;
  const exact = contest.rules?.rankOn === 'exact';
  const decimals = contest.rules?.decimals ?? 2;
  const minus = (a: Fraction): Fraction => less(NOTHING, a);
  const figures = contest.rounds.map((round) => contest.teams.map((team) => figureOf(given, round, team.id)));

  const rounds = contest.rounds.map((round, r) => {
    const contenders: Contender[] = [];
    contest.teams.forEach((team, t) => {
      const figure = figures[r]?.[t];
      if (!figure || figure.score === null || isOut(given, team.id, round.id)) return;
      const keys = (round.tieBreak ?? []).map((key) =>
        key === 'deductions' ? minus(figure.deduction) : (figure.criteria.get(key) ?? null),
      );
      contenders.push({ team: team.id, keys: [figure.score, ...keys] });
    });
    const decisions = (given.ties ?? []).filter((tie) => tie.round === round.id).map((tie) => tie.teams);
    const ranks = ranksOf(contenders, decisions);
    const teams = contest.teams.flatMap((team, t): NaiveTeam[] => {
      const figure = figures[r]?.[t];
      if (!figure) return [];
      return [
        {
          team: team.id,
          judges: figure.sheets,
          deduction: text(figure.deduction),
          score: figure.score && text(figure.score),
          rank: ranks.get(team.id)?.rank ?? null,
          tied: ranks.get(team.id)?.tied ?? false,
          decided: ranks.get(team.id)?.decided ?? false,
          complete: figure.complete,
        },
      ];
    });
    return { id: round.id, teams };
  });

  const contenders: Contender[] = [];
  const sums = contest.teams.map((team, t) => {
    const parts = contest.rounds.map((round, r) => {
      const score = figures[r]?.[t]?.score ?? null;
      if (score === null) return null;
      const weighted = by(score, decimal(round.weight ?? 1));
      return exact ? weighted : rounded(weighted, decimals);
    });
    const given_ = parts.filter((part) => part !== null);
    const score = given_.length === 0 ? null : total(given_);
    if (score !== null && !isOut(given, team.id, undefined)) {
      const keys = (contest.rules?.tieBreak ?? []).map((key): Fraction | null => {
        if (key === 'deductions') return minus(total(figures.map((row) => row[t]?.deduction ?? NOTHING)));
        return figures[contest.rounds.findIndex((round) => round.id === key)]?.[t]?.score ?? null;
      });
      contenders.push({ team: team.id, keys: [score, ...keys] });
    }
    return { team: team.id, parts, score };
  });
  const decisions = (given.ties ?? []).filter((tie) => tie.round === undefined).map((tie) => tie.teams);
  const ranks = ranksOf(contenders, decisions);
  const overall = sums.map(({ team, parts, score }): NaiveOverall => ({
    team,
    parts: parts.map((part) => part && text(part)),
    score: score && text(score),
    rank: ranks.get(team)?.rank ?? null,
    tied: ranks.get(team)?.tied ?? false,
    decided: ranks.get(team)?.decided ?? false,
  }));
  return { rounds, overall, prizes: prizesOf(given, { rounds, overall }) };
}
