import fc from 'fast-check';
import { contest, type File, type FileCriterion, type FilePrize, type FileRound } from '../builders.ts';
import type { Case, CaseSheet } from './case.ts';

/*
 * Any contest that CONTRACT.md allows, and any marks, absences, deductions, withdrawals and decisions in it. Scales are
 * short and weights few, so that level teams, equal sheets and halves to be rounded turn up all the time.
 */

export interface Size {
  rounds: number;
  teams: number;
  judges: number;
  criteria: number;
}

export const SMALL: Size = { rounds: 3, teams: 6, judges: 6, criteria: 3 };
export const LARGE: Size = { rounds: 8, teams: 25, judges: 12, criteria: 8 };

export function anyCase(size: Size): fc.Arbitrary<Case> {
  return anyFile(size).chain((file) =>
    fc.record({
      contest: fc.constant(file),
      sheets: anySheets(file),
      recused: fc.array(anyOf(file, ['round', 'team', 'judge']), { maxLength: 3 }),
      deductions: anyDeductions(file),
      withdrawn: fc.array(fc.oneof(anyOf(file, ['team']), anyOf(file, ['team', 'round'])), { maxLength: 2 }),
      ties: anyTies(file),
      decisions: anyDecisions(file),
    }),
  );
}

/** So many units of the last decimal place, as the decimal number of a file. */
function units(many: number, decimals: number): number {
  return many / 10 ** decimals;
}

const anyWeight = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(1, 1, 2, 0.5, 1.92, 0, 1.005, 0.333333) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 4_000_000 }).map((n) => units(n, 6)) },
);

const anyCriterion = (decimals: number): fc.Arbitrary<Partial<FileCriterion>> =>
  fc
    .record({
      min: fc.oneof(fc.constant(0), fc.integer({ min: -30, max: 50 })),
      step: fc.integer({ min: 1, max: 60 }),
      steps: fc.integer({ min: 1, max: 12 }),
      spare: fc.integer({ min: 0, max: 59 }),
      weight: fc.option(anyWeight, { nil: undefined }),
    })
    .map(({ min, step, steps, spare, weight }) => ({
      min: units(min, decimals),
      step: units(step, decimals),
      // The scale need not end on a whole step.
      max: units(min + step * steps + (spare % step), decimals),
      ...(weight === undefined ? {} : { weight }),
    }));

const anyAggregate = (panel: number) =>
  fc
    .record({
      kind: fc.constantFrom('mean' as const, 'sum' as const, 'median' as const),
      per: fc.constantFrom('sheet' as const, 'criterion' as const),
      dropHigh: fc.integer({ min: 0, max: 2 }),
      dropLow: fc.integer({ min: 0, max: 2 }),
    })
    .map((one) => (one.dropHigh + one.dropLow < panel ? one : { ...one, dropHigh: 0, dropLow: 0 }));

function anyFile(size: Size): fc.Arbitrary<File> {
  return fc
    .record({
      rounds: fc.integer({ min: 1, max: size.rounds }),
      teams: fc.integer({ min: 1, max: size.teams }),
      judges: fc.integer({ min: 1, max: size.judges }),
      decimals: fc.integer({ min: 0, max: 4 }),
    })
    .chain(({ rounds, teams, judges, decimals }) => {
      const roundIds = Array.from({ length: rounds }, (_, i) => `r${String(i + 1)}`);
      const judgeIds = Array.from({ length: judges }, (_, i) => `gk${String(i + 1)}`);
      // The first judge marks every round, so that no round is without a panel.
      const panels = fc.tuple(
        ...judgeIds.map((_, j) =>
          j === 0 ? fc.constant(roundIds) : fc.oneof(fc.constant(roundIds), fc.subarray(roundIds, { minLength: 1 })),
        ),
      );
      return panels.chain((of) => {
        const panelOf = (round: string) => of.filter((one) => one.includes(round)).length;
        const smallest = Math.min(...roundIds.map(panelOf));
        return fc
          .record({
            aggregate: anyAggregate(smallest),
            rankOn: fc.constantFrom('published' as const, 'published' as const, 'exact' as const),
            tieBreak: fc.shuffledSubarray([...roundIds, 'deductions']),
            rounds: fc.tuple(...roundIds.map((id) => anyRound(id, panelOf(id), decimals, size.criteria))),
            prizes: anyPrizes(roundIds),
          })
          .map(({ aggregate, rankOn, tieBreak, rounds: all, prizes }) =>
            contest({
              ...aggregate,
              decimals,
              rankOn,
              tieBreak,
              rounds: all,
              teams,
              judges: judgeIds.map((id, j) => {
                const mine = of[j] ?? roundIds;
                const everywhere = mine.length === roundIds.length;
                return { id, name: `Giám khảo ${id}`, ...(everywhere ? {} : { rounds: mine }) };
              }),
              prizes,
            }),
          );
      });
    });
}

function anyRound(id: string, panel: number, decimals: number, criteria: number): fc.Arbitrary<FileRound> {
  return fc.integer({ min: 1, max: criteria }).chain((many) => {
    const keys = Array.from({ length: many }, (_, i) => `c${String(i + 1)}`);
    return fc
      .record({
        criteria: fc.tuple(...keys.map(() => anyCriterion(decimals))),
        weight: fc.option(anyWeight, { nil: undefined }),
        aggregate: fc.option(anyAggregate(panel), { nil: undefined, freq: 2 }),
        tieBreak: fc.shuffledSubarray([...keys, 'deductions']),
        mode: fc.constantFrom('stage' as const, 'gallery' as const),
      })
      .map(({ weight, aggregate, ...rest }) => {
        const [made] = contest({ rounds: [{ id, ...rest }] }).rounds;
        if (!made) throw new Error('a contest of one round has one');
        return { ...made, ...(weight === undefined ? {} : { weight }), ...(aggregate ? { aggregate } : {}) };
      });
  });
}

function anyPrizes(rounds: readonly string[]): fc.Arbitrary<FilePrize[]> {
  const count = fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 1, max: 3 }) },
    { weight: 1, arbitrary: fc.constant('rest' as const) },
  );
  const one = fc.oneof(
    { weight: 4, arbitrary: fc.record({ count }) },
    { weight: 2, arbitrary: fc.record({ count, round: fc.constantFrom(...rounds) }) },
    { weight: 1, arbitrary: fc.constant({ by: 'decision' as const }) },
  );
  return fc
    .array(one, { maxLength: 6 })
    .map((all) => all.map((prize, i) => ({ name: `Giải ${String(i + 1)}`, ...prize })));
}

function anySheets(file: File): fc.Arbitrary<CaseSheet[]> {
  const decimals = file.rules?.decimals ?? 2;
  const places = file.rounds.flatMap((round) =>
    file.teams.flatMap((team) =>
      file.judges
        .filter((judge) => !judge.rounds || judge.rounds.includes(round.id))
        .map((judge) => ({ round, team, judge })),
    ),
  );
  const sheets = places.map(({ round, team, judge }) => {
    const marks = fc.tuple(...round.criteria.map((criterion) => anyMark(criterion, decimals)));
    const where = { round: round.id, team: team.id, judge: judge.id };
    return fc.tuple(marks, fc.integer({ min: 0, max: 19 })).map(([given, fate]): CaseSheet[] => {
      if (fate === 0) return [];
      if (fate === 1) return [{ ...where, marks: given, status: 'reopened' }];
      if (fate === 2) return [{ ...where, marks: [null, ...given.slice(1)], status: 'draft' }];
      return [{ ...where, marks: given }];
    });
  });
  return fc.tuple(...sheets).map((all) => all.flat());
}

function anyMark(criterion: FileCriterion, decimals: number): fc.Arbitrary<number> {
  const scale = 10 ** decimals;
  const [min, step, max] = [criterion.min ?? 0, criterion.step, criterion.max].map((n) => Math.round(n * scale));
  if (min === undefined || step === undefined || max === undefined) throw new Error('a scale has three numbers');
  const steps = Math.floor((max - min) / step);
  return fc.integer({ min: 0, max: steps }).map((many) => units(min + many * step, decimals));
}

function anyDeductions(file: File): fc.Arbitrary<NonNullable<Case['deductions']>> {
  const decimals = file.rules?.decimals ?? 2;
  const points = fc.oneof(
    fc.integer({ min: 0, max: 40 }).map((many) => units(many, decimals)),
    fc.constant(10_000),
  );
  const kind = fc.constantFrom('overtime', 'other', 'muon');
  return fc.array(
    fc
      .tuple(anyOf(file, ['round', 'team']), kind, points)
      .map(([where, k, off]) => ({ ...where, kind: k, points: off })),
    { maxLength: 4 },
  );
}

function anyTies(file: File): fc.Arbitrary<NonNullable<Case['ties']>> {
  const ids = file.teams.map((team) => team.id);
  const teams = fc.oneof(
    fc.shuffledSubarray(ids, { minLength: ids.length }),
    fc.shuffledSubarray(ids, { minLength: Math.min(2, ids.length) }),
  );
  const round = fc.oneof(fc.constant(undefined), fc.constantFrom(...file.rounds.map((one) => one.id)));
  const tie = fc.tuple(teams, round).map(([order, r]) => ({ teams: order, ...(r === undefined ? {} : { round: r }) }));
  return fc.oneof(fc.array(tie, { maxLength: 0 }), fc.array(tie, { maxLength: 5 }));
}

function anyDecisions(file: File): fc.Arbitrary<NonNullable<Case['decisions']>> {
  const names = (file.prizes ?? []).map((prize) => prize.name);
  const ids = file.teams.map((team) => team.id);
  return fc.subarray(names, { maxLength: Math.min(2, names.length) }).chain((decided) =>
    fc.tuple(
      ...decided.map((prize) =>
        fc.oneof(
          fc
            .shuffledSubarray(ids, { minLength: 1, maxLength: Math.min(3, ids.length) })
            .map((teams) => ({ prize, teams })),
          fc.constant({ prize, recipient: 'Cụ Nguyễn Văn A' }),
        ),
      ),
    ),
  );
}

function anyOf<K extends 'round' | 'team' | 'judge'>(file: File, keys: readonly K[]): fc.Arbitrary<Record<K, string>> {
  const ids = { round: file.rounds, team: file.teams, judge: file.judges };
  return fc
    .tuple(...keys.map((key) => fc.constantFrom(...ids[key].map((one) => one.id))))
    .map((values) => Object.fromEntries(keys.map((key, i) => [key, values[i]])) as Record<K, string>);
}
