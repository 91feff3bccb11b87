import type { ScreenWords } from '../../shared/messages/screen.ts';
import type { RevealStep } from '../../shared/scene.ts';
import type { ContestSetup } from '../../shared/wire.ts';
import { points } from './points.ts';
import { fullName } from './say.ts';

/** By how much who is named is ahead of who was named before, in words; nothing where they did not contend. */
export function marginText(
  setup: ContestSetup,
  { margin }: Extract<RevealStep, { kind: 'each' }>,
  w: ScreenWords,
): string {
  if (!margin) return '';
  const before = fullName(setup, margin.team);
  if (margin.points > 0) return w.ahead(before, points(margin.points, setup.decimals));
  return margin.shared ? w.levelRank(before) : w.levelPoints(before);
}
