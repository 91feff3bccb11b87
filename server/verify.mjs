// `npm run verify -- FILE`, on whatever Node started it.
import { prepare, runWith } from './prepare.mjs';

prepare({ tools: false });
await runWith('server/verify.ts', process.argv.slice(2));
