import type { Contest, JudgeId, RoundId, TeamId } from '../../shared/contest.ts';

/** One judge takes over from another in the middle of the day. */
export interface Replacement {
  readonly old: JudgeId;
  readonly id: string;
  readonly name: string;
  readonly head: boolean;
  readonly round: RoundId;
  /** The round's teams in running order that come before the change, and from it on. */
  readonly before: readonly TeamId[];
  readonly after: readonly TeamId[];
  /** Later rounds that are taken over whole. */
  readonly later: readonly RoundId[];
  readonly reason: string;
  /** Why the new judge does not mark the earlier teams: the reason is the old judge's, not theirs. */
  readonly joining: string;
}

export type Step =
  | { readonly does: 'add' | 'code'; readonly type: string; readonly fields: object }
  | { readonly does: 'before' | 'stop'; readonly type: string; readonly fields: object }
  | { readonly does: 'later'; readonly round: RoundId; readonly type: string; readonly fields: object };

/**
 * The commands in turn. The new judge is kept out of the earlier teams right after joining the panel, so that those are
 * hardly a moment without a whole panel; the code comes last, when there is something to mark.
 */
export function replacementSteps(contest: Contest, to: Replacement): Step[] {
  const { old, id, round, before, after, later, reason, joining } = to;
  const recuse = 'judge.recuse';
  return [
    { does: 'add', type: 'contest.set', fields: { contest: withJudge(contest, to), reason } },
    ...(before.length > 0
      ? [{ does: 'before', type: recuse, fields: { judge: id, round, teams: before, reason: joining } } as const]
      : []),
    { does: 'stop', type: recuse, fields: { judge: old, round, teams: after, reason } },
    ...later.map(
      (one) => ({ does: 'later', round: one, type: recuse, fields: { judge: old, round: one, reason } }) as const,
    ),
    { does: 'code', type: 'access.renew', fields: { person: id } },
  ];
}

/** The new judge comes last, so that nobody else changes place or colour. */
function withJudge(contest: Contest, { id, name, head, round, later, old }: Replacement) {
  const rounds = [round, ...later];
  const judges = contest.judges.map((judge) => (head && judge.id === old ? { ...judge, head: false } : judge));
  return { ...contest, judges: [...judges, { id, name, rounds, ...(head ? { head } : {}) }] };
}

/** An id that is free, in the manner of the panel's others: gk6 beside five judges. */
export function nextId(taken: readonly string[]): string {
  const last = taken[taken.length - 1] ?? '';
  const stem = last.replace(/\d+$/, '') || 'gk';
  let number = taken.length + 1;
  while (taken.includes(`${stem}${String(number)}`)) number++;
  return `${stem}${String(number)}`;
}
