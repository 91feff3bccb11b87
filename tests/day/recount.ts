import type { Results } from '../../shared/reading.ts';
import type { File } from '../builders.ts';
import type { Case, CaseSheet } from '../rules/case.ts';
import { naive, type NaiveResult } from '../rules/naive/naive.ts';

/*
 * The result once more, from the log's lines alone: read here without the program's own fold, counted by the naive
 * scoring. Where this and the server say the same, two ways that share no line have come to one result.
 */

interface Line {
  seq: number;
  type: string;
  data: Record<string, unknown>;
}

export interface Recount {
  /** Sheets that were counted. */
  sheets: number;
  teams: number;
  /** What differs, in words; empty where the two agree. */
  differences: string[];
}

/** Holds the server's results against the sheets in its log. */
export function recount(log: string, results: Results): Recount {
  const given = caseOf(log);
  const again = naive(given);
  const decimals = given.contest.rules?.decimals ?? 2;
  const differences: string[] = [];
  const compare = (what: string, here: string, there: string) => {
    if (here !== there) differences.push(`${what}: the sheets give ${here}, the server says ${there}`);
  };
  again.rounds.forEach((round, r) => {
    for (const [t, row] of round.teams.entries()) {
      const other = results.rounds[r]?.teams[t];
      const what = `${round.id} ${row.team}`;
      compare(`${what} score`, published(row.score, decimals), figure(other?.score, decimals));
      compare(`${what} rank`, String(row.rank), String(other?.rank));
      compare(`${what} judges`, String(row.judges.length), String(other?.judges.length));
    }
  });
  for (const [t, row] of again.overall.entries()) {
    const other = results.overall[t];
    compare(`${row.team} overall`, published(row.score, decimals), figure(other?.score, decimals));
    compare(`${row.team} rank`, String(row.rank), String(other?.rank));
    compare(`${row.team} tied`, String(row.tied), String(other?.tied));
  }
  again.prizes.forEach((prize, p) => {
    const winners = results.awards[p]?.winners.map((one) =>
      'team' in one ? one.team : 'words' in one ? one.words : '',
    );
    const here = prize.recipient === null ? prize.teams : [prize.recipient];
    compare(prize.prize, here.join(', '), winners?.join(', ') ?? 'nothing');
  });
  const sheets = again.rounds.reduce((sum, one) => sum + one.teams.reduce((n, team) => n + team.judges.length, 0), 0);
  return { sheets, teams: again.overall.length, differences };
}

/** What the log's sheets and decisions come to. */
export function countLog(log: string): NaiveResult {
  return naive(caseOf(log));
}

/** A fraction as it is published, in units of its last decimal: half up to so many decimals. */
export function published(fraction: string | null, decimals: number): string {
  if (fraction === null) return 'none';
  const [up = 0n, down = 1n] = fraction.split('/').map(BigInt);
  return String((2n * up * 10n ** BigInt(decimals) + down) / (2n * down));
}

/** A published number as the same whole number of its last decimal. */
function figure(value: number | null | undefined, decimals: number): string {
  return value == null
    ? 'none'
    : value
        .toFixed(decimals)
        .replace('.', '')
        .replace(/^0+(?=\d)/, '');
}

// ── the log ──────────────────────────────────────────────────────────────────────────────────────────────────────

type Sheet = CaseSheet & { marks: (number | null)[]; status: NonNullable<CaseSheet['status']> };

function caseOf(text: string): Case {
  const [opening, ...lines] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  if (!opening) throw new Error('the log is empty');
  const contest = opening.data as unknown as File;
  const sheets = new Map<string, Sheet>();
  const recused = new Map<string, { round: string; team: string; judge: string }>();
  const withdrawn = new Map<string, { team: string; round?: string }>();
  const decisions = new Map<string, NonNullable<Case['decisions']>[number]>();
  const deductions: NonNullable<Case['deductions']> = [];
  const ties: NonNullable<Case['ties']> = [];

  const sheetOf = (round: string, team: string, judge: string): Sheet => {
    const key = `${round} ${team} ${judge}`;
    const criteria = contest.rounds.find((one) => one.id === round)?.criteria ?? [];
    const sheet = sheets.get(key) ?? { round, team, judge, marks: criteria.map(() => null), status: 'draft' };
    sheets.set(key, sheet);
    return sheet;
  };
  const mark = (sheet: Sheet, marks: Record<string, number | null>) => {
    const criteria = contest.rounds.find((one) => one.id === sheet.round)?.criteria ?? [];
    criteria.forEach((criterion, c) => {
      const given = marks[criterion.id];
      if (given !== undefined) sheet.marks[c] = given;
    });
  };

  for (const { seq, type, data } of lines) {
    const e = data as unknown as Fields;
    switch (type) {
      case 'marks.saved':
        mark(sheetOf(e.round, e.team, e.judge), e.marks);
        break;
      case 'sheet.submitted':
      case 'sheet.entered':
        mark(sheetOf(e.round, e.team, e.judge), e.marks);
        sheetOf(e.round, e.team, e.judge).status = 'handedIn';
        break;
      case 'sheet.allSubmitted':
        for (const team of e.teams) sheetOf(e.round, team, e.judge).status = 'handedIn';
        break;
      case 'sheet.reopened':
        for (const { team, judge } of e.sheets) sheetOf(e.round, team, judge).status = 'reopened';
        break;
      case 'judge.recused':
      case 'judge.restored':
        for (const round of e.rounds)
          for (const team of e.teams) {
            const key = `${round} ${team} ${e.judge}`;
            if (type === 'judge.recused') recused.set(key, { round, team, judge: e.judge });
            else recused.delete(key);
          }
        break;
      case 'team.withdrawn':
        withdrawn.set(`${e.team} ${e.round}`, 'round' in data ? { team: e.team, round: e.round } : { team: e.team });
        break;
      case 'team.restored':
        withdrawn.delete(`${e.team} ${e.round}`);
        break;
      case 'deduction.set':
        deductions.push({ round: e.round, team: e.team, kind: e.kind, points: e.points });
        break;
      case 'overtime.waived':
        deductions.push({ round: e.round, team: e.team, kind: 'overtime', points: 0 });
        break;
      case 'tie.decided':
        ties.push('round' in data ? { round: e.round, teams: e.teams } : { teams: e.teams });
        break;
      case 'tie.restored': {
        const table = 'round' in data ? e.round : undefined;
        for (const tie of ties)
          if (tie.round === table) tie.teams = tie.teams.filter((team) => !e.teams.includes(team));
        break;
      }
      case 'award.restored':
        decisions.delete(e.prize);
        break;
      case 'award.decided':
        decisions.set(
          e.prize,
          'recipient' in data ? { prize: e.prize, recipient: e.recipient } : { prize: e.prize, teams: e.teams },
        );
        break;
      default:
        if (!BEARS_ON_NOTHING.has(type)) throw new Error(`line ${String(seq)}: ${type} is not counted here`);
    }
  }
  return {
    contest,
    sheets: [...sheets.values()],
    recused: [...recused.values()],
    withdrawn: [...withdrawn.values()],
    decisions: [...decisions.values()],
    deductions,
    ties,
  };
}

/** Every field that some line below has; which line has which, the contract says. */
interface Fields {
  round: string;
  team: string;
  judge: string;
  teams: string[];
  rounds: string[];
  marks: Record<string, number | null>;
  sheets: { team: string; judge: string }[];
  kind: string;
  points: number;
  prize: string;
  recipient: string;
}

const BEARS_ON_NOTHING = new Set([
  'access.renewed',
  'board.frozen',
  'board.shown',
  'board.uncovered',
  'delegates.changed',
  'programme.changed',
  'programme.gone',
  'step.undone',
  'board.unfrozen',
  'judge.nudged',
  'order.drawn',
  'order.set',
  'result.approved',
  'result.rejected',
  'reveal.ended',
  'reveal.started',
  'reveal.stepped',
  'round.closed',
  'round.opened',
  'round.reopened',
  'team.called',
  'timer.reset',
  'timer.set',
  'timer.started',
  'timer.stopped',
]);
