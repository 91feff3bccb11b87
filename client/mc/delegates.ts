import type { Delegate } from '../../shared/contest.ts';

/** How a leader is introduced; longer ones first, as they begin alike. */
const TITLES = /^((?:các )?đồng chí|đ\/c|quý ông|quý bà|ông|bà|thượng tọa|đại đức|linh mục|mục sư)[.:]?\s+(?=\S)/i;

/** “Đồng chí Nguyễn Văn An, Bí thư Đảng ủy xã” a line; an empty line is none. */
export function readDelegates(text: string): Delegate[] {
  return text.split('\n').flatMap((line) => {
    const [whole = '', ...rest] = line
      .trim()
      .replace(/^(?:\d+[.)]|[-•–])\s*/, '')
      .split(/\s*(?:,|\s[–-]\s)\s*/);
    const title = TITLES.exec(whole)?.[1];
    const name = whole.slice(title === undefined ? 0 : title.length).replace(/^[.:\s]+/, '');
    const office = rest.join(', ');
    if (name === '') return [];
    return [{ ...(title === undefined ? {} : { title: titled(title) }), name, ...(office ? { office } : {}) }];
  });
}

export function delegateLine({ title, name, office }: Delegate): string {
  return [[title, name].filter(Boolean).join(' '), office].filter(Boolean).join(', ');
}

function titled(title: string): string {
  return /^đ\/c$/i.test(title) ? 'Đồng chí' : title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}
