/* What a browser says of itself. It is asked only for words: which buttons the person in front of it has. */

export type System = 'android' | 'ios' | 'other';
/** `another`: a page inside of some app, and not in a browser. */
export type App = 'Zalo' | 'Messenger' | 'Facebook' | 'Instagram' | 'TikTok' | 'another';

/** In turn: Messenger calls itself Facebook too. */
const APPS: readonly (readonly [App, RegExp])[] = [
  ['Zalo', /\bZalo\b/],
  ['Messenger', /\bFBAN\/Messenger|\bFB_IAB\/MESSENGER|\bOrca-Android\b/],
  ['Facebook', /\bFB(?:AN|AV|_IAB)\//],
  ['Instagram', /\bInstagram\b/],
  ['TikTok', /\bmusical_ly|\btrill_|\bBytedanceWebview\b|\bTikTok\b/],
  ['another', /\bAndroid\b.*; wv\)|^(?=.*\biP(?:hone|ad|od)\b)(?!.*\bSafari\/)/],
];

/** Null in a browser of its own. */
export function appOf(userAgent: string): App | null {
  return APPS.find(([, says]) => says.test(userAgent))?.[0] ?? null;
}

/** @param touches how many fingers it takes: an iPad says that it is a Mac, which takes none */
export function systemOf(userAgent: string, touches: number): System {
  if (/\bAndroid\b/.test(userAgent)) return 'android';
  if (/\biP(?:hone|ad|od)\b/.test(userAgent) || (/\bMacintosh\b/.test(userAgent) && touches > 1)) return 'ios';
  return 'other';
}
