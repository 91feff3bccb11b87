import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import type { Results } from '../../shared/reading.ts';
import type { ContestSetup, RoundSetup } from '../../shared/wire.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { Chance } from './chance.ts';
import { markFor, quality } from './marks.ts';
import type { Pace } from './pace.ts';
import type { Person } from './person.ts';

/** A sheet that a judge filled in on paper. */
export interface Paper {
  judge: JudgeId;
  round: RoundId;
  team: TeamId;
}

export interface Desk {
  me: Person<PanelView>;
  results: () => Promise<Results>;
  papers: readonly Paper[];
  seed: Chance;
  pace: Pace;
}

/** What is known before the first part opens: a judge has somebody of their own in a team. */
export async function beforeTheParts({ me }: Desk): Promise<void> {
  const setup = await me.sees((_, contest) => contest);
  const [judge, team] = [setup.judges.at(-1), setup.teams.at(2)];
  if (judge && team)
    await me.send('judge.recuse', { judge: judge.id, teams: [team.id], reason: 'Có liên quan đến đội thi' });
}

/** While the wall newspapers are marked: sheets that come on paper, and a newspaper that came late. */
export async function duringTheParts({ me, papers, seed, pace }: Desk): Promise<void> {
  const setup = await me.sees((_, contest) => contest);
  const gallery = setup.rounds.find((round) => round.mode === 'gallery');
  const late = setup.teams.at(-1);
  if (!gallery || !late) return;
  await me.sees(({ rounds }) =>
    rounds.some(({ id, status }) => id === gallery.id && status === 'open') ? true : null,
  );
  for (const { judge, round, team } of papers) {
    await pace(4);
    const marks = paperMarks(gallery, team, seed);
    await me.send('sheet.enter', { round, team, judge, marks, reason: 'Chấm trên giấy' });
  }
  const off = { round: gallery.id, team: late.id, kind: 'other', points: 0.5, reason: 'Nộp báo tường muộn' };
  await me.send('deduction.set', off);
}

/** After the last part: a sheet given back and mended, level teams ordered, the board's own prizes given. */
export async function huddle(desk: Desk): Promise<void> {
  const { me, pace } = desk;
  await me.sees((view) => (view.blockers.openRounds.length === 0 ? true : null));
  await pace(2);
  const setup = await me.sees((_, contest) => contest);
  const [round, team, judge] = [setup.rounds.at(-1), setup.teams.at(0), setup.judges.at(0)];
  if (round && team && judge) {
    const back = { round: round.id, teams: [team.id], judges: [judge.id], reason: 'Xem lại một tiêu chí' };
    const given = await me.send('sheet.reopen', back);
    await me.sees((view) => (view.seq > given && view.blockers.reopened === 0 ? true : null));
  }
  await pace(2);
  await decideTies(desk);
  await decidePrizes(desk, setup);
}

async function decideTies({ me, results }: Desk): Promise<void> {
  for (;;) {
    const standing = await results();
    const contended = standing.awards.flatMap((award) => award.contended ?? [])[0];
    if (!contended) return;
    const { teams } = contended;
    const level = (rows: { team: TeamId; rank: number | null }[]) =>
      new Set(rows.filter((row) => teams.includes(row.team)).map((row) => row.rank)).size === 1;
    const round = level(standing.overall) ? undefined : standing.rounds.find((one) => level(one.teams))?.id;
    await me.send('tie.decide', {
      teams,
      ...(round === undefined ? {} : { round }),
      reason: 'Ban Giám khảo hội ý, biểu quyết',
    });
  }
}

async function decidePrizes({ me, results, seed, pace }: Desk, setup: ContestSetup): Promise<void> {
  const { awards } = await results();
  for (const { prize, by, decided } of awards) {
    if (by !== 'decision' || decided) continue;
    await pace(1);
    const team = seed.of(prize).pick(setup.teams);
    await me.send('award.decide', {
      prize,
      recipient: `Đội trưởng đội ${team.name}`,
      reason: 'Ban Tổ chức quyết định',
    });
  }
}

function paperMarks({ id, criteria }: RoundSetup, team: TeamId, seed: Chance): Record<string, number> {
  const own = seed.of(`paper ${id} ${team}`);
  return Object.fromEntries(criteria.map((one) => [one.id, markFor(one, quality(seed, id, team), own)]));
}
