import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fetched } from '../server/fetched.mjs';

const Package = z.object({ name: z.string(), version: z.string() });
const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) });

it('fetches a package as the lock file has it, and keeps it', () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
  const folder = fetched('idb');
  const found = Package.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  expect(found).toEqual({ name: 'idb', version: packages['node_modules/idb']?.version });
  expect(fetched('idb')).toBe(folder);
});

it('takes nothing but what was asked for', () => {
  const beside = dirname(fetched('idb'));
  expect(() => fetched('idb', '7.1.1', 'sha512-bm90IHRoaXM=')).toThrow('idb@7.1.1 is not what was asked for');
  expect(() => fetched('idb', '7.1.0')).toThrow('idb@7.1.0 is not what was asked for');
  expect(() => fetched('no-such-package')).toThrow('no version and sha512');
  expect(readdirSync(beside).filter((name) => /idb@7|unfinished/.test(name))).toEqual([]);
});
