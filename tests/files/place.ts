import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A data folder, and where a contest's file stands in it. */
interface Place {
  folder: string;
  path: string;
}

/** One for each test, which goes with it. */
export function placeForEach(): Readonly<Place> {
  const place: Place = { folder: '', path: '' };
  beforeEach(() => {
    place.folder = mkdtempSync(join(tmpdir(), 'hoi-thi-'));
    place.path = join(place.folder, 'hoi-thi.sqlite');
  });
  afterEach(() => {
    rmSync(place.folder, { recursive: true, force: true });
  });
  return place;
}
