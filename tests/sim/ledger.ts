import type { Outbox, Refused } from '../../shared/box.ts';
import { begin, fold } from '../../shared/fold.ts';
import type { State } from '../../shared/state.ts';
import type { Ack } from '../../shared/wire.ts';
import { checkedRows, type Disk, type Lying } from './disk.ts';
import type { JudgePage } from './judge.ts';

/** What must never happen, and where it did. */
export class Broken extends Error {
  readonly rule: string;
  constructor(rule: string, what: string) {
    super(`${rule}: ${what}`);
    this.rule = rule;
  }
}

interface Acknowledged {
  readonly id: string;
  readonly seq: number;
}

/** A sheet or a part of one that a restored log lacks, though a tablet had heard that it was taken. */
interface Owed {
  readonly judge: string;
  readonly round: string;
  readonly team: string;
  readonly marks: Readonly<Record<string, number>>;
  readonly handedIn: boolean;
  /** That heard it. */
  readonly page: string;
  /** The last row that both logs have. */
  readonly fork: number;
}

interface Tap {
  readonly page: JudgePage;
  readonly what: string;
}

/** What was tapped, acknowledged and written: what the end, and every moment, is measured by. */
export class Ledger {
  /** By disk, what its servers have acknowledged. */
  readonly #acknowledged = new Map<Disk, Acknowledged[]>();
  readonly #heard = new Map<string, { readonly page: string; readonly at: number }>();
  #owed: Owed[] = [];
  readonly #known = new Set<string>();
  /** On each tablet the last tap on each mark. */
  readonly #taps = new Map<string, Tap>();
  /** Each mark that is safe on some disk: judge, round, team, criterion, mark. */
  readonly #landed = new Set<string>();
  /** Each sheet that was handed in on some disk: judge, round, team. */
  readonly #handedIn = new Set<string>();
  readonly #told = new Set<string>();
  readonly #looked = new WeakMap<JudgePage, Outbox>();
  /** When each command was begun, and on which page. */
  readonly #born = new Map<string, { readonly page: string; readonly order: number }>();

  /** A row that a power cut cannot take any more. */
  safe({ type, data, person, command }: Lying): void {
    if (command && /^(marks|sheet)\./.test(type) && person.startsWith('gk') && !this.#known.has(command.id))
      throw new Broken('once', `${type} of ${person} under ${command.id}, which no tablet has`);
    const { judge, round, team, teams, marks, from, to } = JSON.parse(data) as Record<string, unknown>;
    const sheet = (whose: unknown, its: unknown) => `${String(whose)}/${String(round)}/${String(its)}`;
    if (typeof marks === 'object' && marks !== null)
      for (const [criterion, mark] of Object.entries(marks))
        this.#landed.add(`${sheet(judge, team)}/${criterion}=${String(mark)}`);
    if (type === 'sheet.submitted' || type === 'sheet.entered' || type === 'sheet.givenBack')
      this.#handedIn.add(sheet(judge, team));
    const several = Array.isArray(teams) ? teams : [];
    if (type === 'sheet.allSubmitted') for (const one of several) this.#handedIn.add(sheet(judge, one));
    if (type === 'sheet.moved') for (const one of several) this.#move(sheet(from, one), sheet(to, one));
  }

  /** All that ever stood there may stand here now. */
  #move(from: string, to: string): void {
    this.#handedIn.add(to);
    for (const mark of this.#landed) if (mark.startsWith(`${from}/`)) this.#landed.add(to + mark.slice(from.length));
  }

  answered(disk: Disk, message: unknown, ack: Ack): void {
    if (!ack.ok) return;
    const { id } = message as { id: string };
    if (ack.seq > disk.safeSeq) throw new Broken('acknowledged', `${id} at ${String(ack.seq)} is not on the disk`);
    if (disk.rows[ack.seq]?.command?.id !== id)
      throw new Broken('acknowledged', `${id} is not what stands at ${String(ack.seq)}`);
    const all = this.#acknowledged.get(disk) ?? [];
    this.#acknowledged.set(disk, all);
    all.push({ id, seq: ack.seq });
  }

  heard(id: string, page: string, at: number): void {
    this.#heard.set(id, { page, at });
  }

  /** The laptop is dead; `fork` is the last row that the backup has. */
  lost(old: Disk, fork: number): void {
    this.#owed = this.#owed
      .filter((one) => !isThere(one, old))
      .map((one) => ({ ...one, fork: Math.min(one.fork, fork) }));
    const { contest, rounds } = freshFold(old);
    for (const [r, round] of rounds.entries())
      for (const [t, { sheets }] of round.teams.entries())
        for (const [j, { status, marks, seq }] of sheets.entries()) {
          const row = old.rows[seq];
          const page = this.#heard.get(row?.command?.id ?? '')?.page;
          if (!row || seq <= fork || page === undefined) continue;
          const ids = contest.rounds[r]?.criteria.map(({ id }) => id) ?? [];
          const given = ids.flatMap((id, c) => (marks[c] == null ? [] : [[id, marks[c] / 1_000_000] as const]));
          const [judge, team] = [contest.judges[j]?.id ?? '', contest.teams[t]?.id ?? ''];
          const owed = {
            page,
            judge,
            round: contest.rounds[r]?.id ?? '',
            team,
            marks: Object.fromEntries(given),
            fork,
          };
          if (row.type === 'marks.saved') this.#owed.push({ ...owed, handedIn: false });
          else if (status === 'handedIn' && /^sheet.(submitted|allSubmitted|givenBack)$/.test(row.type))
            this.#owed.push({ ...owed, handedIn: true });
        }
  }

  checkGivenBack(disk: Disk, pages: readonly JudgePage[]): void {
    const state = freshFold(disk);
    for (const one of this.#owed.map((owed) => this.#stillWanted(owed))) {
      const isTold = pages.some(({ device, tablet }) => {
        const refused = Object.values(tablet.box.refused);
        return (
          device.person === one.judge && refused.some(({ round, team }) => round === one.round && team === one.team)
        );
      });
      if (!isThere(one, disk) && !isShown(one, state) && !isTold)
        throw new Broken(
          'given back',
          `${one.judge}/${one.round}/${one.team} ${JSON.stringify(one.marks)} was ${one.handedIn ? 'handed in' : 'saved'}, and the restored log lacks it`,
        );
    }
  }

  /** A draft's mark that its judge has tapped anew since is not owed any more. */
  #stillWanted(owed: Owed): Owed {
    if (owed.handedIn) return owed;
    const last = new Set([...this.#taps.values()].map(({ what }) => what));
    const at = `${owed.judge}/${owed.round}/${owed.team}`;
    const marks = Object.entries(owed.marks).filter(([id, mark]) => last.has(`${at}/${id}=${String(mark)}`));
    return { ...owed, marks: Object.fromEntries(marks) };
  }

  boxChanged({ device }: JudgePage, { queue, refused }: Outbox): void {
    for (const { command } of queue) this.#known.add(command.id);
    // Of two pages of one browser either may be told, and then only what was tapped last of a sheet stays.
    if (!device.hadTwoPages) return;
    for (const { round, team, marks } of Object.values(refused))
      for (const [criterion, mark] of Object.entries(marks))
        this.#told.add(`${device.name} ${device.person}/${round}/${team}/${criterion}=${String(mark)}`);
  }

  tapped(page: JudgePage, sheet: string, criterion: string, mark: number | null): void {
    const at = `${page.device.person}/${sheet}/${criterion}`;
    const key = `${page.device.name} ${at}`;
    const last = page.tablet.box.queue.at(-1)?.command.id;
    if (last !== undefined && !this.#born.has(last)) this.#born.set(last, { page: page.name, order: this.#born.size });
    // That there is none is on every disk from the beginning.
    if (mark === null) this.#taps.delete(key);
    else this.#taps.set(key, { page, what: `${at}=${String(mark)}` });
  }

  /** A battery is empty. Nobody can keep what was never stored: its page had said so. */
  forgive(page: JudgePage, now: number): void {
    const isStorageBroken = page.device.isStorageBroken || page.tablet.isStored === false;
    for (const [id, heard] of this.#heard)
      if (heard.page === page.name && (isStorageBroken || now - heard.at < 20)) this.#heard.delete(id);
    if (isStorageBroken) this.#owed = this.#owed.filter((one) => one.page !== page.name);
    if (page.tablet.isStored === true) return;
    for (const [key, tap] of this.#taps) if (tap.page === page && !this.#landed.has(tap.what)) this.#taps.delete(key);
  }

  /** Its judge does not want it. */
  dropped(page: JudgePage, { round, team, marks }: Refused): void {
    const { person } = page.device;
    for (const [criterion, mark] of Object.entries(marks)) {
      const what = `${person}/${round}/${team}/${criterion}=${String(mark)}`;
      for (const [key, tap] of this.#taps) if (tap.what === what) this.#taps.delete(key);
    }
    this.#owed = this.#owed.filter((one) => one.judge !== person || one.round !== round || one.team !== team);
  }

  /** What a page shows as received is on a disk. */
  checkPage(page: JudgePage): void {
    const { person } = page.device;
    const { box } = page.tablet;
    // It shows what it showed, and nothing that is safe is ever less so.
    if (this.#looked.get(page) === box) return;
    this.#looked.set(page, box);
    for (const { round, team, shown } of page.sheets())
      if (shown.letter === 'h' && shown.pending === 'nothing' && !this.#handedIn.has(`${person}/${round.id}/${team}`))
        throw new Broken('received', `${page.name} shows ${round.id}/${team} as handed in, and no disk has that`);
    if (box.queue.length > 0) return;
    for (const { page: whose, what } of this.#taps.values())
      if (whose === page && !this.#landed.has(what) && !this.#isTold(page, what))
        throw new Broken('received', `${page.name} has nothing waiting, and no disk has ${what}`);
  }

  #isTold(page: JudgePage, what: string): boolean {
    return isHeld(page, what) || this.#told.has(`${page.device.name} ${what}`);
  }

  checkTaps(pages: readonly JudgePage[]): void {
    for (const { page, what } of this.#taps.values()) {
      const there =
        this.#landed.has(what) || pages.some((one) => one.device === page.device && this.#isTold(one, what));
      if (!there) throw new Broken('tapped', `${what}, on ${page.name}, is neither on a tablet nor on a disk`);
    }
  }

  /** All of it, as it lies there. */
  checkDisk(disk: Disk): void {
    const ids = new Set<string>();
    const last = new Map<string, number>();
    for (const { command, data, seq } of checkedRows(disk)) {
      if (!command) continue;
      if (ids.has(command.id)) throw new Broken('once', `${command.id} stands twice in the log`);
      ids.add(command.id);
      const born = this.#born.get(command.id);
      if (!born) continue;
      const { round, team } = data as Record<string, unknown>;
      const at = `${born.page} ${String(round)}/${String(team)}`;
      if (born.order < (last.get(at) ?? 0)) throw new Broken('order', `row ${String(seq)}: ${at} is out of turn`);
      last.set(at, born.order);
    }
    for (const { id, seq } of this.#acknowledged.get(disk) ?? [])
      if (disk.rows[seq]?.command?.id !== id)
        throw new Broken('acknowledged', `${id} was acknowledged as ${String(seq)}, and is not there`);
  }
}

/** On the tablet, to be told and to be looked at. */
function isHeld({ tablet, device }: JudgePage, what: string): boolean {
  const [at = '', mark] = what.split('=');
  const [, round = '', team = '', criterion = ''] = at.split('/');
  const shown = Object.values(tablet.box.refused).filter((one) => one.round === round && one.team === team);
  const all = [...shown, ...device.refused(round, team)];
  return all.some(({ marks }) => String(marks[criterion]) === mark);
}

/** Whatever became of it later: what was handed in as a whole, of a draft every mark, or another one since. */
function isThere({ judge, round, team, marks, handedIn, fork }: Owed, disk: Disk): boolean {
  const its = disk.rows.filter(({ seq, data }) => {
    const row = JSON.parse(data) as Record<string, unknown>;
    return (handedIn || seq > fork) && row['judge'] === judge && row['round'] === round && row['team'] === team;
  });
  const all = its.map(({ data }) => new Map(Object.entries((JSON.parse(data) as { marks?: object }).marks ?? {})));
  if (handedIn) return all.some((given) => Object.entries(marks).every(([id, mark]) => given.get(id) === mark));
  return Object.keys(marks).every((id) => all.some((given) => given.has(id)));
}

/** Handed in as a whole part the marks stand in no row of its own. */
function isShown({ judge, round, team, marks, handedIn }: Owed, { contest, rounds }: State): boolean {
  const at = (all: readonly { id: string }[], id: string) => all.findIndex((one) => one.id === id);
  const r = at(contest.rounds, round);
  const sheet = rounds[r]?.teams[at(contest.teams, team)]?.sheets[at(contest.judges, judge)];
  const isSame = contest.rounds[r]?.criteria.every(({ id }, c) => marks[id] === (sheet?.marks[c] ?? 0) / 1_000_000);
  return handedIn && sheet?.status === 'handedIn' && isSame === true;
}

/** The state as the log alone says it. */
export function freshFold(disk: Disk): State {
  let state: State | null = null;
  for (const row of checkedRows(disk)) state = state === null ? begin(row) : fold(state, row);
  if (!state) throw new Error('the log is empty');
  return state;
}
