import type { RoundId } from '../../shared/contest.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { SceneName } from '../../shared/scene.ts';

/** What the hall is shown with care: figures, or who has won. */
const WITH_FIGURES: readonly SceneName[] = ['round', 'overall', 'prizes', 'ranking', 'reveal'];

export function hasFigures(scene: SceneName): boolean {
  return WITH_FIGURES.includes(scene);
}

/** A board that was never shown before the freeze: the hall sees the welcome in its place. RULES.md: F4. */
export function isUnseen({ frozen, out }: PanelView['board'], scene: SceneName, round: RoundId | null): boolean {
  if (!frozen) return false;
  if (scene === 'overall') return !out.overall;
  return (scene === 'round' || scene === 'progress') && (round === null || !out[scene].includes(round));
}
