// `npm run bench`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';

prepare({ client: true });
await runWith('tests/bench/bench.ts', process.argv.slice(2));
