import type { JudgeId, RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, PanelView, Results, RoundSetup } from '../../shared/wire.ts';
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

/** What falls to the secretariat's table while the parts run. */
export async function duringTheParts({ me, papers, seed, pace }: Desk): Promise<void> {
  const setup = await me.sees((_, contest) => contest);
  const gallery = setup.rounds.find((round) => round.mode === 'gallery');
  const [first] = gallery ? [gallery] : setup.rounds;
  if (!first) return;
  await me.sees((view) => (view.rounds.some((round) => round.id === first.id && round.status === 'open') ? true : null));
  await pace(4);
  const judge = setup.judges.at(-1);
  const related = setup.teams.at(2);
  if (judge && related && !papers.some((paper) => paper.judge === judge.id && paper.team === related.id))
    await me.send('judge.recuse', { judge: judge.id, teams: [related.id], reason: 'Có liên quan đến đội thi' });
  for (const { round, team, judge: of } of papers) {
    await pace(2);
    await me.send('sheet.enter', { round, team, judge: of, marks: paperMarks(roundOf(setup, round), team, seed), reason: 'Chấm trên giấy' });
  }
  const late = setup.teams.at(-1);
  if (gallery && late)
    await me.send('deduction.set', { round: gallery.id, team: late.id, kind: 'other', points: 0.5, reason: 'Nộp báo tường muộn' });
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
    await me.send('tie.decide', { teams, ...(round === undefined ? {} : { round }), reason: 'Ban Giám khảo hội ý, biểu quyết' });
  }
}

async function decidePrizes({ me, results, seed, pace }: Desk, setup: ContestSetup): Promise<void> {
  const { awards } = await results();
  for (const { prize, by, decided } of awards) {
    if (by !== 'decision' || decided) continue;
    await pace(1);
    const team = seed.of(prize).pick(setup.teams);
    await me.send('award.decide', { prize, recipient: `Đội trưởng đội ${team.name}`, reason: 'Ban Tổ chức quyết định' });
  }
}

function paperMarks({ id, criteria }: RoundSetup, team: TeamId, seed: Chance): Record<string, number> {
  const own = seed.of(`paper ${id} ${team}`);
  return Object.fromEntries(criteria.map((one) => [one.id, markFor(one, quality(seed, id, team), own)]));
}

function roundOf(setup: ContestSetup, id: RoundId): RoundSetup {
  const round = setup.rounds.find((one) => one.id === id);
  if (!round) throw new Error(`no round ${id}`);
  return round;
}
