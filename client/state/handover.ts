import type { JudgeId, LogId } from '../../shared/contest.ts';
import type { Handover } from '../../shared/reading.ts';
import type { CommandMessage, Holds } from '../../shared/wire.ts';
import { ask } from './http.ts';
import { lang } from './lang.svelte.ts';

/** Whoever types an address need not type what it shares with this page's: `http://` and the port. Null: it is none. */
export function addressOf(typed: string): string | null {
  const [, host, port] = /^(?:https?:\/\/)?([a-z0-9][a-z0-9.-]*)(?::(\d{1,5}))?(?:\/\S*)?$/i.exec(typed.trim()) ?? [];
  if (host === undefined) return null;
  const own = location.port === '' ? '' : `:${location.port}`;
  return `${location.protocol}//${host}${port === undefined ? own : `:${port}`}`;
}

/** Whose page this is and of which contest, who says so, what it holds on to, and a command, if there is one to go. */
export type Handing = ({ token: string } | { code: string }) & {
  judge: JudgeId;
  log: LogId;
  page: string;
  holds: Holds;
  command?: CommandMessage;
};

/** Why it did not come to that. */
export type Turned = 'nobody' | 'refused' | 'wrongCode' | 'notYou' | 'tooMany' | 'stranger';

/** One try at a server of another address. */
export async function handOver(address: string, handing: Handing, patience: number): Promise<Handover | Turned> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang.current },
    body: JSON.stringify(handing),
  };
  const answer = await ask(`${address}/api/handover`, init, patience);
  if (answer?.ok !== true) return turned(answer?.status, 'code' in handing);
  try {
    return (await answer.json()) as Handover;
  } catch {
    return 'nobody';
  }
}

function turned(status: number | undefined, byCode: boolean): Turned {
  switch (status) {
    case 401:
      return byCode ? 'wrongCode' : 'refused';
    case 403:
      return byCode ? 'notYou' : 'refused';
    case 409:
      return 'stranger';
    case 429:
      return 'tooMany';
    default:
      return 'nobody';
  }
}
