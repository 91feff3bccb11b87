import type { ClockView } from '../../shared/wire.ts';
import { ContestFile } from '../../db/open.ts';
import { checkFile } from '../../db/check.ts';
import { contest } from '../builders.ts';
import { Caller } from './caller.ts';
import { fault, notTried, type Fault } from './fault.ts';
import { Ledger } from './ledger.ts';
import { rowsOf } from './rows.ts';
import { Shim } from './shim.ts';
import { Site } from './site.ts';
import { missingTools } from './tools.mjs';

const NAME = 'the laptop’s clock is set, back and forward';
const HOUR_MS = 3_600_000;
/** By so much it is set; a day is a slip of the date. */
const MOVES = [-1, 1, 24, -25, -1].map((hours) => hours * HOUR_MS);
/** What a busy machine may add to a time between two looks; far from any of the moves. */
const SLACK_MS = 60_000;

/** Somebody sets the laptop's clock while a team's time runs. */
export async function clock(short: boolean): Promise<Fault[]> {
  if (missingTools().length > 0) return [notTried(NAME, `there is no ${missingTools().join(', ')}`)];
  const moves = Array.from({ length: short ? 1 : 4 }, () => MOVES).flat();
  const site = await Site.of(contest({ judges: 1, teams: 2, rounds: [{ timeLimitSeconds: 300 }] }));
  const shim = new Shim(site.data, site.folder);
  const wrong: string[] = [];
  try {
    const server = await site.start({ env: shim.env });
    const ledger = new Ledger();
    const desk = await Caller.join('organiser', site.codes.organiser, site.address, ledger);
    const timekeeper = await Caller.join('timekeeper', site.codes.timekeeper, site.address, ledger);
    let now = 0;
    timekeeper.socket.on('view', (view: ClockView) => {
      if (view.now < now) wrong.push('a time that was sent fell');
      now = view.now;
    });
    const stage = { round: 'r1', team: 't1' };
    await desk.must('round.open', { round: 'r1' });
    await desk.must('team.call', stage);
    let offset = 0;
    for (const move of moves) {
      await timekeeper.must('timer.start', stage);
      const started = performance.now();
      shim.moveClock((offset += move));
      // The sessions and what is written meanwhile do not mind.
      await desk.must('board.show', { what: 'onStage', round: 'r1' });
      const seq = await timekeeper.must('timer.stop', stage);
      const { stage: shown } = await timekeeper.sees<ClockView>((view) => view.seq >= seq);
      const off = Math.abs((shown?.timer.elapsed ?? Number.NaN) - (performance.now() - started));
      if (!(off < SLACK_MS))
        wrong.push(`the clock moved ${String(move / HOUR_MS)} h, the time is ${String(Math.round(off / 1000))} s off`);
      await timekeeper.must('timer.reset', stage);
    }
    const { token } = timekeeper;
    for (const one of [desk, timekeeper]) one.leave();
    const back = new Caller('timekeeper', token, site.address, ledger);
    await back.must('timer.start', stage);
    back.leave();
    const { code } = await server.stop();
    if (code !== 0) wrong.push(`it ended with ${String(code)}`);
    if (checkFile(site.path).kind !== 'good') wrong.push('the file is not good');
    if (timesFall(site.path)) wrong.push('a time in the log fell');
    const account = ledger.hold(rowsOf(site.path));
    return [
      fault({
        name: NAME,
        tried: moves.length,
        ...account,
        wrong: [...account.wrong, ...wrong],
        note: 'by an hour and by a day',
      }),
    ];
  } finally {
    await site.close();
  }
}

function timesFall(path: string): boolean {
  const file = new ContestFile(path);
  const times = [...file.log.all()].map(({ at }) => at);
  file.close();
  return times.some((at, i) => at < (times[i - 1] ?? 0));
}
