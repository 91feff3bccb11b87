import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start } from '../../shared/messages/start.ts';
import type { ClockView, JudgeView } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { contest } from '../builders.ts';
import { withCodes } from '../people/codes.ts';
import { Person } from '../people/person.ts';
import { freePort, MAIN, runApart, type Apart } from '../process.ts';

const { file, codes } = withCodes(contest({ rounds: [{ mode: 'gallery' }] }));
const GK1 = codes.judges['gk1'] ?? '';
const running: Apart[] = [];
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  writeFileSync(join(folder, 'contest.json'), JSON.stringify(file));
});
afterAll(async () => {
  await Promise.all(running.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
});

async function run(data: string, ...flags: string[]): Promise<Apart> {
  const port = await freePort();
  const server = await runApart([MAIN, '--data', join(folder, data), '--port', String(port), ...flags], port);
  running.push(server);
  return server;
}

test('the laptop dies, and another goes on from the stick: at another address, with the same codes and sessions', async () => {
  const stick = join(folder, 'stick');
  const first = await run('first', '--contest', join(folder, 'contest.json'), '--backup', stick);
  const mc = await Person.join<PanelView>('mc', first.address, codes.mc);
  const judge = await Person.join<JudgeView>('gk1', first.address, GK1);
  await mc.send('round.open', { round: 'r1' });
  await judge.send('sheet.submit', { round: 'r1', team: 't1', marks: { c1: 7 } });
  const seq = await mc.send('round.close', { round: 'r1', force: true, reason: 'Nghỉ trưa' });
  await mc.sees(({ copies }) => copies?.last ?? null);
  await mc.send('round.reopen', { round: 'r1', reason: 'Còn phiếu chưa nộp' });
  const lost = await judge.send('sheet.submit', { round: 'r1', team: 't2', marks: { c1: 8 } });
  const { log } = await judge.sees((view) => (view.seq >= lost ? view : null));
  process.kill(first.pid, 'SIGKILL');
  await first.ended;

  const [backup = ''] = readdirSync(stick);
  const second = await run('second', '--restore', join(stick, backup));
  expect(second.said()).toMatch(/(Restored from|Đã khôi phục từ) “.*stick/);
  const again = await Person.join<JudgeView>('gk1', second.address, GK1);
  const seen = await again.sees((view) => view);
  expect(seen.log).toMatch(new RegExp(`^${log}-[a-z0-9]+$`));
  expect([seen.seq, seen.forks]).toEqual([seq + 1, [[log, seq]]]);
  expect(seen.rounds[0]?.letters).toBe('h..');
  const kept = new Person<JudgeView>('gk1', second.address, judge.handshake);
  expect((await kept.sees((view) => view)).log).toBe(seen.log);
  for (const person of [mc, judge, again, kept]) person.leave();
});

test('a trial run is on a copy, says so to everybody, and leaves nothing', async () => {
  const isTrial = async (address: string): Promise<unknown> => (await fetch(`${address}/api/trial`)).json();
  const real = await run('trial', '--contest', join(folder, 'contest.json'));
  expect(await isTrial(real.address)).toEqual({ trial: false });
  await real.stop();
  const path = join(folder, 'trial', 'hoi-thi.sqlite');
  const before = readFileSync(path);
  const stands = readdirSync(join(folder, 'trial'));

  const trial = await run('trial', '--rehearsal', '--robots');
  expect(await isTrial(trial.address)).toEqual({ trial: true });
  await expect.poll(() => Object.values(start).some(({ stopTrial }) => trial.said().includes(stopTrial))).toBe(true);
  const mc = await Person.join<PanelView>('mc', trial.address, codes.mc);
  const clock = await Person.join<ClockView>('timekeeper', trial.address, codes.timekeeper);
  const hall = new Person<{ now: number }>('screen', trial.address, {});
  const own = await Person.join<JudgeView>('gk1', trial.address, GK1);
  const all = [mc, clock, hall, own];
  for (const person of all) await person.sees((_, { rehearsal }) => (rehearsal ? true : null));
  expect((await mc.sees((view) => view)).copies).toBeNull();
  await mc.send('round.open', { round: 'r1' });
  // Whoever has a tablet here marks for themselves; for the others a robot does.
  await mc.sees(({ focus }) => focus.teams.some(({ letters }) => letters.startsWith('oh')) || null);
  for (const person of all) person.leave();
  await trial.stop();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(join(folder, 'trial'))).toEqual(stands);
});
