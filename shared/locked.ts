import type { RoundStatus, SheetLetter } from './wire.ts';

/** Why a sheet takes no marks now: `.` its team has not been called. */
export type Lock = 'h' | 'x' | 'w' | '-' | '.' | 'pending' | 'closed';

/** Null where it takes them: a sheet given back does though its round is closed. RULES.md: M1. */
export function lockOf(letter: SheetLetter, status: RoundStatus): Lock | null {
  switch (letter) {
    case 'r':
      return null;
    case 'h':
    case 'x':
    case 'w':
    case '-':
      return letter;
    case '.':
    case 'o':
    case 'b':
    case 'c':
      return status !== 'open' ? status : letter === '.' ? '.' : null;
  }
}
