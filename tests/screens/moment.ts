import type { Page } from 'playwright-core';
import type { Size } from '../day/venue.ts';
import type { Played, Who } from './played.ts';

export const PICTURES: readonly Size[] = [
  { width: 1024, height: 768 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
export const HANDS: readonly Size[] = [
  { width: 360, height: 740 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
];

/** Something to look at: what is done for it, and what a page shows then. */
export interface Moment {
  readonly name: string;
  readonly kind: 'scene' | 'page';
  readonly who: Who;
  /** It says what has just happened, large. */
  readonly spotlight: boolean;
  readonly act: (hall: Played, page: Page) => Promise<unknown>;
  /** It can be seen when this is there. */
  readonly sees: string | RegExp;
}

type Act = (hall: Played, page: Page) => Promise<unknown>;
const nothing: Act = () => Promise.resolve();

/** What the projector shows. */
export function scene(name: string, sees: string | RegExp, act: Act = nothing, who: Who = '/screen'): Moment {
  return { name: `scene ${name}`, kind: 'scene', who, spotlight: false, act, sees };
}

export function spotlight(name: string, sees: string | RegExp, act: Act = nothing, who: Who = '/screen'): Moment {
  return { ...scene(name, sees, act, who), spotlight: true };
}

/** What somebody has in hand. */
export function inHand(who: Who, name: string, sees: string | RegExp, act: Act = nothing): Moment {
  return { name, kind: 'page', who, spotlight: false, act, sees };
}
