import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { checkFile } from '../../db/check.ts';
import { isStop } from '../../server/flags.ts';
import { openContest } from '../../server/opening.ts';
import { ContestFile } from '../../shared/contest.ts';
import { begin, fold } from '../../shared/fold.ts';
import { start } from '../../shared/messages/start.ts';
import { fault, notTried, sum, type Fault } from './fault.ts';
import { readJournal } from './journal.ts';
import { Ledger, type Account, type Entry } from './ledger.ts';
import { morning, oneWall, type Morning } from './morning.ts';
import { CALLS, Shim, type Call, type DiskError, type Failure } from './shim.ts';
import { Site } from './site.ts';
import { missingTools } from './tools.mjs';

/** In the short form a morning's calls are tried this far apart. */
const SHORT_STEPS: { [call in Call]: number } = { write: 90, sync: 40, truncate: 3, rename: 2 };

/** The N-th call of a kind fails, once or from then on: N = 1, 2, 3 … until a morning has no more of them. */
export async function nth(short: boolean): Promise<Fault[]> {
  const name = (call: Call) => `the N-th ${call} fails`;
  if (missingTools().length > 0)
    return CALLS.map((call) => notTried(name(call), `there is no ${missingTools().join(', ')}`));
  const site = await Site.of(oneWall());
  try {
    const faults: Fault[] = [];
    for (const call of CALLS) {
      const accounts: Account[] = [];
      let most = 0;
      for (const [error, forGood] of short ? SHORT : LONG) {
        const step = short ? SHORT_STEPS[call] : 1;
        for (let n = 1; ; n += step) {
          const account = await failing(site, { call, nth: n, error, forGood });
          if (account === null) break;
          accounts.push(account);
          most = Math.max(most, n);
        }
      }
      const note = `${short ? 'each so far apart' : 'EIO and ENOSPC, once and for good'}, N to ${String(most)}`;
      faults.push(fault({ name: name(call), tried: accounts.length, ...sum(accounts), note }));
    }
    return faults;
  } finally {
    await site.close();
  }
}

const LONG: readonly (readonly [DiskError, boolean])[] = [
  ['EIO', false],
  ['EIO', true],
  ['ENOSPC', false],
  ['ENOSPC', true],
];
const SHORT: typeof LONG = [
  ['EIO', false],
  ['ENOSPC', true],
];

/** A morning on a disk that fails so, and what a start on a sound one finds afterwards; null: nothing failed. */
async function failing(site: Site, failure: Failure): Promise<Account | null> {
  site.empty();
  const shim = new Shim(site.data, site.folder);
  shim.arm(failure);
  const ledger = new Ledger();
  let failed: string[] = [];
  const went = await morning(site, site.spawn({ env: shim.env }), ledger, () => {
    failed = failedIn(shim);
    return failed.length > 0;
  });
  const [at = '', ...others] = failedIn(shim);
  if (shim.failed === 0) return null;
  const { call, nth: n, error, forGood } = failure;
  const where = `${call} ${String(n)} ${error}${forGood ? ' for good' : ''}, ${[at, ...others.slice(0, 2)].map((path) => basename(path)).join()}`;
  const after = await startAgain(site);
  const wrong = [...faultsOf(went, failed.length > 0), ...after.wrong].map((one) => `${where}: ${one}`);
  const account = ledger.hold(after.rows);
  return { ...account, wrong: [...account.wrong, ...wrong] };
}

/** The files at which calls failed. A folder that SQLite could not sync it takes no notice of, so nobody can be told. */
function failedIn({ journal }: Shim): string[] {
  const paths = readJournal(journal).flatMap((one) => (one.call === 'failed' ? [one.path] : []));
  return paths.filter((path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true);
}

/** What the server did wrong while its disk failed. */
function faultsOf({ panel, alarms, stayedUp, ended }: Morning, whileRunning: boolean): string[] {
  const lines = ended.said.trim().split('\n');
  if (!panel && !stayedUp)
    return ended.code === 2 && lines.length === 1
      ? []
      : [`it ended with ${String(ended.code)}: ${ended.said.slice(0, 300)}`];
  if (!stayedUp || ended.code !== 0) return [`it went down with ${String(ended.code)}: ${ended.said.slice(0, 300)}`];
  return whileRunning && panel && alarms.size === 0 ? ['no alarm was seen'] : [];
}

const AS_USUAL = { newCodes: null, rehearsal: false };

/** What a start on a sound disk finds: the rows, or that it does not come up. */
async function startAgain({ data, file }: Site): Promise<{ rows: Entry[]; wrong: string[] }> {
  const opened = await openContest(data, ContestFile.parse(file), AS_USUAL, Date.now());
  if (isStop(opened)) return { rows: [], wrong: [`it does not start again: ${opened.stop(start.en, 'en')}`] };
  const { path, log } = opened.file;
  const rows = [...log.all()];
  const [first, ...others] = rows;
  // Folded as a server does; what cannot be is thrown.
  if (first) others.reduce((state, row) => fold(state, row), begin(first));
  opened.file.close();
  opened.folder.release();
  const { kind } = checkFile(path);
  return {
    rows: rows.map(({ seq, command }) => ({ seq, id: command?.id ?? null })),
    wrong: kind === 'good' ? [] : [`the file is ${kind}`],
  };
}
