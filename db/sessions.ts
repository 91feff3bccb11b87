import { hash, randomBytes, scrypt } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';

/** Whose code it is, and the new code's hash; null takes the code away. Either way that person's sessions end. */
export interface AccessChange {
  readonly person: string;
  readonly hash: Uint8Array | null;
  /** But for the session that asked: who makes their own code anew stays, whether or not the answer arrives. */
  readonly asker?: string;
}

export const SALT_BYTES = 16;

/**
 * A code as it is kept. Slow on purpose, and off the event loop; the salt is the file's, so that one run finds the
 * person whom a code belongs to.
 */
export function hashCode(code: string, salt: Uint8Array): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(code, salt, 32, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

/** Codes, one a person, and the tokens of those who signed in with them; of both only hashes. */
export class Sessions {
  readonly salt: Uint8Array;
  readonly #setCode: Statement<[string, Uint8Array]>;
  readonly #dropCode: Statement<[string]>;
  readonly #endSessions: Statement<[string, Uint8Array]>;
  readonly #ofCode: Statement<[Uint8Array], { person: string }>;
  readonly #codeOf: Statement<[string], { hash: Uint8Array }>;
  readonly #begin: Statement<[Uint8Array, string, number]>;
  readonly #ofToken: Statement<[Uint8Array], { person: string }>;
  readonly #end: Statement<[Uint8Array]>;

  constructor(db: Database) {
    const salt = db.prepare<[], { value: string }>("select value from meta where key = 'salt'").get();
    if (!salt) throw new Error(`${db.name} has no salt`);
    this.salt = Buffer.from(salt.value, 'hex');
    this.#setCode = db.prepare(
      'insert into access (person, hash) values (?, ?) on conflict (person) do update set hash = excluded.hash',
    );
    this.#dropCode = db.prepare('delete from access where person = ?');
    this.#endSessions = db.prepare('delete from sessions where person = ? and hash <> ?');
    this.#ofCode = db.prepare('select person from access where hash = ?');
    this.#codeOf = db.prepare('select hash from access where person = ?');
    this.#begin = db.prepare('insert into sessions (hash, person, at) values (?, ?, ?)');
    this.#ofToken = db.prepare('select person from sessions where hash = ?');
    this.#end = db.prepare('delete from sessions where hash = ?');
  }

  change({ person, hash, asker = '' }: AccessChange): void {
    this.#endSessions.run(person, hashToken(asker));
    if (hash) this.#setCode.run(person, hash);
    else this.#dropCode.run(person);
  }

  personOfCode(codeHash: Uint8Array): string | null {
    return this.#ofCode.get(codeHash)?.person ?? null;
  }

  /** The hash of a person's present code. */
  codeOf(person: string): Uint8Array | null {
    return this.#codeOf.get(person)?.hash ?? null;
  }

  /** A new token, which nobody can make from what is kept of it. */
  begin(person: string, at: number): string {
    const token = randomBytes(32).toString('base64url');
    this.#begin.run(hashToken(token), person, at);
    return token;
  }

  /** This one alone; others of the same person stay good. */
  end(token: string): void {
    this.#end.run(hashToken(token));
  }

  personOfToken(token: string): string | null {
    return this.#ofToken.get(hashToken(token))?.person ?? null;
  }
}

function hashToken(token: string): Uint8Array {
  return hash('sha256', token, 'buffer');
}
