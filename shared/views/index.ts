export { audienceScene } from './audience.ts';
export { clockView } from './clock.ts';
export { huddle } from './huddle.ts';
export { judgeView } from './judge.ts';
export { sheetLetter } from './letters.ts';
export { panelView } from './panel.ts';
export { results } from './results.ts';
export { contestSetup } from './setup.ts';
export { givenBackSheets, sheets, working } from './working.ts';
