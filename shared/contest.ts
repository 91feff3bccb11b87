import { z } from 'zod';
import { checkAccess, checkContest, fault, isRealDate } from './coherence.ts';
import { MAX_DECIMALS, MAX_POINTS, toPoints } from './points.ts';

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
  /** Who presents it, with their office. */
  presenter: Line.optional(),
});

export const ITEM_KINDS = ['ceremony', 'speech', 'performance', 'break', 'awards'] as const;
const Detail = { person: Line.optional(), minutes: z.int().min(0).max(1440).optional(), words: Words.optional() };
const Part = z.strictObject({ round: RoundId, ...Detail });
const OtherItem = z.strictObject({ name: Line, kind: z.enum(ITEM_KINDS), ...Detail });
const Item = z.union([Part, OtherItem]);

/** An item on the day's own list: by its id it is found again, wherever it is moved to. */
export const ItemId = Id;
export const ProgrammeItem = z.union([Part.extend({ id: ItemId }), OtherItem.extend({ id: ItemId })]);
export type ProgrammeItem = z.infer<typeof ProgrammeItem>;

/** A guest of honour as the MC greets them: “đồng chí” or “ông”, the name, the office. */
export const Delegate = z.strictObject({ name: Line, title: Line.optional(), office: Line.optional() });
export type Delegate = z.infer<typeof Delegate>;

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
  /** In protocol order. */
  delegates: z.array(Delegate).max(200).optional(),
};

export type ContestContent = z.infer<z.ZodObject<typeof content>>;

/** What `contest.set` takes: a contest file without its codes. */
export const Contest = z.strictObject(content).superRefine(checkContest);
export type Contest = z.infer<typeof Contest>;
export type ContestRound = Contest['rounds'][number];
export type ContestPrize = Contest['prizes'][number];

export const ContestFile = z.strictObject({ ...content, access: Access.optional() }).superRefine((file, ctx) => {
  checkContest(file, ctx);
  checkAccess(file, ctx);
});
