import { ContestId, CriterionId, JudgeId, LogId, RoundId, TeamId } from '../shared/contest.ts';
import { emptyOutbox, type Outbox } from '../shared/box.ts';
import { outbox, type OutboxMessage } from '../shared/outbox.ts';
import type { Lineage } from '../shared/lineage.ts';
import { shownSheet, type ShownSheet } from '../shared/shown.ts';
import type { Ack, ContestSetup, JudgeView, OpenSheet, RoundSetup } from '../shared/wire.ts';

/** A judge's tablet in one small round: what it is told, and what it shows. */

export const ROUND = RoundId.parse('chao-hoi');
export const LOG = LogId.parse('l0');
export const TEAMS = ['ha-lai', 'ha-long', 'yen-son'].map((id) => TeamId.parse(id));
export const [A, B] = TEAMS as [TeamId, TeamId];
export const CRITERIA = ['noi-dung', 'hinh-thuc'].map((id) => CriterionId.parse(id));
export const [C0, C1] = CRITERIA as [CriterionId, CriterionId];

const ROUND_SETUP: RoundSetup = {
  id: ROUND,
  name: 'Chào hỏi',
  mode: 'gallery',
  timeLimitSeconds: null,
  max: 20,
  weight: 1,
  criteria: CRITERIA.map((id) => ({ id, name: id, min: 0, max: 10, step: 0.25, weight: 1 })),
  order: [0, 1, 2],
  numbers: [1, 2, 3],
  numbered: false,
  mine: true,
  panel: [],
};

export const SETUP: ContestSetup = {
  id: ContestId.parse('hoi-thi'),
  rehearsal: false,
  title: 'Hội thi',
  theme: '',
  venue: '',
  date: '',
  decimals: 2,
  rounds: [ROUND_SETUP],
  teams: TEAMS.map((id) => ({ id, name: id })),
  judges: [{ id: JudgeId.parse('gk1'), name: 'Giám khảo 1', head: false, colour: 0 }],
  prizes: [],
  programme: [],
  delegates: [],
};

/** It has opened, and knows the contest. */
export const [OPENED] = outbox(emptyOutbox, { kind: 'contest', setup: SETUP }, 0);

export const seed = (n: number): string => `5eed0000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export function view(
  seq: number,
  letters: string,
  sheet: Partial<OpenSheet> | null = null,
  log: Partial<Lineage> = {},
): OutboxMessage {
  const open = sheet && {
    round: ROUND,
    team: A,
    seq,
    letter: 'b' as const,
    marks: [null, null],
    note: '',
    reopened: null,
    ...sheet,
  };
  return { kind: 'view', view: viewOf(seq, letters, open, log), seed: seed(0) };
}

export function viewOf(seq: number, letters: string, sheet: OpenSheet | null, log: Partial<Lineage>): JudgeView {
  return {
    seq,
    log: log.log ?? LOG,
    forks: (log.forks ?? []).map(([from, last]) => [from, last]),
    now: 0,
    rounds: [{ id: ROUND, status: 'open', letters, changed: seq, nudgedAt: null }],
    current: ROUND,
    stage: null,
    tablets: 1,
    sheet,
    head: null,
  };
}

/** `was` is what the page shows of it; left out, it is not known. */
export const mark = (
  id: string,
  team: TeamId,
  criterion: CriterionId,
  value: number | null,
  was?: number | null,
): OutboxMessage => ({
  kind: 'mark',
  id,
  round: ROUND,
  team,
  criterion,
  mark: value,
  ...(was === undefined ? {} : { was }),
});
export const answer = (id: string, attempt: number, ack: Ack | null): OutboxMessage => ({
  kind: 'answer',
  id,
  attempt,
  ack,
});

export const sheet = (box: Outbox, team: TeamId): ShownSheet => shownSheet(box, ROUND_SETUP, team, TEAMS.indexOf(team));
