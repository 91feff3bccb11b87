import { outcome as messages } from '../../shared/messages/outcome.ts';
import type { ContestSetup, Outcome } from '../../shared/wire.ts';
import { words } from '../state/lang.svelte.ts';
import { personName, roundName, teamText } from './say.ts';
import { timeOfDay } from './time.ts';

/** What stands in the way of approving, in words; nothing, and it can be approved. */
export function inTheWay(setup: ContestSetup, { blockers }: Outcome): string[] {
  const w = words(messages);
  return [
    ...blockers.openRounds.map((round) => w.openRound(roundName(setup, round))),
    ...(blockers.reopened > 0 ? [w.reopened(blockers.reopened)] : []),
    ...blockers.prizes.map((prize) => w.contended(prize)),
  ];
}

/** What should be known before approving. */
export function doubtsAbout(setup: ContestSetup, { lapsed, doubts }: Outcome): string[] {
  const w = words(messages);
  return [
    ...(lapsed ? [w.lapsed(personName(setup, lapsed.by), timeOfDay(lapsed.at))] : []),
    ...(doubts.prizes.length > 0 ? [w.nobody(doubts.prizes.join(', '))] : []),
    ...(doubts.teams.length > 0 ? [w.lacking(doubts.teams.map((team) => teamText(setup, null, team)).join(', '))] : []),
    ...(doubts.choices > 0 ? [w.choices(doubts.choices)] : []),
  ];
}
