import { z } from 'zod';
import { MAX_DECIMALS, MAX_POINTS, toPoints } from './points.ts';

/** What can be wrong with a contest file beyond its types; the words are in messages/why.ts. */
export type FileFault =
  | 'repeated'
  | 'reserved'
  | 'unknown-name'
  | 'too-many-decimals'
  | 'max-below-min'
  | 'no-such-day'
  | 'second-head'
  | 'panel-too-small'
  | 'prize-needs-count'
  | 'prize-by-decision';

const Id = z.string().regex(/^[a-z0-9-]{1,40}$/);
export const ContestId = Id.brand<'ContestId'>();
export const RoundId = Id.brand<'RoundId'>();
export const CriterionId = Id.brand<'CriterionId'>();
export const TeamId = Id.brand<'TeamId'>();
export const JudgeId = Id.brand<'JudgeId'>();
export type ContestId = z.infer<typeof ContestId>;
export type RoundId = z.infer<typeof RoundId>;
export type CriterionId = z.infer<typeof CriterionId>;
export type TeamId = z.infer<typeof TeamId>;
export type JudgeId = z.infer<typeof JudgeId>;

/** shared/lineage.ts says what its parts are. */
export const LogId = z
  .string()
  .regex(/^[a-z0-9]{1,16}(?:-[a-z0-9]{1,16}){0,50}$/)
  .brand<'LogId'>();
export type LogId = z.infer<typeof LogId>;

const Line = z.string().trim().min(1).max(300);
const LineOrNothing = z.string().trim().max(300);
const Words = z.string().trim().max(20_000);
const Decimal = z
  .number()
  .min(-MAX_POINTS)
  .max(MAX_POINTS)
  .superRefine((value, ctx) => {
    if (toPoints(value) === null) fault(ctx, [], 'too-many-decimals', value, MAX_DECIMALS);
  });
const Weight = Decimal.min(0).max(1000);

const Aggregate = z.strictObject({
  kind: z.enum(['mean', 'sum', 'median']),
  dropHigh: z.int().min(0).max(100).default(0),
  dropLow: z.int().min(0).max(100).default(0),
  per: z.enum(['sheet', 'criterion']).default('sheet'),
});

const Stretches = z.strictObject({
  graceSeconds: z.int().min(0).max(86_400).default(0),
  everySeconds: z.int().min(1).max(86_400),
  count: z.enum(['full', 'begun']),
  points: Decimal.min(0),
  max: Decimal.min(0).optional(),
});
const Tiers = z.strictObject({
  tiers: z
    .array(z.strictObject({ overSeconds: z.int().min(0).max(86_400), points: Decimal.min(0) }))
    .min(1)
    .max(50),
});

const Criterion = z.strictObject({
  id: CriterionId,
  name: Line,
  min: Decimal.default(0),
  max: Decimal,
  step: Decimal.positive(),
  weight: Weight.default(1),
});

const Round = z.strictObject({
  id: RoundId,
  name: Line,
  mode: z.enum(['stage', 'gallery']),
  weight: Weight.default(1),
  timeLimitSeconds: z.int().min(1).max(86_400).optional(),
  overtime: z.union([Stretches, Tiers]).optional(),
  aggregate: Aggregate.optional(),
  tieBreak: z.array(z.string()).max(60).default([]),
  criteria: z.array(Criterion).min(1).max(60),
});

const Team = z.strictObject({
  id: TeamId,
  name: Line,
  unit: Line.optional(),
  manager: Line.optional(),
  captain: Line.optional(),
  members: z
    .array(z.strictObject({ name: Line, groups: z.array(Line).max(20).default([]) }))
    .max(200)
    .optional(),
});

const Judge = z.strictObject({
  id: JudgeId,
  name: Line,
  head: z.boolean().optional(),
  rounds: z.array(RoundId).min(1).max(100).optional(),
});

const Prize = z.strictObject({
  name: Line,
  count: z.union([z.int().min(1).max(1000), z.literal('rest')]).optional(),
  round: RoundId.optional(),
  by: z.literal('decision').optional(),
  reveal: z.enum(['together', 'each']).default('together'),
});

export const ITEM_KINDS = ['ceremony', 'speech', 'performance', 'break', 'awards'] as const;
const Detail = { person: Line.optional(), minutes: z.int().min(0).max(1440).optional(), words: Words.optional() };
const Item = z.union([
  z.strictObject({ round: RoundId, ...Detail }),
  z.strictObject({ name: Line, kind: z.enum(ITEM_KINDS), ...Detail }),
]);

const Rules = z.strictObject({
  aggregate: Aggregate.default({ kind: 'mean', dropHigh: 0, dropLow: 0, per: 'sheet' }),
  decimals: z.int().min(0).max(MAX_DECIMALS).default(2),
  rankOn: z.enum(['published', 'exact']).default('published'),
  tieBreak: z.array(z.string()).max(101).default([]),
  flagPercent: Decimal.min(0).max(100).optional(),
});

/** A code to sign in with; case does not matter. */
export const AccessCode = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{8,64}$/)
  .toLowerCase();

const Access = z.strictObject({
  organiser: AccessCode.optional(),
  mc: AccessCode.optional(),
  timekeeper: AccessCode.optional(),
  judges: z.record(JudgeId, AccessCode).optional(),
});
export type Access = z.infer<typeof Access>;

const content = {
  id: ContestId,
  title: Line,
  theme: LineOrNothing.optional(),
  venue: LineOrNothing.optional(),
  date: z
    .string()
    .regex(/^\d{4}-\d{2}(-\d{2})?$/)
    .refine(isRealDate, { params: { fault: 'no-such-day' } })
    .optional(),
  rules: Rules.prefault({}),
  rounds: z.array(Round).min(1).max(100),
  teams: z.array(Team).min(1).max(1000),
  judges: z.array(Judge).min(1).max(120),
  prizes: z.array(Prize).max(200).default([]),
  programme: z.array(Item).max(500).optional(),
};

/** What `contest.set` takes: a contest file without its codes. */
export const Contest = z.strictObject(content).superRefine(checkContest);
export type Contest = z.infer<typeof Contest>;
export type ContestRound = Contest['rounds'][number];
export type ContestPrize = Contest['prizes'][number];

export const ContestFile = z.strictObject({ ...content, access: Access.optional() }).superRefine((file, ctx) => {
  checkContest(file, ctx);
  checkAccess(file, ctx);
});

/** People who are not judges; a judge's id is none of these. */
export const OFFICES = ['organiser', 'mc', 'timekeeper'] as const;
const RESERVED: readonly string[] = [...OFFICES, 'audience'];

type Ctx = z.core.$RefinementCtx;
type Path = (string | number)[];

function fault(ctx: Ctx, path: Path, name: FileFault, value: string | number = '', most?: number): void {
  ctx.addIssue({ code: 'custom', path, params: { fault: name, value, most } });
}

function checkContest(contest: z.infer<z.ZodObject<typeof content>>, ctx: Ctx): void {
  unique(ctx, ['rounds'], contest.rounds, 'id');
  unique(ctx, ['teams'], contest.teams, 'id');
  unique(ctx, ['judges'], contest.judges, 'id');
  unique(ctx, ['prizes'], contest.prizes, 'name');
  const roundIds = new Set<string>(contest.rounds.map((r) => r.id));
  named(ctx, ['rules', 'tieBreak'], contest.rules.tieBreak, new Set([...roundIds, 'deductions']));
  contest.judges.forEach((judge, j) => {
    const path = ['judges', j];
    if (RESERVED.includes(judge.id)) fault(ctx, [...path, 'id'], 'reserved', judge.id);
    if (judge.rounds) named(ctx, [...path, 'rounds'], judge.rounds, roundIds);
    if (judge.head && contest.judges.findIndex((other) => other.head) !== j)
      fault(ctx, [...path, 'head'], 'second-head', judge.name);
  });
  contest.rounds.forEach((round, r) => {
    const path = ['rounds', r];
    if (round.id === 'deductions') fault(ctx, [...path, 'id'], 'reserved', round.id);
    checkCriteria(ctx, path, round, contest.rules.decimals);
    const aggregate = round.aggregate ?? contest.rules.aggregate;
    const panel = contest.judges.filter((j) => !j.rounds || j.rounds.includes(round.id)).length;
    if (panel < aggregate.dropHigh + aggregate.dropLow + 1) fault(ctx, path, 'panel-too-small', round.name);
  });
  contest.prizes.forEach((prize, p) => {
    if (prize.by === undefined && prize.count === undefined) fault(ctx, ['prizes', p], 'prize-needs-count', prize.name);
    if (prize.by === 'decision' && (prize.round !== undefined || prize.count === 'rest'))
      fault(ctx, ['prizes', p], 'prize-by-decision', prize.name);
    if (prize.round !== undefined && !roundIds.has(prize.round))
      fault(ctx, ['prizes', p, 'round'], 'unknown-name', prize.round);
  });
  contest.programme?.forEach((item, i) => {
    if ('round' in item && !roundIds.has(item.round)) fault(ctx, ['programme', i, 'round'], 'unknown-name', item.round);
  });
}

function checkCriteria(ctx: Ctx, path: Path, round: z.infer<typeof Round>, decimals: number): void {
  unique(ctx, [...path, 'criteria'], round.criteria, 'id');
  const decimal = (value: number | undefined, at: Path) => {
    if (value !== undefined && toPoints(value) !== null && toPoints(value, decimals) === null)
      fault(ctx, [...path, ...at], 'too-many-decimals', value, decimals);
  };
  round.criteria.forEach((criterion, c) => {
    const at = ['criteria', c];
    if (criterion.id === 'deductions') fault(ctx, [...path, ...at, 'id'], 'reserved', criterion.id);
    if (criterion.max <= criterion.min) fault(ctx, [...path, ...at, 'max'], 'max-below-min', criterion.max);
    decimal(criterion.min, [...at, 'min']);
    decimal(criterion.max, [...at, 'max']);
    decimal(criterion.step, [...at, 'step']);
  });
  const keys = new Set(['deductions', ...round.criteria.map((c) => c.id)]);
  named(ctx, [...path, 'tieBreak'], round.tieBreak, keys);
  if (round.overtime && 'tiers' in round.overtime)
    round.overtime.tiers.forEach((tier, t) => {
      decimal(tier.points, ['overtime', 'tiers', t, 'points']);
    });
  else if (round.overtime) {
    decimal(round.overtime.points, ['overtime', 'points']);
    decimal(round.overtime.max, ['overtime', 'max']);
  }
}

function checkAccess(file: { judges: { id: JudgeId }[]; access?: Access | undefined }, ctx: Ctx): void {
  const { judges = {}, ...offices } = file.access ?? {};
  const seen = new Set<string>();
  const once = (code: string, path: Path) => {
    if (seen.has(code)) fault(ctx, path, 'repeated');
    seen.add(code);
  };
  for (const [office, code] of Object.entries(offices)) once(code, ['access', office]);
  for (const [id, code] of Object.entries(judges)) {
    if (!file.judges.some((judge) => judge.id === id)) fault(ctx, ['access', 'judges', id], 'unknown-name', id);
    once(code, ['access', 'judges', id]);
  }
}

function unique<K extends string>(ctx: Ctx, path: Path, all: readonly Record<K, string>[], key: K): void {
  const seen = new Set<string>();
  all.forEach((one, i) => {
    if (seen.has(one[key])) fault(ctx, [...path, i, key], 'repeated', one[key]);
    seen.add(one[key]);
  });
}

/** Each of `names` is among `known`, and only once. */
function named(ctx: Ctx, path: Path, names: readonly string[], known: ReadonlySet<string>): void {
  names.forEach((name, i) => {
    if (!known.has(name)) fault(ctx, [...path, i], 'unknown-name', name);
    else if (names.indexOf(name) !== i) fault(ctx, [...path, i], 'repeated', name);
  });
}

function isRealDate(text: string): boolean {
  const [year = 0, month = 0, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
