import type { File } from '../builders.ts';

/** Who signs in with what. */
export interface Codes {
  organiser: string;
  mc: string;
  timekeeper: string;
  /** By the judge's id. */
  judges: Record<string, string>;
}

/** A code for everybody, written into the contest's file: whoever holds the file knows them beforehand. */
export function withCodes(file: File): { file: File; codes: Codes } {
  const judges = Object.fromEntries(file.judges.map(({ id }) => [id, `code-${id}`.padEnd(8, '-')]));
  const codes: Codes = { organiser: 'code-organiser', mc: 'code-mc-1', timekeeper: 'code-timekeeper', judges };
  return { file: { ...file, access: codes }, codes };
}
