import type { Handover } from '../../shared/reading.ts';
import type { CommandMessage } from '../../shared/wire.ts';
import { ask } from './http.ts';
import { lang } from './lang.svelte.ts';

/** Whoever types an address need not type what it shares with this page's: `http://` and the port. Null: it is none. */
export function addressOf(typed: string): string | null {
  const [, host, port] = /^(?:https?:\/\/)?([a-z0-9][a-z0-9.-]*)(?::(\d{1,5}))?\/?$/i.exec(typed.trim()) ?? [];
  if (host === undefined) return null;
  const own = location.port === '' ? '' : `:${location.port}`;
  return `${location.protocol}//${host}${port === undefined ? own : `:${port}`}`;
}

/** One try at a server of another address. Null: nobody answers there, or nothing that can be read. */
export async function handOver(
  address: string,
  token: string,
  commands: readonly CommandMessage[],
  patience: number,
): Promise<Handover | 'refused' | null> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang.current },
    body: JSON.stringify({ token, commands }),
  };
  const answer = await ask(`${address}/api/handover`, init, patience);
  if (answer?.status === 401 || answer?.status === 403) return 'refused';
  if (!answer?.ok) return null;
  try {
    return (await answer.json()) as Handover;
  } catch {
    return null;
  }
}
