import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import { common } from '../../shared/messages/common.ts';
import { splitName, twoDigits } from '../../shared/names.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { roundOf, teamNumber, teamPlace } from './team.ts';
import { words } from '../state/lang.svelte.ts';

/** “Số 07 · HÀ LAI” as plain text, for buttons. */
export function teamText(setup: ContestSetup, round: RoundId | null, team: TeamId): string {
  const number = teamNumber(setup, round, team);
  const own = unbroken(ownName(setup, team));
  return number === null ? own : `${unbroken(words(common).number(twoDigits(number)))}\u00a0· ${own}`;
}

const SHORT = 16;

/** A short name stays on one line. */
function unbroken(name: string): string {
  return name.length <= SHORT ? name.replace(/ /g, '\u00a0') : name;
}

/** “HÀ LAI” */
export function ownName(setup: ContestSetup, team: TeamId): string {
  return splitName(setup.teams[teamPlace(setup, team)]?.name ?? team).own.toLocaleUpperCase('vi');
}

/** “Xã HÀ LAI”, in a sentence. */
export function fullName(setup: ContestSetup, team: TeamId): string {
  const { kind } = splitName(setup.teams[teamPlace(setup, team)]?.name ?? team);
  return `${kind ? `${kind}\u00a0` : ''}${unbroken(ownName(setup, team))}`;
}

export function roundName(setup: ContestSetup, round: RoundId | null): string {
  return roundOf(setup, round)?.name ?? round ?? '';
}

/** Without the words that all parts share: “Phần thi Chào hỏi” is “Chào hỏi” on a tab. */
export function roundShort(name: string): string {
  const short = name.replace(/^phần thi\s+/i, '');
  return short.charAt(0).toLocaleUpperCase('vi') + short.slice(1);
}

export function judgeName(setup: ContestSetup, judge: JudgeId): string {
  return setup.judges.find((one) => one.id === judge)?.name ?? judge;
}

/** Whoever did something: a judge by name, an office by its word. */
export function personName(setup: ContestSetup, person: string): string {
  const judge = setup.judges.find((one) => one.id === person);
  if (judge) return judge.name;
  const w = words(common);
  return person === 'organiser' ? w.organiser : person === 'mc' ? w.mc : person;
}
