import { BrokenChain } from '../../db/log.ts';
import { act } from './acts.ts';
import { heal } from './heal.ts';
import { Broken } from './ledger.ts';
import type { Plants } from './plants.ts';
import { Stage } from './stage.ts';
import { Trace } from './trace.ts';

export interface Played {
  readonly trace: string;
  readonly broken: Broken | null;
  readonly rows: number;
}

/** One day from one seed: so many steps, then everything is put right. */
export function play(seed: number, steps: number, plants: Plants = {}, trace = new Trace()): Played {
  const stage = new Stage(String(seed), plants, trace);
  const chance = stage.chance.of('acts');
  let broken: Broken | null = null;
  try {
    for (let step = 0; step < steps; step++) {
      act(stage, chance);
      stage.clock.play(pause(chance.next(), chance.next()));
      for (const page of stage.judges) stage.ledger.checkPage(page);
      if (stage.broken) throw stage.broken;
    }
    heal(stage, stage.chance.of('heal'));
    if (stage.broken) throw stage.broken;
  } catch (error) {
    if (error instanceof Broken) broken = error;
    else if (error instanceof BrokenChain) broken = new Broken('chain', error.message);
    else throw error;
    stage.note('BROKEN', broken.message);
  }
  return { trace: trace.hash, broken, rows: stage.disk.rows.length };
}

/** Mostly the time between two taps, now and then a while. */
function pause(kind: number, share: number): number {
  if (kind < 0.75) return 25 + share * 225;
  return kind < 0.97 ? 250 + share * 1250 : 1500 + share * 6000;
}
