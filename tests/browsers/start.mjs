// `npm run browsers`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';

prepare({ client: true });
await runWith('tests/browsers/browsers.ts', process.argv.slice(2));
