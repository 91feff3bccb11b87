import type { File } from '../builders.ts';
import { by, type Past } from '../story.ts';

/** What often went before. */

export const opened = (round: string): Past => by('mc', 'round.open', { round });
export const closed = (round: string): Past => by('mc', 'round.close', { round });
export const forced = (round: string): Past =>
  by('mc', 'round.close', { round, force: true, reason: 'giám khảo về sớm' });
export const called = (round: string, ...teams: string[]): Past[] =>
  teams.map((team) => by('mc', 'team.call', { round, team }));
export const saved = (judge: string, round: string, team: string, marks: object): Past =>
  by(judge, 'marks.save', { round, team, marks });
export const handedIn = (judge: string, round: string, team: string, marks: object): Past =>
  by(judge, 'sheet.submit', { round, team, marks });
export const reopened = (round: string, teams: string[], judges?: string[]): Past =>
  by('mc', 'sheet.reopen', { round, teams, ...(judges ? { judges } : {}), reason: 'cộng nhầm' });
export const recused = (judge: string, fields: object = {}): Past =>
  by('organiser', 'judge.recuse', { judge, reason: 'người nhà dự thi', ...fields });
export const withdrawn = (team: string, round?: string): Past =>
  by('organiser', 'team.withdraw', { team, ...(round === undefined ? {} : { round }), reason: 'xe hỏng' });
export const deducted = (round: string, team: string, points: number, kind = 'other'): Past =>
  by('mc', 'deduction.set', { round, team, points, kind, reason: 'thiếu thành viên' });
export const shown = (what: string, round?: string): Past =>
  by('mc', 'board.show', { what, ...(round === undefined ? {} : { round }) });

/** The round opened, every team called, every judge of the panel handed in; `of` gives one mark for all criteria. */
export function marked(file: File, roundId: string, of: (team: string, judge: string) => number = () => 7): Past[] {
  const round = file.rounds.find((one) => one.id === roundId);
  if (!round) throw new Error(`no round ${roundId}`);
  const panel = file.judges.filter((judge) => !judge.rounds || judge.rounds.includes(roundId));
  const teams = file.teams.map((team) => team.id);
  return [
    opened(roundId),
    ...(round.mode === 'stage' ? called(roundId, ...teams) : []),
    ...teams.flatMap((team) =>
      panel.map((judge) =>
        handedIn(judge.id, roundId, team, Object.fromEntries(round.criteria.map((c) => [c.id, of(team, judge.id)]))),
      ),
    ),
  ];
}

/** All rounds marked and closed. */
export function allMarked(file: File, of?: (team: string, judge: string) => number): Past[] {
  return file.rounds.flatMap((round) => [...marked(file, round.id, of), closed(round.id)]);
}
