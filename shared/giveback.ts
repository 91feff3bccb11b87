import { isWhole, sheetKey, without, type JudgeCommand, type Marks, type Outbox } from './box.ts';
import type { TeamId } from './contest.ts';
import { holds, type Place, type Standing } from './lineage.ts';
import type { RoundSetup } from './wire.ts';

/**
 * A log that was restored from a backup made before lacks the last state of some sheets. They go there first of all, as
 * they were, and nothing of them is forgotten here before that is in the queue. One whose round or team that log does
 * not know waits until it does. `seed` is a new UUID; theirs are made of it.
 */
export function giveBackTo(log: Standing, box: Outbox, seed: string): Outbox {
  const lacked = sheetsOf(box).filter(({ place }) => place.seq > 0 && !holds(log, place));
  if (lacked.length === 0) return box;
  const commands = lacked.flatMap((sheet, i) => commandOf(sheet, idFrom(seed, i)));
  let { truth, landed } = box;
  for (const { round, team } of lacked) {
    const at = sheetKey(round.id, team);
    [truth, landed] = [without(truth, at), without(landed, at)];
  }
  const first = Math.min(0, ...box.queue.map((one) => one.order)) - commands.length;
  const given = commands.map((command, i) => ({ command, order: first + i }));
  return { ...box, truth, landed, queue: [...given, ...box.queue] };
}

interface Sheet {
  readonly round: RoundSetup;
  readonly team: TeamId;
  readonly marks: Marks;
  readonly note: string;
  readonly place: Place;
  readonly handedIn: boolean;
  /** This tablet did it. */
  readonly mine: boolean;
}

/** As they were acknowledged last. */
function sheetsOf({ setup, truth, landed }: Outbox): Sheet[] {
  const all = (setup?.rounds ?? []).flatMap((round) => (setup?.teams ?? []).map(({ id: team }) => ({ round, team })));
  return all.flatMap((sheet) => {
    const at = sheetKey(sheet.round.id, sheet.team);
    const [shown, since] = [truth[at], landed[at]];
    const last = since ?? shown;
    if (!last) return [];
    const { place, handedIn } = last;
    const marks = { ...shown?.marks, ...since?.marks };
    return [{ ...sheet, marks, note: since?.note ?? shown?.note ?? '', place, handedIn, mine: since !== undefined }];
  });
}

/** What was handed in is given back; a draft is saved again, whole. */
function commandOf({ round, team, marks, note, place, handedIn, mine }: Sheet, id: string): JudgeCommand[] {
  const sheet = { id, round: round.id, team, ...(note === '' ? {} : { note }) };
  if (handedIn && isWhole(round, marks)) return [{ ...sheet, ...place, type: 'sheet.giveBack', marks }];
  // Emptied, perhaps because it was moved to another judge: marks that are only there are not wiped out by it.
  const isEmpty = !mine && note === '' && Object.values(marks).every((mark) => mark === null);
  return isEmpty ? [] : [{ ...sheet, type: 'marks.save', marks, of: place }];
}

/** The second of a UUID's five parts is counted up. */
function idFrom(seed: string, i: number): string {
  const part = (parseInt(seed.slice(9, 13), 16) + i) % 0x10000;
  return seed.slice(0, 9) + part.toString(16).padStart(4, '0') + seed.slice(13);
}
