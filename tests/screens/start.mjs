// `npm run screens`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';

prepare({ client: true });
await runWith('tests/screens/screens.ts', process.argv.slice(2));
