import { hash } from 'node:crypto';

/** What stands before the first row. */
export const GROUND = '0'.repeat(64);

/** What the chain holds together of a row; `data` is the text that is kept. */
export interface Link {
  readonly seq: number;
  readonly at: number;
  readonly person: string;
  readonly type: string;
  readonly data: string;
  readonly command: { readonly id: string; readonly said: string } | null;
}

/** A row's hash, over the one before it: whoever changes a row has to change all that follow. 64 hexadecimal digits. */
export function chain(before: string, { seq, at, person, type, data, command }: Link): string {
  const row = JSON.stringify([seq, at, person, type, data, command && [command.id, command.said]]);
  return hash('sha256', `${before}\n${row}`);
}

/** What a command said, so that the same is known again, in whatever order its fields come. */
export function digest(said: unknown): string {
  return hash('sha256', JSON.stringify(said, inOrder), 'base64url');
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
