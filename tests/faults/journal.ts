import { readFileSync } from 'node:fs';

/** A call of the system that shim.c wrote down, and where its record ends in the journal. */
export type Record = { readonly end: number; readonly path: string } & (
  | { readonly call: 'write'; readonly offset: number; readonly bytes: Buffer }
  | { readonly call: 'truncate'; readonly length: number }
  | { readonly call: 'rename'; readonly to: string }
  /** `sync`: of a file; `syncFolder`: of the names in a folder. */
  | { readonly call: 'create' }
  | { readonly call: 'unlink' }
  | { readonly call: 'sync' }
  | { readonly call: 'syncFolder' }
  /** It was made to fail. */
  | { readonly call: 'failed' }
);

const HEAD_BYTES = 24;
const PLAIN = { C: 'create', U: 'unlink', S: 'sync', D: 'syncFolder', F: 'failed' } as const;

/** All of them, in order; of a record that is not whole yet nothing. */
export function readJournal(path: string): Record[] {
  const all = readFileSync(path);
  const records: Record[] = [];
  for (let at = 0; at + HEAD_BYTES <= all.length;) {
    const op = String.fromCharCode(all.readUInt32LE(at));
    const named = at + HEAD_BYTES + all.readUInt32LE(at + 4);
    const offset = Number(all.readBigInt64LE(at + 8));
    const end = named + Number(all.readBigInt64LE(at + 16));
    if (end > all.length) break;
    records.push(
      recordOf(op, offset, { end, path: all.toString('utf8', at + HEAD_BYTES, named) }, all.subarray(named, end)),
    );
    at = end;
  }
  return records;
}

function recordOf(op: string, offset: number, at: { end: number; path: string }, rest: Buffer): Record {
  if (op === 'W') return { ...at, call: 'write', offset, bytes: rest };
  if (op === 'T') return { ...at, call: 'truncate', length: offset };
  if (op === 'R') return { ...at, call: 'rename', to: rest.toString('utf8') };
  const call = Object.entries(PLAIN).find(([letter]) => letter === op)?.[1];
  if (!call) throw new Error(`shim.c wrote down “${op}”`);
  return { ...at, call };
}
