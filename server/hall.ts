import { createHmac } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import type { Contest } from '../shared/contest.ts';
import { common } from '../shared/messages/common.ts';

/** Letters and digits that are not taken for one another when read from a card. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const CODE_LENGTH = 8;

/**
 * A new code. It follows from a secret that is not kept here and from the command that asked for it, so that the
 * same command asked again gets the same code although only its hash is stored.
 */
export function makeCode(secret: string | Uint8Array, commandId: string, person: string): string {
  let left = BigInt(`0x${createHmac('sha256', secret).update(`${commandId}\n${person}`).digest('hex')}`);
  const letters = BigInt(ALPHABET.length);
  let code = '';
  while (code.length < CODE_LENGTH) {
    code += ALPHABET.charAt(Number(left % letters));
    left /= letters;
  }
  return code;
}

/** Where tablets find the server: what the host says, or the machine's own addresses in the hall's network. */
export function addresses(host: string, port: number, secure: boolean): string[] {
  // As browsers write it: without the port that goes without saying.
  const url = (name: string) =>
    new URL(`${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${String(port)}`).origin;
  if (host !== '0.0.0.0' && host !== '::') return [url(host)];
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  const outside = all.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  // An address that a machine gave itself, because no router did, leads nowhere.
  const given = outside.filter((address) => !address.startsWith('169.254.'));
  const shown = given.length > 0 ? given : outside;
  return (shown.length > 0 ? shown : ['127.0.0.1']).map(url);
}

/** Where the server finds itself. */
export function ownAddress(host: string, port: number, secure: boolean): string {
  const [own = ''] = addresses(host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, port, secure);
  return own;
}

/** The white border that a reader needs. */
const QUIET = 4;

/** What is lit by letter: two squares, one above the other. The oldest console's letters have these too. */
const HALVES = ' ▄▀█';

/**
 * A QR code for a terminal, of what shines on a dark one. Elsewhere it brings its own colours; Windows' console is dark,
 * and in its old form knows none.
 */
export async function qrCode(text: string, coloured = process.platform !== 'win32'): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'L' });
  const within = (at: number) => at >= 0 && at < modules.size;
  const isLit = (row: number, column: number) =>
    Number(!(within(row) && within(column) && Boolean(modules.get(row, column))));
  const places = Array.from({ length: modules.size + 2 * QUIET }, (_, i) => i - QUIET);
  const line = (row: number) =>
    places.map((column) => HALVES.charAt(2 * isLit(row, column) + isLit(row + 1, column))).join('');
  const lines = places.filter((_, i) => i % 2 === 0).map(line);
  return lines.map((one) => (coloured ? `\u001b[97;40m${one}\u001b[0m` : one)).join('\n');
}

/** Each person's code on a line: the code, who it is, and the name that `--new-codes` knows them by. */
export function codeTable(codes: ReadonlyMap<string, string>, contest: Contest, lang: keyof typeof common): string {
  const { organiser, mc, timekeeper } = common[lang];
  const offices = new Map(Object.entries({ organiser, mc, timekeeper }));
  const nameOf = (person: string) => offices.get(person) ?? contest.judges.find(({ id }) => id === person)?.name ?? '';
  return [...codes].map(([person, code]) => `  ${code}  ${nameOf(person)} (${person})`).join('\n');
}
