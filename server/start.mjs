// `npm start`. Plain JavaScript, for whatever Node started it: this installs and builds what is missing, then goes on
// with the project's own Node.
import { prepare, runWith, SERVER } from './prepare.mjs';

prepare({ client: true, server: true, tools: false });
await runWith(SERVER, process.argv.slice(2));
