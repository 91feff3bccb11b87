// A process of its own, which makes one backup and says how that went.
import { setPriority } from 'node:os';
import { z } from 'zod';
import { backUp, type Order } from '../db/backup.ts';

const Asked = z.strictObject({
  source: z.string(),
  id: z.string(),
  folder: z.string(),
  make: z.boolean(),
  elsewhere: z.boolean(),
  at: z.number(),
});

// Whatever ends the server, ends or gives up the copy too.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit(1));
// The hall comes first.
setPriority(10);

const order: Order = Asked.parse(JSON.parse(process.argv[2] ?? ''));
const outcome = await backUp(order);
process.send?.(outcome, () => {
  process.disconnect();
});
