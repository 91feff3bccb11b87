import { outcome as messages } from '../../shared/messages/outcome.ts';
import type { ContestSetup, LapseWire, Outcome } from '../../shared/wire.ts';
import { words } from '../state/lang.svelte.ts';
import { points } from './points.ts';
import { personName, roundName, roundShort, teamText } from './say.ts';
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
    ...(lapsed ? [lapseText(setup, lapsed)] : []),
    ...(doubts.prizes.length > 0 ? [w.nobody(doubts.prizes.join(', '))] : []),
    ...(doubts.teams.length > 0 ? [w.lacking(doubts.teams.map((team) => teamText(setup, null, team)).join(', '))] : []),
    ...(doubts.choices > 0 ? [w.choices(doubts.choices)] : []),
  ];
}

/** Whose approval, and what took it away. */
export function lapseText(setup: ContestSetup, { by, at, change }: LapseWire): string {
  const w = words(messages);
  const said = new Map(Object.entries(w.changes)).get(change.type) ?? w.changed;
  const round = change.rounds.length === 1 ? (change.rounds[0] ?? null) : null;
  const what = said({
    by: personName(setup, change.by),
    where: [
      ...few(change.teams.map((team) => teamText(setup, round, team))),
      ...few(change.rounds.map((one) => roundShort(roundName(setup, one)))),
    ].join(', '),
    judges: few(change.judges).join(', '),
    prize: change.prize ?? '',
    points: points(change.points, setup.decimals, 0),
  });
  return w.lapsed(personName(setup, by), timeOfDay(at), what, timeOfDay(change.at));
}

const FEW = 3;

function few(names: readonly string[]): string[] {
  return names.length <= FEW ? [...names] : [...names.slice(0, FEW - 1), `… (+${String(names.length - FEW + 1)})`];
}
