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
  const url = (name: string) =>
    `${secure ? 'https' : 'http'}://${name.includes(':') ? `[${name}]` : name}:${String(port)}`;
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

/** A QR code for a terminal. */
export async function qrCode(text: string): Promise<string> {
  const { default: qrcode } = await import('qrcode');
  return qrcode.toString(text, { type: 'terminal', small: true, errorCorrectionLevel: 'L' });
}

/** Each person's code on a line: the code, who it is, and the name that `--new-codes` knows them by. */
export function codeTable(codes: ReadonlyMap<string, string>, contest: Contest, lang: keyof typeof common): string {
  const { organiser, mc, timekeeper } = common[lang];
  const offices = new Map(Object.entries({ organiser, mc, timekeeper }));
  const nameOf = (person: string) => offices.get(person) ?? contest.judges.find(({ id }) => id === person)?.name ?? '';
  return [...codes].map(([person, code]) => `  ${code}  ${nameOf(person)} (${person})`).join('\n');
}
