import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import type { Socket } from 'socket.io-client';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ContestFile } from '../../db/open.ts';
import type { Ack } from '../../shared/wire.ts';
import { contest, type File } from '../builders.ts';
import { withCodes } from '../people/codes.ts';
import { dial } from '../hall.ts';
import { join as enter, Person } from '../people/person.ts';
import { killAll, PREPARE, prepareServer, started, stopped, type Started } from './started.ts';

const TLS = fileURLToPath(new URL('tls/', import.meta.url));

beforeAll(prepareServer);

let folder: string;
let data: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
  data = join(folder, 'data');
});
afterEach(async () => {
  await killAll();
  rmSync(folder, { recursive: true, force: true });
});

function run(args: readonly string[], env: Record<string, string> = {}, program?: readonly string[]): Started {
  return started(['--data', data, '--host', '127.0.0.1', ...args], env, program);
}

/** Refused in one line that says this, with exit code 2. */
async function refuses(
  args: readonly string[],
  words: string | RegExp,
  env: Record<string, string> = {},
): Promise<void> {
  const { code, line } = await run(args, env).ended;
  expect(line).toMatch(words);
  expect(line.trimEnd().split('\n')).toHaveLength(1);
  expect(code).toBe(2);
}

function write(file: unknown, name = 'contest.json'): string {
  const path = join(folder, name);
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file));
  return path;
}

/** With codes that are known beforehand. */
const small = () => withCodes(contest({ rounds: [{ mode: 'gallery' }] }));
const serve = (file: File) => run(['--port', '0', '--contest', write(file)]);

describe('a start that cannot be is refused in one line, and nothing is written', () => {
  afterEach(() => {
    expect(existsSync(data)).toBe(false);
  });

  test('a flag that there is not', () =>
    refuses(
      ['--prot', '3000'],
      /“--prot”.*--port, --host, --data, --contest, --backup, --restore, --new-codes, --rehearsal, --robots, --open/,
    ));
  test('new codes for nobody of the contest that would be made', () =>
    refuses(['--port', '0', '--new-codes', 'gk9'], '“gk9”'));
  test('backups where no folder can be', async () => {
    const notes = write('notes', 'notes.txt');
    for (const path of [notes, join(notes, 'backup')]) await refuses(['--backup', path], 'không phải thư mục');
  });
  test('backups in the place for trial runs, by whatever way', async () => {
    const trial = join(data, 'hoi-thi-rehearsal');
    for (const path of [trial, join(trial, 'backup'), join(folder, 'other', '..', 'data', 'hoi-thi-rehearsal', 'x')])
      await refuses(['--port', '0', '--backup', path], 'chỗ dành cho chạy thử');
    symlinkSync(folder, join(folder, 'link'));
    await refuses(['--backup', join(folder, 'link', 'data', 'hoi-thi-rehearsal')], 'chỗ dành cho chạy thử');
  });
  test('a word too many', () => refuses(['3000'], '“3000”'));
  test('a flag without its value, also before another flag', async () => {
    await refuses(['--contest'], '--contest');
    await refuses(['--backup', '--rehearsal'], '--backup');
  });
  test('a port that is none', async () => {
    for (const port of ['70000', '-1', '80a', '1e3']) await refuses([`--port=${port}`], `Cổng “${port}”`);
    await refuses([], 'Cổng “many”', { PORT: 'many' });
  });
  test('a host that is not this machine’s', () => refuses(['--port', '0', '--host', '203.0.113.9'], '203.0.113.9'));
  test('half a certificate, or none in the file', async () => {
    await refuses([], 'TLS_CERT và TLS_KEY', { TLS_CERT: 'cert.pem' });
    const no = write('not a certificate', 'cert.pem');
    await refuses([], 'chứng thư', { TLS_CERT: no, TLS_KEY: no });
  });
  test('in English where the terminal is', () =>
    refuses(['--prot'], 'There is no option “--prot”', { LANG: 'en_GB.UTF-8' }));

  test('a contest file that is not there, or no JSON', async () => {
    await refuses(['--contest', join(folder, 'nowhere.json')], 'nowhere.json');
    await refuses(['--contest', write('{ "id": ')], 'JSON');
    await refuses([], 'nowhere.json', { CONTEST: join(folder, 'nowhere.json') });
  });
  test('a contest file that is not right: with the path of the field', async () => {
    const { file } = small();
    const [round] = file.rounds;
    const wrong: [unknown, string][] = [
      [{ ...file, colour: 'red' }, 'colour'],
      [{ ...file, rules: { ...file.rules, tieBreak: ['nowhere'] } }, 'rules.tieBreak[0]'],
      [{ ...file, teams: [{ id: 'T 1', name: 'x' }] }, 'teams[0].id'],
      [
        { ...file, rounds: [{ ...round, criteria: [{ id: 'c1', name: 'x', max: 10, step: 0.125 }] }] },
        'rounds[0].criteria[0].step',
      ],
      [{ ...file, access: { organiser: 'short' } }, 'access.organiser'],
      [{ ...file, judges: [] }, 'judges'],
    ];
    for (const [contents, path] of wrong) await refuses(['--contest', write(contents)], `“${path}”`);
  });

  test('a folder that nobody can make', async () => {
    const nobodys = '/proc/hoi-thi/data';
    await refuses(['--port', '0', '--data', nobodys], `Không ghi được vào thư mục “${nobodys}”`);
  });

  test('a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = String(address !== null && typeof address === 'object' ? address.port : 0);
    await refuses(['--port', port], `Cổng ${port} đang được chương trình khác dùng`);
    other.close();
  });
});

describe('a folder that is not ours to write in', () => {
  test('is a file, or may not be written', async () => {
    writeFileSync(data, 'a file');
    await refuses(['--port', '0'], 'Không ghi được vào thư mục');
    expect(readFileSync(data, 'utf8')).toBe('a file');
    rmSync(data);
    mkdirSync(data);
    chmodSync(data, 0o500);
    // To root every folder is writable.
    if (process.getuid?.() === 0) return;
    await refuses(['--port', '0'], 'Không ghi được vào thư mục');
  });

  test('a file of another program under the contest’s name stays as it is', async () => {
    mkdirSync(data);
    const { file } = small();
    const path = join(data, `${file.id}.sqlite`);
    writeFileSync(path, 'somebody’s notes');
    await refuses(['--port', '0', '--contest', write(file)], 'không phải tệp của chương trình này');
    expect(readFileSync(path, 'utf8')).toBe('somebody’s notes');

    rmSync(path);
    const db = new Database(path);
    db.exec('create table recipes (name text)');
    db.close();
    const before = readFileSync(path);
    await refuses(['--port', '0', '--contest', write(file)], 'không phải tệp của chương trình này');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(data)).toEqual([`${file.id}.sqlite`]);
  });

  test('nor is one under the sample’s name, when no contest is named', async () => {
    mkdirSync(data);
    const path = join(data, 'ha-trung-2023.sqlite');
    const db = new Database(path);
    db.exec('create table recipes (name text)');
    db.close();
    const before = readFileSync(path);
    await refuses(['--port', '0'], 'không phải tệp của chương trình này');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(data)).toEqual(['ha-trung-2023.sqlite']);
  });

  test('a damaged contest beside a good one: named in one line, not a crash', async () => {
    for (const file of [small().file, { ...small().file, id: 'other' }]) {
      const first = serve(file);
      await first.address;
      await stopped(first);
    }
    const path = join(data, 'other.sqlite');
    writeFileSync(path, readFileSync(path).subarray(0, 5000));
    await refuses(['--port', '0'], data);
  });

  test('a contest that a newer version made stays as it is', async () => {
    const { file } = small();
    const first = serve(file);
    await first.address;
    await stopped(first);
    const path = join(data, `${file.id}.sqlite`);
    const db = new Database(path);
    db.pragma('user_version = 99');
    db.close();
    const before = readFileSync(path);
    await refuses(['--port', '0', '--contest', write(file)], 'phiên bản mới hơn');
    await refuses(['--port', '0'], 'phiên bản mới hơn');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('a log with an event that nobody knows is not opened, and stays as it is', async () => {
    const { file } = small();
    const first = serve(file);
    await first.address;
    await stopped(first);
    const kept = new ContestFile(join(data, `${file.id}.sqlite`));
    kept.log.append([{ seq: 1, at: 1, person: 'mc', type: 'team.vanished', data: {}, command: null, access: [] }]);
    kept.close();
    await refuses(['--port', '0'], 'unknown event team.vanished');
  });

  test('one that another server holds; free again when that was killed', async () => {
    const { file, codes } = small();
    const first = serve(file);
    const address = await first.address;
    await refuses(['--port', '0'], 'đang do một máy chủ khác dùng');
    // It is this contest that has the port, not another program.
    await refuses(['--port', new URL(address).port], 'đang do một máy chủ khác dùng');
    expect((await enter(address, codes.mc)).role).toBe('mc');
    await stopped(first, 'SIGKILL');
    const second = run(['--port', '0']);
    expect((await enter(await second.address, codes.mc)).role).toBe('mc');
  });
});

describe('the first start and the next', () => {
  test('the sample, its address, and a code for everybody, once', async () => {
    const first = run(['--port', '0']);
    const address = await first.address;
    expect(first.said()).toContain('Hội thi truyền thông về giảm nghèo năm 2023');
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ ok: true, contest: 'ha-trung-2023' });
    const codes = [...first.said().matchAll(/^ {2}([a-z2-9]{8}) {2}.* \(([a-z0-9-]+)\)$/gm)];
    expect(codes.map(([, , person]) => person)).toEqual([
      'organiser',
      'mc',
      'timekeeper',
      'gk1',
      'gk2',
      'gk3',
      'gk4',
      'gk5',
    ]);
    expect((await enter(address, codes[3]?.[1] ?? '')).judgeId).toBe('gk1');
    await stopped(first);
    const second = run(['--port', '0']);
    expect((await enter(await second.address, codes[3]?.[1] ?? '')).judgeId).toBe('gk1');
    expect(second.said()).not.toMatch(/\(gk1\)/);
    // Whoever lost theirs is told where a new one comes from.
    expect(second.said()).toContain('--new-codes organiser');
  });

  test('codes that the file gives are not printed; those it leaves out are made', async () => {
    const { file, codes } = small();
    const first = run(['--port', '0', '--contest', write({ ...file, access: { mc: codes.mc } })]);
    await first.address;
    expect(first.said()).not.toContain('(mc)');
    expect(first.said()).toContain('(organiser)');
  });

  test('goes on where it was, though it was killed in the middle of everything', async () => {
    const { file, codes } = small();
    const first = serve(file);
    const address = await first.address;
    const mc = await Person.join('mc', address, codes.mc);
    await mc.send('round.open', { round: 'r1' });
    const judge = await Person.join('gk1', address, codes.judges['gk1'] ?? '');
    const seqs = await Promise.all(
      ['t1', 't2', 't3'].map((team) => judge.send('sheet.submit', { round: 'r1', team, marks: { c1: 7 } })),
    );
    first.child.kill('SIGKILL');
    await first.ended;
    mc.leave();
    judge.leave();

    const second = run(['--port', '0']);
    const { token } = await enter(await second.address, codes.organiser);
    const results = await fetch(`${await second.address}/api/results`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { seq, rounds } = (await results.json()) as { seq: number; rounds: { teams: { judges: unknown[] }[] }[] };
    expect(seq).toBe(Math.max(...seqs));
    expect(rounds[0]?.teams.map(({ judges }) => judges)).toEqual(
      ['t1', 't2', 't3'].map(() => [expect.objectContaining({ judge: 'gk1', total: 7 }) as unknown]),
    );
  });

  test('a contest file that has changed since is not applied in silence', async () => {
    const { file, codes } = small();
    const first = serve(file);
    await first.address;
    await stopped(first);

    const same = serve(file);
    await same.address;
    expect(same.said()).not.toContain('khác với hội thi');
    await stopped(same);

    const changed = serve({ ...file, title: 'Tên khác' });
    const address = await changed.address;
    expect(changed.said()).toMatch(/khác với hội thi đang có.*--data/);
    expect(changed.said()).toMatch(/^Hội thi$/m);
    expect((await enter(address, codes.mc)).role).toBe('mc');
  });

  test('several contests in one folder: with none named, the one opened last', async () => {
    const files = ['mot', 'hai', 'ba'].map((id) => ({ ...small().file, id }));
    for (const file of [...files, files[1]]) {
      if (!file) continue;
      const started = serve(file);
      await started.address;
      await stopped(started);
    }
    const again = run(['--port', '0']);
    expect(await (await fetch(`${await again.address}/healthz`)).json()).toEqual({ ok: true, contest: 'hai' });
  });
});

describe('new codes', () => {
  test('for one person: the old one ends, all others stay, and the log knows', async () => {
    const { file, codes } = small();
    const first = serve(file);
    const { token } = await enter(await first.address, codes.mc);
    await stopped(first);

    const second = run(['--port', '0', '--new-codes', 'mc']);
    const address = await second.address;
    const made = [...second.said().matchAll(/^ {2}([a-z2-9]{8}) {2}.* \(([a-z0-9-]+)\)$/gm)];
    expect(made.map(([, , person]) => person)).toEqual(['mc']);
    await expect(enter(address, codes.mc)).rejects.toThrow('401');
    expect((await enter(address, made[0]?.[1] ?? '')).role).toBe('mc');
    const organiser = await enter(address, codes.organiser);
    const read = (bearer: string) =>
      fetch(`${address}/api/log.jsonl`, { headers: { authorization: `Bearer ${bearer}` } });
    expect((await read(token)).status).toBe(401);
    const log = (await (await read(organiser.token)).text()).trimEnd().split('\n');
    expect(JSON.parse(log[1] ?? '')).toMatchObject({
      seq: 1,
      person: 'organiser',
      type: 'access.renewed',
      data: { person: 'mc' },
    });
  });

  test('for all', async () => {
    const { file, codes } = small();
    const first = run(['--port', '0', '--contest', write(file), '--new-codes']);
    const address = await first.address;
    expect([...first.said().matchAll(/ \(([a-z0-9-]+)\)$/gm)].map(([, person]) => person)).toEqual([
      'organiser',
      'mc',
      'timekeeper',
      'gk1',
      'gk2',
      'gk3',
    ]);
    await expect(enter(address, codes.organiser)).rejects.toThrow('401');
  });

  test('for nobody of this contest: refused', async () => {
    const { file } = small();
    const first = serve(file);
    await first.address;
    await stopped(first);
    await refuses(['--port', '0', '--new-codes', 'gk9'], /“gk9”.*organiser, mc, timekeeper, gk1/);
  });
});

/** A phone that dialled by polling, and never asks for what was written to it since. */
async function goneWithoutAWord(address: string): Promise<void> {
  const url = `${address}/socket.io/?EIO=4&transport=polling`;
  const [, sid = ''] = /"sid":"([^"]+)"/.exec(await (await fetch(url)).text()) ?? [];
  await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40{}', headers: { 'content-type': 'text/plain' } });
}

describe('the day is over', () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    test(`${signal}: it ends with 0, though somebody has gone without a word; a second time changes nothing`, async () => {
      const { file } = small();
      const started = serve(file);
      const address = await started.address;
      await goneWithoutAWord(address);
      // Again and again, as by somebody who is in a hurry.
      while (started.child.kill(signal)) await new Promise((resolve) => setTimeout(resolve, 20));
      expect(await started.ended).toEqual({ code: 0, line: '' });
      expect(readdirSync(data).filter((name) => name.endsWith('-wal'))).toEqual([]);
    });

  test('in the middle of everything: what is on the disk was acknowledged, and what was acknowledged is on the disk', async () => {
    const { file, codes } = small();
    const started = serve(file);
    const address = await started.address;
    const mc = await Person.join('mc', address, codes.mc);
    await mc.send('round.open', { round: 'r1' });
    const { token } = await enter(address, codes.judges['gk1'] ?? '');
    const judges = await Promise.all([1, 2, 3, 4].map(() => dial(address, { token })));
    const acknowledged: number[] = [];
    // Each goes on tapping until it is let go, and is never more than this ahead of what it has heard.
    const tap = (judge: Socket) => {
      const fields = { round: 'r1', team: 't1', marks: { c1: (acknowledged.length % 40) / 4 } };
      judge.emit('command', { id: randomUUID(), type: 'marks.save', ...fields }, (ack: Ack) => {
        if (ack.ok) acknowledged.push(ack.seq);
        if (acknowledged.length === 400) started.child.kill('SIGTERM');
        tap(judge);
      });
    };
    const left = judges.map((judge) => new Promise((resolve) => judge.once('disconnect', resolve)));
    for (const judge of judges) for (let ahead = 0; ahead < 40; ahead++) tap(judge);
    await Promise.all(left);
    expect((await started.ended).code).toBe(0);
    mc.leave();
    for (const judge of judges) judge.disconnect();
    const db = new Database(join(data, `${file.id}.sqlite`), { readonly: true });
    const saved = db
      .prepare<[], number>("select seq from events where type = 'marks.saved' order by seq")
      .pluck()
      .all();
    db.close();
    expect(saved.length).toBeGreaterThanOrEqual(400);
    expect(acknowledged.sort((a, b) => a - b)).toEqual(saved);
  });

  /** As `npm start` runs it where the Node that began is too old to read TypeScript. */
  const goOn = "import(process.argv[1]).then(({ runWith }) => runWith('server/main.ts', process.argv.slice(2)))";
  const apart = ['--no-experimental-strip-types', '--eval', goOn, '--', PREPARE];

  test('where it goes on with another Node, signals and the exit code go through', async () => {
    const { file, codes } = small();
    const started = run(['--port', '0', '--contest', write(file)], {}, apart);
    const address = await started.address;
    expect((await enter(address, codes.mc)).role).toBe('mc');
    expect(await stopped(started)).toEqual({ code: 0, line: '' });

    const { code, line } = await run(['--prot'], {}, apart).ended;
    expect(code).toBe(2);
    expect(line).toContain('--prot');
  });

  test('when what started it is killed, the server does not stay behind and hold the folder', async () => {
    const { file, codes } = small();
    const started = run(['--port', '0', '--contest', write(file)], {}, apart);
    await started.address;
    started.child.kill('SIGKILL');
    const second = run(['--port', '0']);
    expect((await enter(await second.address, codes.mc)).role).toBe('mc');
  });
});

test('a certificate makes it https, and the cookie is for https alone', async () => {
  const { file, codes } = small();
  const tls = { TLS_CERT: join(TLS, 'cert.pem'), TLS_KEY: join(TLS, 'key.pem') };
  const started = run(['--port', '0', '--contest', write(file)], tls);
  const address = await started.address;
  expect(address).toContain('https://127.0.0.1:');
  const cookies = await new Promise<string[] | undefined>((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request(`${address}/api/join`, { method: 'POST', rejectUnauthorized: false, headers }, (answer) => {
      resolve(answer.headers['set-cookie']);
    });
    asked.on('error', reject);
    asked.end(JSON.stringify({ code: codes.mc }));
  });
  expect(cookies?.[0]).toContain('; Secure');
});
