import { commands } from '../commands/index.ts';
import { isRefusal } from '../define.ts';
import { fold } from '../fold.ts';
import type { SceneWire } from '../scene.ts';
import type { State } from '../state.ts';
import type { SceneAsked } from '../wire.ts';
import { audienceScene } from './audience.ts';

/** What the projector would be sent if this were shown now; null where that would be refused. */
export function previewScene(state: State, asked: SceneAsked): SceneWire | null {
  const read = commands['board.show'].read('board.show', asked);
  if (isRefusal(read)) return null;
  const shown = read.decide(state, { role: 'mc' }, { now: state.at, seed: '' });
  if (isRefusal(shown)) return null;
  const { type, ...data } = shown;
  return audienceScene(fold(state, { seq: state.seq + 1, at: state.at, person: 'mc', type, data }));
}
