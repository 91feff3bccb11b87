import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { ContestFile } from '../db/open.ts';
import { refuse, type Refusal } from '../shared/define.ts';
import type { State } from '../shared/state.ts';
import { startCopying } from './copying.ts';

const noCopy = refuse('busy', (w) => w.noCopy);

/** The contest's file, as it is now, made and checked as every backup is; it goes when it was sent. */
export async function sendCopy(
  file: ContestFile,
  { contest: { id } }: State,
  at: number,
  reply: FastifyReply,
): Promise<Readable | Refusal> {
  const folder = await mkdtemp(join(tmpdir(), 'hoi-thi-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const order = { source: file.path, id, folder, make: false, elsewhere: false, at };
    const outcome = await startCopying(order).outcome;
    if (outcome === 'slow' || !('made' in outcome)) {
      await remove();
      return noCopy;
    }
    const { made } = outcome;
    void reply
      .type('application/vnd.sqlite3')
      .header('content-length', (await stat(made)).size)
      .header('content-disposition', `attachment; filename="${basename(made)}"`);
    return createReadStream(made).once('close', () => void remove());
  } catch (error) {
    await remove();
    throw error;
  }
}
