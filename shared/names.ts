/** Words before a place's own name; the hall reads the name, so these are small. */
const KINDS = ['thị trấn', 'thị xã', 'thành phố', 'xã', 'phường', 'huyện', 'quận', 'đội thi', 'đội', 'đoàn'];

/** “Xã Hà Lai” is “Xã” and “Hà Lai”; a name without such a word is all name. */
export function splitName(name: string): { kind: string; own: string } {
  const lower = name.toLocaleLowerCase('vi');
  const kind = KINDS.find((word) => lower.startsWith(`${word} `));
  if (!kind) return { kind: '', own: name };
  return { kind: name.slice(0, kind.length), own: name.slice(kind.length).trim() };
}

/** 7 is “07”, as the hall calls it. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
