import { execFileSync } from 'node:child_process';
import type { Entry } from './ledger.ts';

const READ = `
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1])
print(json.dumps([db.execute('pragma integrity_check').fetchone()[0],
                  db.execute('select seq, command_id from events where seq > ? order by seq', [int(sys.argv[2])]).fetchall()]))
`;

/** A contest's file as another program reads it, Python's own SQLite: whether it is whole, and the rows after `seq`. */
export function secondReader(path: string, seq: number): { sound: string; rows: Entry[] } {
  const said = execFileSync('python3', ['-c', READ, path, String(seq)], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const [sound, rows] = JSON.parse(said) as [string, [number, string | null][]];
  return { sound, rows: rows.map(([number, id]) => ({ seq: number, id })) };
}
