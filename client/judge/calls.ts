import type { RoundId, TeamId } from '../../shared/contest.ts';
import type { ShownSheet } from '../../shared/shown.ts';
import type { ContestSetup, JudgeView, RoundSetup } from '../../shared/wire.ts';
import { roundOf, teamPlace } from '../parts/team.ts';
import { mayMark } from './sheets.ts';

/** What waits for this judge elsewhere than on what the page shows. */
export type Call =
  | { readonly kind: 'stage' | 'givenBack'; readonly round: RoundId; readonly team: TeamId }
  | { readonly kind: 'open'; readonly round: RoundId };

/** What the page shows: a sheet, or a round's sheets to mark (the list), or a round's own marks. */
export interface Shown {
  readonly what: 'sheet' | 'list' | 'mine';
  readonly round: RoundId | undefined;
  readonly team?: TeamId | undefined;
  /** Marks can be put on it now. */
  readonly isMarkable?: boolean;
}

type Sheet = (round: RoundSetup, team: TeamId, place: number) => ShownSheet;

/** The team on stage and a sheet given back; where neither is, and nothing here is to be marked, another open part. */
export function callsFor(setup: ContestSetup, view: JudgeView, shown: Shown, sheet: Sheet): Call[] {
  const waits = (kind: 'stage' | 'givenBack') => (one: { round: RoundId; team: TeamId }) => {
    const isHere = one.round === shown.round && (shown.what === 'list' || one.team === shown.team);
    const round = roundOf(setup, one.round);
    const status = view.rounds.find(({ id }) => id === one.round)?.status;
    if (isHere || !round || !status) return false;
    const { letter, pending } = sheet(round, one.team, teamPlace(setup, one.team));
    return pending !== 'handIn' && (letter === 'r') === (kind === 'givenBack') && mayMark(letter, status);
  };
  const stage = (view.stage ? [view.stage] : []).find(waits('stage'));
  const givenBack = view.rounds
    .flatMap(({ id, letters }) =>
      setup.teams.flatMap(({ id: team }, place) => (letters.charAt(place) === 'r' ? [{ round: id, team }] : [])),
    )
    .find(waits('givenBack'));
  const open =
    shown.what === 'mine' || (shown.what === 'sheet' && shown.isMarkable !== true)
      ? view.rounds.find((one) => one.id !== shown.round && one.status === 'open' && /[.obc]/.test(one.letters))
      : undefined;
  const sheets: Call[] = [
    ...(stage ? [{ kind: 'stage', ...stage } as const] : []),
    ...(givenBack ? [{ kind: 'givenBack', ...givenBack } as const] : []),
  ];
  return sheets.length === 0 && open ? [{ kind: 'open', round: open.id }] : sheets;
}
