import fc from 'fast-check';
import { contest } from '../builders.ts';
import { by } from '../story.ts';
import { act, type Act } from './hall.ts';

/*
 * Two results of one contest that are read out alike up to some step: the same prizes go to the same teams with the same
 * marks, and what is still to come is anybody's, and any number.
 */

const TEAMS = ['t1', 't2', 't3', 't4', 't5', 't6', 't7', 't8'];
/** As they are read out; the first is given together. */
const LADDER = ['Giải Khuyến khích', 'Giải Ba', 'Giải Nhì', 'Giải Nhất'] as const;
const SPECIAL = 'Tiểu phẩm xuất sắc';
const ACTOR = 'Diễn viên triển vọng';

export const approvedFile = contest({
  teams: TEAMS.length,
  judges: 1,
  rounds: [{ mode: 'gallery' }, { mode: 'gallery' }],
  delegates: [{ name: 'Phạm Đại Biểu', title: 'Đồng chí', office: 'Bí thư Huyện ủy' }],
  prizes: [
    { name: LADDER[3], count: 1, reveal: 'each', presenter: 'Ông Nguyễn Văn Chủ Tịch' },
    { name: LADDER[2], count: 2, reveal: 'each', presenter: 'Bà Lê Thị Phó Chủ Tịch' },
    { name: LADDER[1], count: 3, reveal: 'each' },
    { name: LADDER[0], count: 'rest', presenter: 'Ông Trần Văn Trưởng Phòng' },
    { name: SPECIAL, round: 'r2', count: 1 },
    { name: ACTOR, by: 'decision', reveal: 'each' },
  ],
});

/** A mark for both rounds by team, and who has which prize. */
export interface Twin {
  readonly marks: ReadonlyMap<string, readonly [number, number]>;
  readonly prizes: ReadonlyMap<string, readonly string[]>;
  /** When the sheets come in and the rest is decided. */
  readonly at: readonly number[];
}

interface Twins {
  readonly one: Twin;
  readonly other: Twin;
  /** The last step that is told alike. */
  readonly steps: number;
}

/** Named so far, each with its place on the ladder, which never falls; all of the lowest are named at once. */
interface Shared {
  readonly named: readonly { readonly team: string; readonly prize: number }[];
  readonly left: readonly string[];
  readonly lower: readonly number[];
}

const anyShared: fc.Arbitrary<Shared> = fc
  .record({
    order: fc.shuffledSubarray(TEAMS, { minLength: TEAMS.length }),
    prizes: fc.array(fc.nat({ max: 3 }), { maxLength: TEAMS.length }).map((all) => all.sort()),
    // In quarters: so that some are level with the one before.
    more: fc.array(fc.nat({ max: 2 }), { minLength: TEAMS.length, maxLength: TEAMS.length }),
  })
  .map(({ order, prizes, more }) => {
    let sum = 0;
    const lower = more.map((step) => (sum += step) / 4);
    const named = prizes.map((prize, i) => ({ team: order[i] ?? '', prize }));
    return { named, left: order.slice(prizes.length), lower };
  });

const anyMark = fc.integer({ min: 20, max: 40 }).map((quarters) => quarters / 4);

/** What comes after the shared beginning: whoever is left has more marks than those who were named. */
function anyTwin({ named, left, lower }: Shared): fc.Arbitrary<Twin> {
  const reached = named.length === 0 ? 0 : Math.max(1, ...named.map(({ prize }) => prize));
  return fc
    .record({
      marks: fc.array(fc.tuple(anyMark, anyMark), { minLength: left.length, maxLength: left.length }),
      // One more than there are prizes has nothing.
      prizes: fc.array(fc.integer({ min: reached, max: LADDER.length }), {
        minLength: left.length,
        maxLength: left.length,
      }),
      at: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 2 * TEAMS.length, maxLength: 2 * TEAMS.length }),
    })
    .map(({ marks, prizes, at }) => ({
      marks: new Map<string, readonly [number, number]>([
        ...named.map(({ team }, i) => [team, [lower[i] ?? 0, lower[i] ?? 0]] as const),
        ...left.map((team, i) => [team, marks[i] ?? [5, 5]] as const),
      ]),
      prizes: new Map(
        LADDER.map((prize, p) => [
          prize,
          [
            ...named.filter((one) => one.prize === p).map(({ team }) => team),
            ...left.filter((_, i) => prizes[i] === p),
          ],
        ]),
      ),
      at,
    }));
}

export const anyTwins: fc.Arbitrary<Twins> = anyShared.chain((shared) =>
  fc.record({ one: anyTwin(shared), other: anyTwin(shared), steps: fc.constant(stepsOf(shared)) }),
);

/** The special prize and the actor, those called up together, and two for each who was named by themselves. */
function stepsOf({ named }: Shared): number {
  const together = named.filter(({ prize }) => prize === 0).length;
  return 3 + Math.min(together, 1) + 2 * (named.length - together);
}

/** Every prize of the ladder has somebody. */
export const LOWEST: Twin = {
  marks: new Map(TEAMS.map((team, t) => [team, [8 - t, 8 - t] as const])),
  prizes: new Map(LADDER.map((prize, p) => [prize, TEAMS.slice(6 - 2 * p, 8 - 2 * p)])),
  at: TEAMS.flatMap((_, t) => [10 * t, 10 * t + 5]),
};

const reason = 'Ban Tổ chức quyết định';

/** From the first sheet to the approval, whatever the hall is shown meanwhile. */
export function approving({ marks, prizes, at }: Twin): Act[] {
  const rounds = ['r1', 'r2'];
  const decided = [
    ...[...prizes].map(([prize, teams]) => by('organiser', 'award.decide', { prize, teams, reason })),
    by('organiser', 'award.decide', { prize: SPECIAL, teams: ['t1'], reason }),
    by('organiser', 'award.decide', { prize: ACTOR, recipient: 'Cụ Phạm Thị Mai', reason }),
    ...rounds.map((round) => by('mc', 'round.close', { round })),
    by('organiser', 'result.approve'),
  ];
  const sheets = [...marks].flatMap(([team, of], t) =>
    rounds.map((round, r) =>
      act(at[2 * t + r] ?? 0, by('gk1', 'sheet.submit', { round, team, marks: { c1: of[r] ?? 0 } })),
    ),
  );
  return [
    ...rounds.map((round) => act(0, by('mc', 'round.open', { round }))),
    ...sheets,
    ...decided.map((past) => act(1000, past)),
  ];
}
