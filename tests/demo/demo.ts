import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { File } from '../builders.ts';
import { recount } from '../day/recount.ts';
import { withCodes, type Codes } from '../people/codes.ts';
import { holdDay, readLog, readResults } from '../people/day.ts';
import { fast, watchable } from '../people/pace.ts';
import { join } from '../people/person.ts';
import { freePort, serverApart, type Apart } from '../process.ts';

/*
 * npm run demo: a whole contest day by simulated people against the real server, on data that is thrown away.
 * `--fast`: as fast as it goes, its result counted once more by other means, and done.
 */

const SAMPLE = fileURLToPath(new URL('../../server/contests/ha-trung-2023.json', import.meta.url));
const PORT = 3000;

const { values: flags } = parseArgs({
  options: {
    port: { type: 'string' },
    fast: { type: 'boolean', default: false },
    seed: { type: 'string', default: 'demo' },
  },
});

const { file, codes } = withCodes(JSON.parse(await readFile(SAMPLE, 'utf8')) as File);
const port = flags.port === undefined ? await freePort(PORT) : Number(flags.port) || (await freePort());
const server = await serverApart(file, port);
// Ctrl-C goes to the server too, which ends by itself; a supervisor's signal comes here alone.
const told = new Promise<number>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      resolve(0);
    });
});
const code = await Promise.race([told, flags.fast ? playFast() : play()]).catch((fault: unknown) => {
  console.error(fault);
  return 1;
});
await server.stop();
process.exit(code);

async function playFast(): Promise<number> {
  const leave = await holdDay({ address: server.address, codes }, { seed: flags.seed, pace: fast, watched: 0 });
  leave();
  return check();
}

async function play(): Promise<number> {
  console.log(invitation(server, codes));
  const leave = await holdDay({ address: server.address, codes }, { seed: flags.seed, pace: watchable, watched: 2.4 });
  const result = await check();
  console.log('\nNgày hội thi đã xong; máy chủ còn mở tới khi bấm Ctrl-C. / The day is over; Ctrl-C ends the server.');
  await server.ended;
  leave();
  return result;
}

/** The ranks, once more from the sheets in the log by arithmetic of its own. */
async function check(): Promise<number> {
  const { token } = await join(server.address, codes.organiser);
  const [log, results] = [await readLog(server.address, token), await readResults(server.address, token)];
  const { teams, sheets, differences } = recount(log, results);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) return 1;
  const counted = `${String(teams)} teams, ${String(sheets)} sheets`;
  console.log(
    `\nThe final ranks are the same when counted again from the sheets in the log by other means (${counted}).`,
  );
  return 0;
}

function invitation({ address }: Apart, { organiser, mc, timekeeper, judges }: Codes): string {
  const pages = [
    ['Màn chiếu', 'projector', `${address}/screen`],
    ['Người dẫn chương trình', 'MC', `${address}/#${mc}`],
    ['Bấm giờ', 'timekeeper', `${address}/#${timekeeper}`],
    ['Tổ thư ký', 'secretariat', `${address}/#${organiser}`],
    ...file.judges.map(({ id, name }) => [name, 'judge', `${address}/#${judges[id] ?? ''}`]),
  ];
  const lines = pages.map(([vi = '', en = '', url = '']) => `  ${`${vi} · ${en}`.padEnd(34)} ${url}`);
  const hint = 'Mỗi giám khảo một trình duyệt (hay cửa sổ ẩn danh). / A browser, or a private window, for each judge.';
  return ['', file.title, '', ...lines, '', hint, 'Ngày hội thi bắt đầu. / The day begins.'].join('\n');
}
