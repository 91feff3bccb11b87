import type { Contest } from '../../shared/contest.ts';
import type { AttemptsWire, GivenBackWire, HeldWire, Results, SheetsWire, Working } from '../../shared/reading.ts';
import type { Ack } from '../../shared/wire.ts';
import { ask, read as readRoute } from '../state/http.ts';
import { lang } from '../state/lang.svelte.ts';

/** What this page reads, by the last part of its path. The server is of the same build. */
interface Readings {
  results: Results;
  working: Working;
  sheets: SheetsWire;
  attempts: AttemptsWire;
  held: HeldWire;
  givenback: GivenBackWire;
  contest: Contest;
}

/** Null where it could not be read. */
export async function read<K extends keyof Readings>(
  what: K,
  query: Record<string, string> = {},
): Promise<Readings[K] | null> {
  const search = new URLSearchParams({ role: 'organiser', ...query });
  return readRoute<Readings[K]>(`/api/${what}?${search.toString()}`);
}

/** A command too large for a socket. Null: nobody knows whether it was taken; the same id asks again. */
export async function post(command: { id: string; type: string }): Promise<Ack | null> {
  const response = await ask('/api/command?role=organiser', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': lang.current },
    body: JSON.stringify(command),
  });
  try {
    return response && ((await response.json()) as Ack);
  } catch {
    return null;
  }
}
