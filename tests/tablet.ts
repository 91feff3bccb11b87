import { CriterionId, LogId, RoundId, TeamId } from '../shared/contest.ts';
import { type Outbox, type OutboxMessage } from '../shared/outbox.ts';
import { shownSheet, type ShownSheet } from '../shared/shown.ts';
import type { Ack, JudgeView, OpenSheet, RoundSetup } from '../shared/wire.ts';

/** A judge's tablet in one small round: what it is told, and what it shows. */

export const ROUND = RoundId.parse('chao-hoi');
export const LOG = LogId.parse('l0');
export const TEAMS = ['ha-lai', 'ha-long', 'yen-son'].map((id) => TeamId.parse(id));
export const [A, B] = TEAMS as [TeamId, TeamId];
export const CRITERIA = ['noi-dung', 'hinh-thuc'].map((id) => CriterionId.parse(id));
export const [C0, C1] = CRITERIA as [CriterionId, CriterionId];

const SETUP: RoundSetup = {
  id: ROUND,
  name: 'Chào hỏi',
  mode: 'gallery',
  timeLimitSeconds: null,
  max: 20,
  weight: 1,
  criteria: CRITERIA.map((id) => ({ id, name: id, min: 0, max: 10, step: 0.25, weight: 1 })),
  order: [0, 1, 2],
  numbers: [1, 2, 3],
  ordered: false,
  mine: true,
  panel: [],
};

export function view(seq: number, letters: string, sheet: Partial<OpenSheet> | null = null): OutboxMessage {
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
  const whole: JudgeView = {
    seq,
    log: LOG,
    forks: [],
    now: 0,
    rounds: [{ id: ROUND, status: 'open', letters, changed: seq, nudgedAt: null }],
    current: ROUND,
    stage: null,
    tablets: 1,
    sheet: open,
    head: null,
  };
  return { kind: 'view', view: whole };
}

export const mark = (id: string, team: TeamId, criterion: CriterionId, value: number | null): OutboxMessage => ({
  kind: 'mark',
  id,
  round: ROUND,
  team,
  criterion,
  mark: value,
});
export const answer = (id: string, attempt: number, ack: Ack | null): OutboxMessage => ({
  kind: 'answer',
  id,
  attempt,
  ack,
});

export const sheet = (box: Outbox, team: TeamId): ShownSheet => shownSheet(box, SETUP, team, TEAMS.indexOf(team));
