/** The hall's, as it was typed. */
export interface Wifi {
  readonly name: string;
  /** Empty: there is none. */
  readonly password: string;
  readonly hidden: boolean;
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
