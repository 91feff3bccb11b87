/**
 * Judges' names for narrow columns: “Giám khảo 1” is “GK 1”; a person is called by the last word, “Hoa”, and by initials
 * too where two share it, “T.Hoa”; still level, by a number.
 */
export function shortNames(names: readonly string[]): string[] {
  const calls = names.map((name) => initials(name, 0));
  for (let depth = 1; depth <= 4; depth++) {
    const level = repeated(calls);
    if (level.size === 0) return calls;
    names.forEach((name, i) => {
      if (level.has(calls[i] ?? '')) calls[i] = initials(name, depth);
    });
  }
  const level = repeated(calls);
  return calls.map((call, i) => (level.has(call) ? `${call} ${String(i + 1)}` : call));
}

function initials(name: string, depth: number): string {
  const numbered = /^giám khảo\s+(.+)$/i.exec(name.trim());
  if (numbered?.[1]) return `GK ${numbered[1]}`;
  const parts = name.trim().split(/\s+/);
  const last = parts.pop() ?? '';
  const before = parts.slice(Math.max(0, parts.length - depth)).map((part) => `${part.charAt(0)}.`);
  return depth === 0 ? last : `${before.join('')}${last}`;
}

function repeated(calls: readonly string[]): Set<string> {
  return new Set(calls.filter((call, i) => calls.indexOf(call) !== i));
}
