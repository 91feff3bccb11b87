import { ContestFile } from '../../db/open.ts';
import type { Entry } from './ledger.ts';

/** A contest's rows, opened as a server opens it; a broken chain is thrown. */
export function rowsOf(path: string): Entry[] {
  const file = new ContestFile(path);
  const rows = [...file.log.all()].map(({ seq, command }) => ({ seq, id: command?.id ?? null }));
  file.close();
  return rows;
}
