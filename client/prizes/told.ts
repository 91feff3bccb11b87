import { screen } from '../../shared/messages/screen.ts';
import { SENT } from '../../shared/messages/prizes.ts';
import type { AwardWire, WinnerWire } from '../../shared/scene.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { teamPlace } from '../parts/team.ts';

/** What is sent on of a contest, in words. */
export interface Told {
  readonly title: string;
  /** Date and place. */
  readonly where: string;
  /** Each prize that somebody has. */
  readonly prizes: readonly { readonly prize: string; readonly winners: readonly string[] }[];
}

export function told(setup: ContestSetup, prizes: readonly AwardWire[]): Told {
  const w = screen.vi;
  const nameOf = (winner: WinnerWire) => {
    if ('team' in winner) return setup.teams[teamPlace(setup, winner.team)]?.name ?? winner.team;
    return 'words' in winner ? winner.words : w.sample(winner.sample);
  };
  return {
    title: setup.title,
    where: [setup.date && w.date(setup.date), setup.venue].filter((part) => part !== '').join(' · '),
    prizes: prizes
      .filter(({ winners }) => winners.length > 0)
      .map(({ prize, winners }) => ({ prize, winners: winners.map(nameOf) })),
  };
}

/** So many stand on the prize's own line. */
const FEW = 2;

/** As plain text, for a message. */
export function asText({ title, where, prizes }: Told): string {
  const lines = prizes.flatMap(({ prize, winners }) =>
    winners.length <= FEW ? [`${prize}: ${winners.join('; ')}`] : [`${prize}:`, ...winners.map((name) => `- ${name}`)],
  );
  const head = [title.toLocaleUpperCase('vi'), where].filter((line) => line !== '');
  return [...head, '', SENT.results.toLocaleUpperCase('vi'), ...lines, '', SENT.thanks].join('\n');
}
