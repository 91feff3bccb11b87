// `npm run pack`, on whatever Node started it.
import { prepare, runWith } from '../prepare.mjs';

prepare({});
await runWith('server/pack/pack.ts', process.argv.slice(2));
