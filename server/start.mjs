// `npm start`. Plain JavaScript, for whatever Node started it: this installs and builds what is missing, then goes on
// with the project's own Node.
import { prepare, runWith } from './prepare.mjs';

prepare({ client: true });
await runWith('server/main.ts', process.argv.slice(2));
