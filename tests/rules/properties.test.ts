import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { overallTable, roundTable } from '../../shared/standings.ts';
import { compare, type Ratio } from '../../shared/ratio.ts';
import { anyCase, SMALL } from './arbitrary.ts';
import { standing, type Case } from './case.ts';
import { counted } from './counted.ts';

/** What must hold of any contest, whatever the figures are. */

const holds = (property: (given: Case, pick: fc.GeneratorValue) => void, numRuns = 300) => {
  fc.assert(fc.property(anyCase(SMALL), fc.gen(), property), { numRuns, interruptAfterTimeLimit: 20_000 });
};

vi.setConfig({ testTimeout: 60_000 });

const byId = <T extends { team: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.team, row]));

describe('the order of the file', () => {
  test('[S3] of the judges changes no score, only which of equal sheets is left out', () => {
    holds((given, pick) => {
      // A round's own tie-break looks inside the sheets that count, so there the order of equal ones may matter.
      const rounds = given.contest.rounds.map((round) => ({ ...round, tieBreak: [] }));
      const judges = pick(shuffled, given.contest.judges);
      const [before, after] = [given.contest.judges, judges].map((panel) =>
        counted({ ...given, contest: { ...given.contest, rounds, judges: panel } }),
      );
      if (!before || !after) return;
      const figures = (result: typeof before) =>
        result.rounds.map((round) => round.teams.map(({ team, score, rank, tied }) => ({ team, score, rank, tied })));
      expect(figures(after)).toEqual(figures(before));
      expect(after.overall).toEqual(before.overall);
      expect(after.prizes).toEqual(before.prizes);
    });
  });

  test('[T1] of the teams changes no score and no rank', () => {
    holds((given, pick) => {
      const teams = pick(shuffled, given.contest.teams);
      const [before, after] = [counted(given), counted({ ...given, contest: { ...given.contest, teams } })];
      expect(byId(after.overall)).toEqual(byId(before.overall));
      before.rounds.forEach((round, r) => {
        expect(byId(after.rounds[r]?.teams ?? [])).toEqual(byId(round.teams));
      });
    });
  });

  test('[S5] of the criteria changes no score', () => {
    holds((given, pick) => {
      const rounds = given.contest.rounds.map((round) => ({ ...round, criteria: pick(shuffled, round.criteria) }));
      const sheets = (given.sheets ?? []).map((sheet) => {
        const before = given.contest.rounds.find((round) => round.id === sheet.round)?.criteria ?? [];
        const after = rounds.find((round) => round.id === sheet.round)?.criteria ?? [];
        const marks = after.map((criterion) => sheet.marks[before.findIndex((one) => one.id === criterion.id)] ?? null);
        return { ...sheet, marks };
      });
      const [before, after] = [counted(given), counted({ ...given, sheets, contest: { ...given.contest, rounds } })];
      expect(after.overall).toEqual(before.overall);
    });
  });
});

describe('more and less', () => {
  test('[S6] a deduction raises nobody: not the score, not the rank', () => {
    holds((given, pick) => {
      const team = pick(() => fc.constantFrom(...given.contest.teams)).id;
      const round = pick(() => fc.constantFrom(...given.contest.rounds)).id;
      const more: Case = {
        ...given,
        deductions: [...(given.deductions ?? []), { round, team, kind: 'thieu-thanh-vien', points: pick(points) }],
      };
      const [before, after] = [standing(given), standing(more)];
      const t = given.contest.teams.findIndex((one) => one.id === team);
      const r = given.contest.rounds.findIndex((one) => one.id === round);
      notRaised(roundTable(before, r)[t], roundTable(after, r)[t]);
      notRaised(overallTable(before)[t], overallTable(after)[t]);
    });
  });

  test('[S4] a higher mark lowers no score', () => {
    holds((given, pick) => {
      const sheets = given.sheets ?? [];
      fc.pre(sheets.length > 0);
      const changed = pick(() => fc.constantFrom(...sheets));
      const criteria = given.contest.rounds.find((round) => round.id === changed.round)?.criteria ?? [];
      const marks = criteria.map(({ min = 0, max, step }) => {
        const decimals = given.contest.rules?.decimals ?? 0;
        const steps = Math.floor(Math.round((max - min) * 10 ** decimals) / Math.round(step * 10 ** decimals));
        return Math.round((min + steps * step) * 10 ** decimals) / 10 ** decimals;
      });
      fc.pre(!changed.marks.includes(null));
      const raised: Case = {
        ...given,
        sheets: sheets.map((sheet) => (sheet === changed ? { ...sheet, marks } : sheet)),
      };
      const t = given.contest.teams.findIndex((one) => one.id === changed.team);
      const [before, after] = [standing(given), standing(raised)].map((state) => overallTable(state)[t]?.score);
      expect(before && after ? compare(before, after) : 0).toBeLessThanOrEqual(0);
    });
  });

  test('[S11] a score that is shown is at most half a unit from the exact one, whole panel and no rounding between', () => {
    holds((given) => {
      const { rules = {}, rounds } = given.contest;
      const exactly: Case = {
        ...given,
        contest: {
          ...given.contest,
          rules: { ...rules, rankOn: 'exact', aggregate: { kind: 'mean', per: 'sheet' } },
          rounds: rounds.map(({ aggregate: _, ...round }) => round),
        },
      };
      const published: Case = {
        ...exactly,
        contest: { ...exactly.contest, rules: { ...exactly.contest.rules, rankOn: 'published' } },
      };
      const half = 1 / 2 / 10 ** (rules.decimals ?? 2);
      const [a, b] = [standing(exactly), standing(published)];
      rounds.forEach((_, r) => {
        const exact = roundTable(a, r);
        roundTable(b, r).forEach((row, t) => {
          expect(Math.abs(float(row.score) - float(exact[t]?.score))).toBeLessThanOrEqual(half + 1e-9);
        });
      });
    });
  });
});

describe('ranks', () => {
  test('[T1] are 1, 2, 2, 4: one more than the number of those better; level means tied', () => {
    holds((given) => {
      const result = counted(given);
      for (const table of [result.overall, ...result.rounds.map((round) => round.teams)]) {
        const ranks = table.flatMap((row) => (row.rank === null ? [] : [row.rank]));
        for (const { rank, tied } of table) {
          if (rank === null) expect(tied).toBe(false);
          else {
            expect(rank).toBe(1 + ranks.filter((other) => other < rank).length);
            expect(tied).toBe(ranks.filter((other) => other === rank).length > 1);
          }
        }
      }
    });
  });

  test('[T1] no team with fewer points stands before one with more', () => {
    holds((given) => {
      const rows = overallTable(standing(given)).filter((row) => row.rank !== null);
      for (const a of rows)
        for (const b of rows)
          if (a.score && b.score && compare(a.score, b.score) > 0) expect(a.rank).toBeLessThan(b.rank ?? 0);
    });
  });

  test('[T6] a withdrawn team is passed over as though it had never come', () => {
    holds((given, pick) => {
      fc.pre(given.contest.teams.length > 1);
      const team = pick(() => fc.constantFrom(...given.contest.teams)).id;
      const gone = counted({ ...given, withdrawn: [...(given.withdrawn ?? []), { team }] });
      const never = counted(without(given, team));
      const others = <T extends { team: string }>(rows: readonly T[]) => rows.filter((row) => row.team !== team);
      expect(others(gone.overall)).toEqual(never.overall);
      gone.rounds.forEach((round, r) => {
        expect(others(round.teams)).toEqual(never.rounds[r]?.teams);
      });
      expect(gone.overall.find((row) => row.team === team)?.rank).toBeNull();
      expect(gone.overall.find((row) => row.team === team)?.score).toEqual(
        counted(given).overall.find((row) => row.team === team)?.score,
      );
    });
  });

  test('[T4] a last decision that names everyone leaves nobody level', () => {
    holds((given, pick) => {
      const teams = pick(shuffled, given.contest.teams).map((team) => team.id);
      const { overall } = counted({ ...given, ties: [...(given.ties ?? []), { teams }] });
      expect(overall.filter((row) => row.tied)).toEqual([]);
      const before = counted({ ...given, ties: [] }).overall;
      for (const row of overall) {
        const was = before.find((one) => one.team === row.team);
        expect(row.rank === null).toBe(was?.rank === null);
        // Decided or not, it stays among those it was level with.
        if (row.rank !== null && was && was.rank !== null) {
          const level = before.filter((one) => one.rank === was.rank).length;
          expect(row.rank).toBeGreaterThanOrEqual(was.rank);
          expect(row.rank).toBeLessThan(was.rank + level);
        }
      }
    });
  });

  test('[T5] decisions that name one pair both ways count as the later alone', () => {
    holds((given, pick) => {
      fc.pre(given.contest.teams.length > 1);
      const [a, b] = pick(shuffled, given.contest.teams).map((team) => team.id);
      if (a === undefined || b === undefined) return;
      const later = { teams: [a, b] };
      const both = counted({ ...given, ties: [{ teams: [b, a] }, later] });
      expect(both).toEqual(counted({ ...given, ties: [later] }));
    });
  });
});

describe('prizes', () => {
  test('[P1] [P5] nobody has two overall prizes by rank, and no prize more than its count', () => {
    holds((given) => {
      const result = counted({ ...given, decisions: [] });
      const overall = (given.contest.prizes ?? []).filter((prize) => !prize.by && !prize.round);
      const winners = overall.flatMap((prize) => result.prizes.find((one) => one.prize === prize.name)?.teams ?? []);
      expect(new Set(winners).size).toBe(winners.length);
      for (const prize of overall) {
        const one = result.prizes.find((other) => other.prize === prize.name);
        const places = (one?.teams.length ?? 0) + (one?.contended?.places ?? 0);
        if (typeof prize.count === 'number') expect(places).toBeLessThanOrEqual(prize.count);
        expect(one?.contended?.teams.length ?? 1).toBeGreaterThan(0);
      }
    });
  });

  test('[P4] once every tie is decided nothing is contended, and prizes to the last team leave nobody without', () => {
    holds((given, pick) => {
      const ties = [undefined, ...given.contest.rounds.map((round) => round.id)].map((round) => ({
        teams: pick(shuffled, given.contest.teams).map((team) => team.id),
        ...(round === undefined ? {} : { round }),
      }));
      const prizes = [
        { name: 'Giải A', count: 1 },
        { name: 'Giải B', count: 'rest' as const },
      ];
      const all: Case = { ...given, ties, decisions: [], contest: { ...given.contest, prizes } };
      const result = counted(all);
      expect(result.prizes.map((prize) => prize.contended)).toEqual([null, null]);
      const ranked = result.overall.filter((row) => row.rank !== null);
      expect(result.prizes.flatMap((prize) => prize.teams)).toHaveLength(ranked.length);
    });
  });
});

function shuffled<T>(all: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...all], { minLength: all.length });
}

function points(): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: 30 });
}

function float(value: Ratio | null | undefined): number {
  return value ? Number(value.n) / Number(value.d) : 0;
}

interface Row {
  score: Ratio | null;
  rank: number | null;
}

function notRaised(before: Row | undefined, after: Row | undefined): void {
  if (before?.score && after?.score) expect(compare(after.score, before.score)).toBeLessThanOrEqual(0);
  expect(after?.score === null).toBe(before?.score === null);
  expect(after?.rank ?? 0).toBeGreaterThanOrEqual(before?.rank ?? 0);
}

function without(given: Case, team: string): Case {
  const others = <T extends { team: string }>(all: readonly T[] | undefined) =>
    (all ?? []).filter((one) => one.team !== team);
  const names = (teams: readonly string[]) => teams.filter((one) => one !== team);
  return {
    contest: { ...given.contest, teams: given.contest.teams.filter((one) => one.id !== team) },
    sheets: others(given.sheets),
    recused: others(given.recused),
    deductions: others(given.deductions),
    withdrawn: others(given.withdrawn),
    ties: (given.ties ?? []).map((tie) => ({ ...tie, teams: names(tie.teams) })),
    decisions: (given.decisions ?? []).map((one) => ({ ...one, teams: names(one.teams ?? []) })),
  };
}
