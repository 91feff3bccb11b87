// `npm run demo`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';

prepare({ client: true });
await runWith('tests/demo/demo.ts', process.argv.slice(2));
