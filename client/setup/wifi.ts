/** The hall's, as it was typed. */
export interface Wifi {
  readonly name: string;
  /** Empty: there is none. */
  readonly password: string;
  readonly hidden: boolean;
}

/** Blanks around what was typed are nobody's intention. Null: no device could join by it. */
export function toJoin({ name, password, hidden }: Wifi): Wifi | null {
  const may = name.trim() !== '' && isName(name) && isPassword(password);
  return may ? { name: name.trim(), password: password.trim(), hidden } : null;
}

/** What a phone's camera takes for a Wi-Fi to join. */
export function wifiText({ name, password, hidden }: Wifi): string {
  const protection = password === '' ? 'T:nopass;' : 'T:WPA;';
  return `WIFI:${protection}S:${plain(name)};${password === '' ? '' : `P:${plain(password)};`}${hidden ? 'H:true;' : ''};`;
}

/** The signs that part the fields stand for themselves. */
function plain(text: string): string {
  return text.replace(/[\\;,:"]/g, '\\$&');
}

/** IEEE 802.11: a name has 32 bytes at most. */
export function isName(typed: string): boolean {
  return bytes(typed.trim()) <= 32;
}

/** WPA: 8 to 63 bytes, or the key itself in 64 hexadecimal digits. None is no fault. */
export function isPassword(typed: string): boolean {
  const password = typed.trim();
  return password === '' || (bytes(password) >= 8 && bytes(password) <= 63) || /^[0-9a-f]{64}$/i.test(password);
}

function bytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
