import { z } from 'zod';
import { CriterionId, LogId } from './contest.ts';
import { judgeName, judgeOf, refuse, roundName, teamName, type Person, type Refusal } from './define.ts';
import type { Place } from './lineage.ts';
import { formatPoints, fromPoints, toPoints, type Points } from './points.ts';
import { at, points, type RoundSpec, type Spec } from './spec.ts';
import { isWithdrawn, sheetAt, type Sheet, type State } from './state.ts';

/** What the commands on sheets share: reading marks, and who may mark what now. RULES.md: M1–M3. */

export const Marks = z.record(CriterionId, z.number());
export const SomeMarks = z.record(CriterionId, z.number().nullable());
/** Where a tablet's sheet was acknowledged before. */
export const place = { log: LogId, seq: z.int().min(1) };

/** First that every criterion exists, then that every mark is on its scale. */
export function checkMarks(round: RoundSpec, marks: Readonly<Record<string, number | null>>): Refusal | null {
  const unknown = Object.keys(marks).find((id) => !round.criterionAt.has(id));
  if (unknown !== undefined) return refuse('not-found', (w) => w.noCriterion(unknown));
  for (const [id, mark] of Object.entries(marks)) {
    const c = round.criterionAt.get(id) ?? 0;
    if (mark !== null && !isOnScale(round, c, mark)) {
      const { name } = at(round.round.criteria, c);
      const { min, max, step } = at(round.criteria, c);
      const text = (value: Points) => formatPoints(fromPoints(value), round.decimals, 0);
      return refuse('bad-request', (w) => w.offScale(name, text(min), text(max), text(step)));
    }
  }
  return null;
}

/** As `checkMarks`, and that no criterion is left out. */
export function checkAllMarks(round: RoundSpec, marks: Readonly<Record<string, number>>): Refusal | null {
  const bad = checkMarks(round, marks);
  if (bad) return bad;
  const missing = round.round.criteria.filter((criterion) => !Object.hasOwn(marks, criterion.id));
  if (missing.length === 0) return null;
  return refuse('bad-request', (w) => w.marksMissing(missing.map((criterion) => criterion.name).join(', ')));
}

/** `min` plus a multiple of `step`, at most `max`. */
export function isOnScale(round: RoundSpec, c: number, mark: number): boolean {
  const { min, max, step } = at(round.criteria, c);
  const value = toPoints(mark, round.decimals);
  return value !== null && value >= min && value <= max && (value - min) % step === 0;
}

/** By criterion; one that is not named keeps what it has. */
export function withMarks(
  round: RoundSpec,
  before: readonly (Points | null)[],
  marks: Readonly<Record<string, number | null>>,
): (Points | null)[] {
  // A criterion may bear any name, `constructor` too: only what was sent counts.
  const given = new Map(Object.entries(marks));
  return before.map((mark, c) => {
    const now = given.get(at(round.round.criteria, c).id);
    return now === undefined ? mark : now === null ? null : points(now);
  });
}

/** The same marks, in the same places. */
export function sameMarks(one: readonly (Points | null)[], other: readonly (Points | null)[]): boolean {
  return one.every((mark, c) => mark === other[c]);
}

/**
 * `was` is what the tablet took these marks to be when it changed them. Where another tablet of the same judge has
 * changed one meanwhile, and to something else, the judge has to see that first.
 */
export function changedElsewhere(
  round: RoundSpec,
  before: readonly (Points | null)[],
  was: Readonly<Record<string, number | null>>,
  marks: Readonly<Record<string, number | null>>,
): Refusal | null {
  const [seen, wanted] = [withMarks(round, before, was), withMarks(round, before, marks)];
  const c = before.findIndex((mark, i) => mark !== seen[i] && mark !== wanted[i]);
  if (c < 0) return null;
  const { name } = at(round.round.criteria, c);
  const mark = before[c] ?? null;
  const text = mark === null ? '' : formatPoints(fromPoints(mark), round.decimals, 0);
  return refuse('conflict', (w) => w.changedElsewhere(name, text));
}

/** Marked since this log went its own way, which the tablet that was acknowledged in another knew nothing of. */
export function isNewer({ lineage }: State, sheet: Sheet, { log, seq }: Place): boolean {
  const parted = log === lineage.log ? seq : (lineage.forks[lineage.forks.length - 1]?.[1] ?? 0);
  return sheet.seq > parted && sheet.marks.some((mark) => mark !== null);
}

/** The judge who asks, if on this round's panel. */
export function onPanel(spec: Spec, r: number, person: Person): Refusal | null {
  const j = judgeOf(person, spec);
  if (j === undefined) return refuse('not-allowed', (w) => w.notYours);
  const { panel } = at(spec.rounds, r);
  if (panel[j] === true) return null;
  return refuse('not-allowed', (w) => w.notOnPanel(judgeName(spec.contest, j), roundName(spec.contest, r)));
}

/** Whether judge `j` may put marks on this sheet now. A reopened sheet takes them though its round is closed. */
export function mayMark(state: State, r: number, t: number, j: number): Refusal | null {
  const { contest } = state;
  const sheet = sheetAt(state, r, t, j);
  if (sheet.status !== 'reopened') {
    const closed = mustBeOpen(state, r);
    if (closed) return closed;
  }
  const kept = isKeptOut(state, r, t, j);
  if (kept) return kept;
  if (sheet.status === 'handedIn') return refuse('conflict', (w) => w.handedIn(teamName(contest, t)));
  const round = at(state.rounds, r);
  const waits = at(contest.rounds, r).mode === 'stage' && !at(round.teams, t).called && sheet.status !== 'reopened';
  return waits ? refuse('conflict', (w) => w.teamNotCalled(teamName(contest, t))) : null;
}

/** Withdrawn teams and recused judges have no sheet to fill. */
export function isKeptOut(state: State, r: number, t: number, j: number): Refusal | null {
  const { contest } = state;
  if (isWithdrawn(state, r, t)) return refuse('conflict', (w) => w.withdrawn(teamName(contest, t)));
  if (sheetAt(state, r, t, j).recused !== null)
    return refuse('conflict', (w) => w.recused(judgeName(contest, j), teamName(contest, t)));
  return null;
}

export function mustBeOpen(state: State, r: number): Refusal | null {
  const name = roundName(state.contest, r);
  switch (at(state.rounds, r).status) {
    case 'open':
      return null;
    case 'pending':
      return refuse('closed', (w) => w.roundNotOpen(name));
    case 'closed':
      return refuse('closed', (w) => w.roundClosed(name));
  }
}
