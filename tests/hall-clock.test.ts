import { expect, test } from 'vitest';
import { hallClock } from '../server/hall-clock.ts';
import { DAWN } from './story.ts';

const HOUR = 3_600_000;

/** A laptop whose clocks are moved by hand. */
function laptop() {
  const clocks = { wall: DAWN, steady: 0, up: 50_000 };
  return {
    set: (wall: number) => (clocks.wall = wall),
    passes: (ms: number) => {
      clocks.wall += ms;
      clocks.steady += ms;
      clocks.up += ms;
    },
    sleeps: (ms: number) => {
      clocks.wall += ms;
      clocks.up += ms;
    },
    machine: { wall: () => clocks.wall, steady: () => clocks.steady, up: () => clocks.up },
  };
}

test('the hall’s clock runs on, whoever sets the laptop’s', () => {
  const { set, passes, machine } = laptop();
  const now = hallClock(0, machine);
  passes(5000);
  expect(now()).toBe(DAWN + 5000);
  for (const wrong of [DAWN - HOUR, DAWN + 24 * HOUR]) {
    set(wrong);
    const before = now();
    passes(300);
    expect(now()).toBe(before + 300);
  }
});

test('a laptop that slept with its lid closed slept in the hall’s time too', () => {
  const { passes, sleeps, machine } = laptop();
  const now = hallClock(0, machine);
  passes(2000);
  sleeps(10 * 60_000);
  passes(1000);
  expect(now()).toBe(DAWN + 603_000);
  passes(1000);
  expect(now()).toBe(DAWN + 604_000);
});

test('an uptime that is told in whole seconds is no sleep', () => {
  const { passes, machine } = laptop();
  passes(999);
  const whole = { ...machine, up: () => Math.floor(machine.up() / 1000) * 1000 };
  const now = hallClock(0, whole);
  const began = now();
  for (let ran = 1001; ran < 10_000; ran += 1001) {
    passes(1001);
    expect(now()).toBe(began + ran);
  }
});

test('it begins no earlier than the log ends, though the laptop’s clock was set back before the start', () => {
  const { passes, machine } = laptop();
  const now = hallClock(DAWN + HOUR, machine);
  passes(1000);
  expect(now()).toBe(DAWN + HOUR + 1000);
});
