import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { twice } from './many.ts';

for (const seed of z.array(z.number()).parse(workerData)) parentPort?.postMessage(twice(seed));
