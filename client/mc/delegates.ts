import type { Delegate } from '../../shared/contest.ts';

/** How a leader is introduced, beside what the list that stands has. */
const TITLES = [
  ...[
    'đồng chí',
    'các đồng chí',
    'đ/c',
    'ông',
    'bà',
    'quý ông',
    'quý bà',
    'thầy',
    'cô',
    'già làng',
    'mẹ Việt Nam anh hùng',
  ],
  ...['hòa thượng', 'thượng tọa', 'đại đức', 'ni trưởng', 'ni sư', 'linh mục', 'mục sư'],
  ...['giáo sư', 'phó giáo sư', 'tiến sĩ', 'thạc sĩ', 'bác sĩ', 'luật sư', 'nghệ nhân'],
  ...['thiếu tướng', 'đại tá', 'thượng tá', 'trung tá', 'thiếu tá', 'đại úy', 'thượng úy', 'trung úy'],
];

/** “Đồng chí Nguyễn Văn An, Bí thư Đảng ủy xã” a line; an empty line is none. `before`: the list as it stands. */
export function readDelegates(text: string, before: readonly Delegate[]): Delegate[] {
  const titles = [...TITLES, ...before.flatMap(({ title }) => title ?? [])].sort((a, b) => b.length - a.length);
  return text.split('\n').flatMap((line) => {
    const [whole, office] = partsOf(line.trim().replace(/^(?:\d+[.)]|[-•–])\s*/, ''));
    const title = titles.find((one) => whole.toLocaleLowerCase('vi').startsWith(`${one.toLocaleLowerCase('vi')} `));
    const name = whole.slice(title?.length ?? 0).trim();
    if (name === '') return [];
    const said = title === undefined ? {} : { title: titled(whole.slice(0, title.length)) };
    return [{ ...said, name, ...(office ? { office } : {}) }];
  });
}

/** The office begins at the first comma; where there is none, at a dash between spaces. */
function partsOf(line: string): [string, string] {
  const [, whole = line, office = ''] = /^(.*?)\s*,\s*(.*)$/.exec(line) ?? /^(.*?)\s+[–-]\s+(.*)$/.exec(line) ?? [];
  return [whole, office];
}

export function delegateLine({ title, name, office }: Delegate): string {
  return [[title, name].filter(Boolean).join(' '), office].filter(Boolean).join(', ');
}

function titled(title: string): string {
  return /^đ\/c$/i.test(title) ? 'Đồng chí' : title.charAt(0).toLocaleUpperCase('vi') + title.slice(1);
}
