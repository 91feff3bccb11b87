import type { TeamId } from '../../shared/contest.ts';
import type { McWords } from '../../shared/messages/mc.ts';
import type { RevealStep, WinnerWire } from '../../shared/scene.ts';

/** What a step of the reveal does, without its winners. */
export function stepText(step: RevealStep, w: McWords): string {
  switch (step.kind) {
    case 'title':
      return w.reveal.opening;
    case 'together':
      return w.reveal.together(step.prize);
    case 'announce':
      return w.reveal.announce(step.prize);
    case 'each':
      return w.reveal.each(step.prize);
  }
}

/** What the hall sees at a step, without its winners. */
export function seenText(step: RevealStep, w: McWords): string {
  switch (step.kind) {
    case 'title':
      return w.reveal.sees.title;
    case 'together':
      return w.reveal.sees.together(step.prize);
    case 'announce':
      return w.reveal.sees.announce(step.prize);
    case 'each':
      return w.reveal.sees.each(step.prize);
  }
}

/** Who presents the prize of this step: no secret, and the MC asks them up. */
export function presenterOf(step: RevealStep): string | undefined {
  return step.kind === 'title' ? undefined : step.presenter;
}

export function winnersOf(step: RevealStep): WinnerWire[] {
  switch (step.kind) {
    case 'title':
    case 'announce':
      return [];
    case 'together':
      return step.winners;
    case 'each':
      return [step.winner];
  }
}

export function winnerText(winner: WinnerWire, w: McWords, nameOf: (team: TeamId) => string): string {
  if ('team' in winner) return nameOf(winner.team);
  return 'words' in winner ? winner.words : w.reveal.sample(winner.sample);
}
