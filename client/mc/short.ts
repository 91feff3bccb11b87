/**
 * Judges' names for narrow columns: “Giám khảo 1” is “GK 1”; a person is called by the last word, “Hoa”, and by initials
 * too where two share it, “T.Hoa”. What is no person's name (“Phòng Văn hóa và Thông tin”) goes by its place.
 */
export function shortNames(names: readonly string[]): string[] {
  const people = names.map(wordsOf);
  const calls = names.map((name, i) => {
    const [, number] = /^giám khảo (?:số )?(\d+)$/i.exec(name.trim()) ?? [];
    return number ? `GK ${number}` : (people[i]?.slice(-1)[0] ?? `GK ${String(i + 1)}`);
  });
  for (let depth = 1; depth <= 4; depth++) {
    const level = repeated(calls);
    people.forEach((person, i) => {
      if (person && level.has(calls[i] ?? '')) calls[i] = initials(person, depth);
    });
  }
  const level = repeated(calls);
  return calls.map((call, i) => (level.has(call) ? `${call} (${String(i + 1)})` : call));
}

/** What a name is introduced by. */
const TITLES = /^((giám khảo|ông|bà|đồng chí|đ\/c|ths|ts|thạc sĩ|tiến sĩ)[.:]?\s+)+/i;

/** A person's words, each with a capital, without title and office; null where it is no person's name. */
function wordsOf(name: string): string[] | null {
  const [own = ''] = name
    .trim()
    .replace(TITLES, '')
    .split(/\s*[,(–]|\s-\s/);
  const words = own.trim().split(/\s+/);
  const isPerson = words.length <= 5 && words.every((word) => /^\p{Lu}\p{L}*$/u.test(word)) && !OFFICE.test(own);
  return isPerson ? words : null;
}

const OFFICE = /^(phòng|ban|sở|hội|ủy ban|ubnd|trung tâm|đại diện|chuyên viên|cán bộ|giám khảo)(\s|$)/i;

function initials(words: readonly string[], depth: number): string {
  const before = words.slice(Math.max(0, words.length - 1 - depth), -1).map((word) => `${word.charAt(0)}.`);
  return `${before.join('')}${words.slice(-1).join('')}`;
}

function repeated(calls: readonly string[]): Set<string> {
  return new Set(calls.filter((call, i) => calls.indexOf(call) !== i));
}
