import type { Needs } from '../../client/state/tablet.ts';
import type { Surroundings } from '../../server/handle.ts';
import type { Disk } from './disk.ts';
import type { LineEnd } from './net.ts';

/** What is put between the product and what it is given: for planting bugs without a seam in it. */
export interface Plants {
  loop?(given: Surroundings): Surroundings;
  tablet?(given: Needs): Needs;
  page?(given: LineEnd, page: object): LineEnd;
  disk?(given: Disk): unknown;
}
