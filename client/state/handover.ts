import type { Handover } from '../../shared/reading.ts';
import type { CommandMessage, Holds } from '../../shared/wire.ts';
import { ask } from './http.ts';
import { lang } from './lang.svelte.ts';

/** Whoever types an address need not type what it shares with this page's: `http://` and the port. Null: it is none. */
export function addressOf(typed: string): string | null {
  const [, host, port] = /^(?:https?:\/\/)?([a-z0-9][a-z0-9.-]*)(?::(\d{1,5}))?\/?$/i.exec(typed.trim()) ?? [];
  if (host === undefined) return null;
  const own = location.port === '' ? '' : `:${location.port}`;
  return `${location.protocol}//${host}${port === undefined ? own : `:${port}`}`;
}

/** Who hands over, what the page holds on to, and a command, if there is one to go. */
export type Handing = ({ token: string } | { code: string }) & {
  page: string;
  holds: Holds;
  command?: CommandMessage;
};

/** Why it did not come to that: nobody there, not let in, or too many wrong codes. */
export type Turned = 'nobody' | 'refused' | 'tooMany';

/** One try at a server of another address. */
export async function handOver(address: string, handing: Handing, patience: number): Promise<Handover | Turned> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang.current },
    body: JSON.stringify(handing),
  };
  const answer = await ask(`${address}/api/handover`, init, patience);
  if (answer?.status === 401 || answer?.status === 403) return 'refused';
  if (answer?.status === 429) return 'tooMany';
  if (!answer?.ok) return 'nobody';
  try {
    return (await answer.json()) as Handover;
  } catch {
    return 'nobody';
  }
}
