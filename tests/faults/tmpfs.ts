import { execFileSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk of its own, as small as one likes, where this machine lets one be made. */
export class Tmpfs {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Null: not allowed here. */
  static at(path: string, kilobytes: number): Tmpfs | null {
    mkdirSync(path, { recursive: true });
    return run('mount', '-t', 'tmpfs', '-o', `size=${String(kilobytes)}k`, 'tmpfs', path) ? new Tmpfs(path) : null;
  }

  /** Somebody's holiday film, as long as there is room. */
  fill(): void {
    const film = openSync(this.#film, 'w');
    try {
      for (;;) writeSync(film, Buffer.alloc(4096));
    } catch {
      closeSync(film);
    }
  }

  empty(): void {
    rmSync(this.#film, { force: true });
  }

  grow(kilobytes: number): void {
    run('mount', '-o', `remount,size=${String(kilobytes)}k`, this.path);
  }

  get #film(): string {
    return join(this.path, 'film.mp4');
  }

  /** Pulled out, whoever still has files open on it. */
  pull(): void {
    run('umount', '-l', this.path);
  }
}

function run(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
