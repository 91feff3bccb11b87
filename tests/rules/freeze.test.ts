import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { isRefusal, type Happened } from '../../shared/define.ts';
import { at } from '../../shared/spec.ts';
import type { State } from '../../shared/state.ts';
import { audienceScene } from '../../shared/views/audience.ts';
import { contestSetup } from '../../shared/views/setup.ts';
import { PINNED } from '../../shared/scene.ts';
import { allMarked, shown } from '../commands/past.ts';
import { by, decide, given, type Past } from '../story.ts';
import { actsOf, file, half, HIDDEN, mc, round, type Act } from '../quiet/hidden.ts';

/** What reaches an audience, whatever happens behind the board. */

vi.setConfig({ testTimeout: 60_000 });

/** Everything that any screen of the hall could be sent. */
function seen(state: State): string {
  const scenes = [undefined, ...PINNED].map((show) => audienceScene(state, show));
  return JSON.stringify([scenes, contestSetup(state, 'audience')]);
}

/** All closed, nobody level: it may be approved. */
const over = allMarked(file, (id) => Number(id.slice(1)));

test('[F7] while frozen, no sheet, deduction, decision or approval moves one byte of what the hall is sent', () => {
  const scenes: Past[][] = [
    [shown('round', 'r1')],
    [shown('overall')],
    [shown('progress', 'r2')],
    [shown('overall'), shown('round', 'r2'), shown('progress', 'r3'), shown('onStage', 'r3')],
    [shown('draw', 'r1')],
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(half, half, over),
      fc.constantFrom(...scenes),
      fc.array(actsOf(HIDDEN), { minLength: 1, maxLength: 25 }),
      (day, before, acts) => {
        const story = given(file, ...day, ...before, by('mc', 'board.freeze'));
        const after = acts.reduce((one, act) => (isTaken(one, act) ? one.and(act) : one), story);
        expect(seen(after.state)).toBe(seen(story.state));
      },
    ),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test('[F1] [F3] live, a figure is sent for no team whose panel still owes a sheet, in no scene but round and overall', () => {
  const acts: readonly Act[] = [
    ...HIDDEN,
    [
      mc,
      'board.show',
      fc.oneof(
        fc.record({ what: fc.constantFrom('overall', 'welcome') }),
        fc.record({ what: fc.constantFrom('round', 'progress', 'onStage'), round }),
      ),
    ],
  ];
  fc.assert(
    fc.property(fc.array(actsOf(acts), { minLength: 1, maxLength: 40 }), (all) => {
      let story = given(file, ...half, shown('round', 'r2'));
      for (const act of all) {
        if (!isTaken(story, act)) continue;
        story = story.and(act);
        const { state } = story;
        const scene = audienceScene(state);
        const isWhole = (r: number, id: string) => {
          const { sheets } = at(
            at(state.rounds, r).teams,
            file.teams.findIndex((one) => one.id === id),
          );
          const marking = sheets.filter((sheet) => sheet.recused === null);
          return marking.length > 0 && marking.every((sheet) => sheet.status === 'handedIn');
        };
        if (scene.what === 'round') {
          const r = file.rounds.findIndex((one) => one.id === scene.round);
          for (const [id, score, rank] of scene.rows)
            expect([id, score !== null, rank !== null]).toEqual([id, isWhole(r, id), isWhole(r, id)]);
        } else if (scene.what === 'overall') {
          for (const [id, parts] of scene.rows)
            expect(parts.map((part) => part !== null)).toEqual(file.rounds.map((_, r) => isWhole(r, id)));
        } else expect(JSON.stringify(scene)).not.toMatch(/score|rank|rows|marks/);
      }
    }),
    { numRuns: 150, interruptAfterTimeLimit: 20_000 },
  );
});

test('[F7] what is sent after the freeze is what was sent before it', () => {
  const live = given(file, ...half, shown('overall')).state;
  const frozen = given(
    file,
    ...half,
    shown('overall'),
    by('mc', 'board.freeze'),
    shown('blank'),
    shown('overall'),
  ).state;
  const { frozen: _, ...before } = audienceScene(live) as { frozen: boolean };
  const { frozen: __, ...after } = audienceScene(frozen) as { frozen: boolean };
  expect(after).toEqual(before);
});

function isTaken(story: { state: State; now: number }, act: Past): boolean {
  if (!('told' in act)) return true;
  const decided: Happened | object = decide(story, act.told, act.who);
  return !isRefusal(decided);
}
