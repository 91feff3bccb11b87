import type { RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, JudgeView, RoundSetup, SheetLetter } from '../../shared/wire.ts';
import type { Chance } from './chance.ts';
import { markFor, quality, taps } from './marks.ts';
import type { Pace } from './pace.ts';
import type { Person } from './person.ts';

export interface Habits {
  /** Parts whose sheets are kept to compare, and handed in together; elsewhere each goes in when it is marked. */
  together: readonly RoundId[];
  /** Sheets written on paper, which the secretariat types in. */
  onPaper?: readonly { round: RoundId; team: TeamId }[];
}

export type Deed =
  { do: 'mark' | 'mend' | 'handIn'; round: RoundId; team: TeamId } | { do: 'handInAll'; round: RoundId };

/** What a judge does next: what was given back first, then who is on stage, then what is left, then handing in. */
export function nextDeed(view: JudgeView, setup: ContestSetup, habits: Habits): Deed | null {
  const papers = view.rounds.map((round) => papersOf(round, setup, habits));
  for (const { round, sheets } of papers) {
    const back = sheets.find((sheet) => sheet.letter === 'r');
    if (back) return { do: 'mend', round, team: back.team };
  }
  for (const { round, sheets } of papers) {
    const onStage = view.stage?.round === round ? view.stage.team : null;
    const open = sheets.filter((sheet) => sheet.letter === 'o' || sheet.letter === 'b');
    const first = open.find((sheet) => sheet.team === onStage) ?? open[0];
    if (first && (isStage(setup, round) || !stageWaits(papers, setup))) return { do: 'mark', round, team: first.team };
  }
  for (const { round, sheets } of papers) {
    const complete = sheets.filter((sheet) => sheet.letter === 'c');
    const [first] = complete;
    if (!first) continue;
    if (!habits.together.includes(round)) return { do: 'handIn', round, team: first.team };
    if (sheets.every((sheet) => 'chxw'.includes(sheet.letter))) return { do: 'handInAll', round };
  }
  return null;
}

interface Papers {
  round: RoundId;
  sheets: { team: TeamId; letter: SheetLetter }[];
}

/** The sheets of an open or reopened kind, in running order, without those on paper. */
function papersOf(round: JudgeView['rounds'][number], setup: ContestSetup, { onPaper = [] }: Habits): Papers {
  const order = setup.rounds.find((one) => one.id === round.id)?.order ?? [];
  const sheets = order.flatMap((t) => {
    const team = setup.teams[t]?.id;
    const letter = LETTERS.find((one) => one === round.letters.charAt(t));
    if (!team || !letter || onPaper.some((one) => one.round === round.id && one.team === team)) return [];
    return round.status === 'open' || letter === 'r' ? [{ team, letter }] : [];
  });
  return { round: round.id, sheets };
}

const LETTERS: readonly SheetLetter[] = ['-', '.', 'o', 'b', 'c', 'h', 'r', 'x', 'w'];

function isStage(setup: ContestSetup, round: RoundId): boolean {
  return setup.rounds.some((one) => one.id === round && one.mode === 'stage');
}

/** The wall newspapers hang all day; a performance does not wait. */
function stageWaits(papers: readonly Papers[], setup: ContestSetup): boolean {
  return papers.some(
    ({ round, sheets }) => isStage(setup, round) && sheets.some(({ letter }) => letter === 'o' || letter === 'b'),
  );
}

/** Sits at the tablet until the day is over. */
export async function judge(me: Person<JudgeView>, habits: Habits, seed: Chance, pace: Pace): Promise<void> {
  const own = seed.of(me.name);
  const severity = own.between(-0.05, 0.05);
  const tapped = new Tapped();
  for (;;) {
    const deed = await me.until((view, setup) => nextDeed(tapped.over(view, setup), setup, habits));
    if (!deed) return;
    if (deed.do === 'handInAll') {
      await pace(1.5);
      tapped.handedIn(deed.round, null, await me.send('sheet.submitAll', { round: deed.round }));
      continue;
    }
    const { round, team } = deed;
    const part = await me.sees((_, setup) => setup.rounds.find((one) => one.id === round) ?? null);
    me.page({ round, team });
    const marks = tapped.marks(round, team) ?? (await marksShown(me, part, team));
    if (deed.do !== 'handIn') {
      const worth = quality(seed, round, team) + severity;
      const left = deed.do === 'mend' ? part.criteria.slice(0, 1) : part.criteria.filter(({ id }) => !marks.has(id));
      for (const criterion of left)
        for (const tap of taps(criterion, markFor(criterion, worth, own))) {
          await pace(own.between(0.05, 0.35));
          marks.set(criterion.id, tap);
          const saved = await me.send('marks.save', { round, team, marks: { [criterion.id]: tap } });
          tapped.saved(round, team, marks, saved, marks.size === part.criteria.length);
        }
    }
    if (deed.do === 'mark') continue;
    await pace(0.5);
    const sheet = { round, team, marks: Object.fromEntries(marks) };
    tapped.handedIn(round, team, await me.send('sheet.submit', sheet));
  }
}

async function marksShown(me: Person<JudgeView>, part: RoundSetup, team: TeamId): Promise<Map<string, number>> {
  const shown = await me.sees(({ sheet }) => (sheet?.round === part.id && sheet.team === team ? sheet.marks : null));
  return new Map(part.criteria.flatMap(({ id }, c) => (shown[c] == null ? [] : [[id, shown[c]] as const])));
}

/** What this tablet has sent and knows to be taken, before a view says so: no thumb waits for the server's next view. */
class Tapped {
  readonly #sheets = new Map<string, { seq: number; letter: SheetLetter; marks?: Map<string, number> }>();
  readonly #parts = new Map<RoundId, number>();

  marks(round: RoundId, team: TeamId): Map<string, number> | undefined {
    return this.#sheets.get(`${round} ${team}`)?.marks;
  }

  saved(round: RoundId, team: TeamId, marks: Map<string, number>, seq: number, whole: boolean): void {
    this.#sheets.set(`${round} ${team}`, { seq, letter: whole ? 'c' : 'b', marks });
  }

  handedIn(round: RoundId, team: TeamId | null, seq: number): void {
    if (team === null) this.#parts.set(round, seq);
    else this.#sheets.set(`${round} ${team}`, { seq, letter: 'h' });
  }

  /** The view with the letters of what was sent since. */
  over(view: JudgeView, setup: ContestSetup): JudgeView {
    const rounds = view.rounds.map((round) => {
      const all = (this.#parts.get(round.id) ?? 0) > view.seq;
      const letters = round.letters.split('').map((letter, t) => {
        const sheet = this.#sheets.get(`${round.id} ${setup.teams[t]?.id ?? ''}`);
        if (all && (letter === 'c' || sheet?.letter === 'c')) return 'h';
        return sheet && sheet.seq > view.seq ? sheet.letter : letter;
      });
      return { ...round, letters: letters.join('') };
    });
    return { ...view, rounds };
  }
}
