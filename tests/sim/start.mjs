// `npm run sim`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';

prepare({ client: false });
await runWith('tests/sim/sim.ts', process.argv.slice(2));
