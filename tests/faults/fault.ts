import type { Row } from '../report.ts';
import type { Account } from './ledger.ts';

/** One kind of fault: how often it was tried, and what came of it. */
export interface Fault extends Row {
  readonly tried: number;
  readonly lost: number;
  readonly twice: number;
}

export interface Found extends Account {
  readonly name: string;
  readonly tried: number;
  readonly note?: string;
}

/** Nothing may be lost, nothing counted twice, and nothing else be wrong. */
export function fault({ name, tried, lost, twice, wrong, note = '' }: Found): Fault {
  const value = lost + twice + wrong.length;
  const notes = [note, ...new Set(wrong.slice(0, 5))].filter(Boolean).join('; ');
  const met = tried > 0 && value === 0;
  return { name, value, unit: 'lost, twice or wrong', target: '0', met, tried, lost, twice, note: notes };
}

/** What this machine does not let be tried: that is said, and is no pass. */
export function notTried(name: string, why: string): Fault {
  return { ...fault({ name, tried: 0, lost: 0, twice: 0, wrong: [] }), note: `not tried: ${why}` };
}

/** Accounts of several tries, as one. */
export function sum(accounts: readonly Account[]): Account {
  return {
    lost: accounts.reduce((all, one) => all + one.lost, 0),
    twice: accounts.reduce((all, one) => all + one.twice, 0),
    wrong: accounts.flatMap((one) => one.wrong),
  };
}
