import type { Codes } from './codes.ts';
import type { Results } from '../../shared/reading.ts';
import type { ClockView, ContestSetup, JudgeView } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import { chance } from './chance.ts';
import { judge, type Habits } from './judge.ts';
import { mc } from './mc.ts';
import type { Pace } from './pace.ts';
import { join, Person } from './person.ts';
import { beforeTheParts, duringTheParts, huddle, type Paper } from './secretariat.ts';
import { timekeeper } from './timekeeper.ts';

export interface Hall {
  /** As a browser would be given it: http://127.0.0.1:3000 */
  address: string;
  codes: Codes;
}

export interface Manner {
  seed: string;
  pace: Pace;
  /** Seconds that a performance is looked at. */
  watched: number;
}

/** Holds a whole contest day by simulated people, from the welcome to the last prize; they stay until they leave. */
export async function holdDay({ address, codes }: Hall, { seed: text, pace, watched }: Manner): Promise<() => void> {
  const seed = chance(text);
  const everybody: { leave(): void }[] = [];
  const sit = async <V extends { now: number }>(name: string, code: string) => {
    const person = await Person.join<V>(name, address, code);
    everybody.push(person);
    return person;
  };
  const leave = () => {
    for (const person of everybody) person.leave();
  };
  try {
    const [atPanel, atDesk, atClock] = [
      await sit<PanelView>('mc', codes.mc),
      await sit<PanelView>('organiser', codes.organiser),
      await sit<ClockView>('timekeeper', codes.timekeeper),
    ];
    const atTablets = await Promise.all(Object.entries(codes.judges).map(([id, code]) => sit<JudgeView>(id, code)));
    const { token } = await join(address, codes.organiser);
    const setup = await atDesk.sees((_, contest) => contest);
    const papers = papersOf(setup);
    const desk = { me: atDesk, results: () => readResults(address, token), papers, seed, pace };

    await beforeTheParts(desk);
    const routines = atTablets.map((tablet, j) => judge(tablet, habitsOf(tablet.name, j, setup, papers), seed, pace));
    routines.push(timekeeper(atClock, seed, pace, watched));
    const office = async () => {
      await duringTheParts(desk);
      await huddle(desk);
      await pace(2);
      await approve(atTablets, atDesk);
    };
    const events = Promise.all([mc(atPanel, seed, pace), office()]);
    // A routine ends only with the day; one that fails ends the day.
    await Promise.race([events, ...routines.map((routine) => routine.then(() => events))]);
    return leave;
  } catch (fault) {
    leave();
    throw fault;
  }
}

/** Along the wall newspapers one compares; on stage each sheet goes in at once, but for one judge in the last part. */
function habitsOf(name: string, j: number, setup: ContestSetup, papers: readonly Paper[]): Habits {
  const galleries = setup.rounds.filter((round) => round.mode === 'gallery');
  const kept = j === 1 ? [...galleries, ...setup.rounds.slice(-1)] : galleries;
  return { together: kept.map((round) => round.id), onPaper: papers.filter((paper) => paper.judge === name) };
}

/** The second judge began the wall newspapers on paper. */
function papersOf(setup: ContestSetup): Paper[] {
  const round = setup.rounds.find((one) => one.mode === 'gallery');
  const judge = setup.judges.at(1);
  if (!round || !judge) return [];
  return setup.teams.slice(0, 2).map(({ id }) => ({ judge: judge.id, round: round.id, team: id }));
}

/** The head judge approves on the tablet; without one, the organiser does. */
async function approve(tablets: readonly Person<JudgeView>[], desk: Person<PanelView>): Promise<void> {
  const head = tablets.find((tablet) => tablet.view?.head);
  if (!head) {
    await desk.send('result.approve');
    return;
  }
  await head.sees(({ head: result }) => {
    if (!result) return null;
    const { openRounds, reopened, prizes } = result.blockers;
    return openRounds.length + reopened + prizes.length === 0 ? true : null;
  });
  await head.send('result.approve');
}

export async function readResults(address: string, token: string): Promise<Results> {
  return JSON.parse(await read(`${address}/api/results`, token)) as Results;
}

/** The log as it is handed out, one event a line. */
export function readLog(address: string, token: string): Promise<string> {
  return read(`${address}/api/log.jsonl`, token);
}

async function read(url: string, token: string): Promise<string> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${text}`);
  return text;
}
