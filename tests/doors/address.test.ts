import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { toldPort, watchAddress } from '../../server/address.ts';
import { Alarms } from '../../server/alarms.ts';
import { Reach } from '../../server/reach.ts';

const OLD = 'http://192.168.1.20:3000';
const NEW = 'http://192.168.1.77:3000';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The notes that one start leaves for the next. */
const notes = new Map<string, string>();
const file = {
  meta: (key: string) => notes.get(key) ?? null,
  setMeta: (key: string, value: string) => void notes.set(key, value),
};

function started(addresses: string[]): { alarms: Alarms; said: string[]; reach: Reach; stop: () => void } {
  const alarms = new Alarms(() => undefined);
  const said: string[] = [];
  const reach = new Reach(() => undefined);
  const say = (was: string, now: string) => said.push(`${was} → ${now}`);
  const seen = (all: readonly string[]) => {
    reach.isAt(all);
  };
  const stop = watchAddress({ file, alarms, current: () => addresses, seen, clock: () => 1000, say });
  return { alarms, said, reach, stop };
}

test('another address than at the last start is shouted about until the next, or until it is back', () => {
  notes.clear();
  const first = started([OLD]);
  expect(first.alarms.all).toEqual([]);
  first.stop();

  const addresses = [NEW];
  const second = started(addresses);
  expect(second.alarms.all).toEqual([{ kind: 'address', at: 1000, was: OLD, now: NEW }]);
  expect(second.said).toEqual([`${OLD} → ${NEW}`]);
  addresses.push(OLD);
  vi.advanceTimersByTime(10_000);
  expect(second.alarms.all).toEqual([]);
  second.stop();
  expect(started([NEW]).alarms.all).toEqual([]);
});

test('one that goes while the hall uses it is shouted about once, and not any more when it is back', () => {
  notes.clear();
  const addresses = [OLD];
  const hall = started(addresses);
  expect(hall.reach.wire.addresses).toEqual([OLD]);
  addresses[0] = NEW;
  vi.advanceTimersByTime(20_000);
  expect(hall.alarms.all).toEqual([{ kind: 'address', at: 1000, was: OLD, now: NEW }]);
  expect(hall.reach.wire.addresses).toEqual([NEW]);
  expect(hall.said).toHaveLength(1);
  addresses[0] = OLD;
  vi.advanceTimersByTime(10_000);
  expect(hall.alarms.all).toEqual([]);
});

test('a laptop without a network is nowhere else: what the hall was told stays until there is another', () => {
  notes.clear();
  started([OLD]).stop();
  const addresses = ['http://127.0.0.1:3000'];
  const hall = started(addresses);
  expect(hall.alarms.all).toEqual([]);
  addresses[0] = OLD;
  vi.advanceTimersByTime(10_000);
  expect(hall.alarms.all).toEqual([]);
  addresses[0] = 'http://169.254.7.7:3000';
  vi.advanceTimersByTime(10_000);
  expect(hall.alarms.all).toEqual([]);
  addresses[0] = NEW;
  vi.advanceTimersByTime(10_000);
  expect(hall.alarms.all).toEqual([{ kind: 'address', at: 1000, was: OLD, now: NEW }]);
  expect(notes.get('address')).toBe(OLD);
});

test('the port that the hall was told is known at the next start', () => {
  const told = (address: string | null) => toldPort({ meta: () => address });
  expect(told(null)).toBeNull();
  expect(told('http://192.168.1.10')).toBe(80);
  expect(told('https://192.168.1.10')).toBe(443);
  expect(told('http://192.168.1.10:3000')).toBe(3000);
});
