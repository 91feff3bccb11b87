// `npm run faults`, on whatever Node started it.
import { prepare, runWith } from '../../server/prepare.mjs';
import { findChromium, installChromium } from '../chromium.mjs';
import { installTools } from './tools.mjs';

prepare({ client: true, server: true });
if (findChromium() === null) installChromium();
installTools();
await runWith('tests/faults/faults.ts', process.argv.slice(2));
