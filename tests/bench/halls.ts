import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Ack } from '../../shared/wire.ts';
import { contest, type File } from '../builders.ts';
import { withCodes, type Codes } from '../people/codes.ts';
import { join } from '../people/person.ts';
import { freePort, runApart, serverApart, type Apart } from '../process.ts';

const BARE = fileURLToPath(new URL('bare.ts', import.meta.url));

/** A contest that every judge may mark at once: galleries alone, five criteria a sheet. */
export function galleries(teams: number, judges: number, rounds: number): File {
  return contest({ teams, judges, rounds: Array.from({ length: rounds }, () => ({ mode: 'gallery', criteria: 5 })) });
}

/** The real server with a contest whose rounds are open, and a hand at the organiser's desk that needs no socket. */
export class Hall {
  readonly server: Apart;
  readonly file: File;
  readonly codes: Codes;
  readonly #organiser: string;

  private constructor(server: Apart, file: File, codes: Codes, organiser: string) {
    this.server = server;
    this.file = file;
    this.codes = codes;
    this.#organiser = organiser;
  }

  static async open(plain: File): Promise<Hall> {
    const { file, codes } = withCodes(plain);
    const server = await serverApart(file);
    const { token } = await join(server.address, codes.organiser);
    const hall = new Hall(server, file, codes, token);
    for (const { id } of file.rounds) await hall.order('round.open', { round: id });
    return hall;
  }

  /** A command of the organiser's. */
  async order(type: string, fields: object): Promise<number> {
    const answer = await fetch(`${this.server.address}/api/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#organiser}` },
      body: JSON.stringify({ ...fields, id: randomUUID(), type }),
    });
    const ack = (await answer.json()) as Ack;
    if (!ack.ok) throw new Error(`${type}: ${ack.message}`);
    return ack.seq;
  }

  /** Gives every handed-in sheet of the rounds back, so that it can be handed in again. */
  async giveBack(rounds = this.file.rounds.map((round) => round.id)): Promise<void> {
    const teams = this.file.teams.map((team) => team.id);
    for (const round of rounds) await this.order('sheet.reopen', { round, teams, reason: 'đo lại' });
  }

  /** A whole sheet; judges differ, so that figures have all their decimals. */
  sheet(round: number, team: number, judge = 0): object {
    const part = this.file.rounds[round];
    const marks = Object.fromEntries(
      (part?.criteria ?? []).map(({ id }, c) => [id, (20 + ((team + c + 3 * judge * (c % 2)) % 21)) / 4]),
    );
    return { round: part?.id, team: this.file.teams[team]?.id, marks };
  }
}

/** The bare chain. */
export async function openBare(): Promise<Apart> {
  const folder = await mkdtemp(path(tmpdir(), 'hoi-thi-bare-'));
  const port = await freePort();
  return runApart([BARE, folder, String(port)], port, () => rm(folder, { recursive: true, force: true }));
}
