import { keep, kept } from './keep.ts';

export type LangCode = 'vi' | 'en';

class Lang {
  current = $state<LangCode>(kept('lang') === 'en' ? 'en' : 'vi');

  toggle(): void {
    this.current = this.current === 'vi' ? 'en' : 'vi';
    keep('lang', this.current);
    document.documentElement.lang = this.current;
  }
}

export const lang = new Lang();

/** The messages in the language that is read now. */
export function words<W>(messages: { vi: W; en: W }): W {
  return messages[lang.current];
}
