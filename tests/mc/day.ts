import { ContestId, CriterionId, JudgeId, LogId, RoundId, TeamId } from '../../shared/contest.ts';
import type { ContestSetup, ProgrammeItemWire, RoundSetup, RoundStatus } from '../../shared/wire.ts';
import type { PanelTeam, PanelView } from '../../shared/panel.ts';
import type { SceneName } from '../../shared/scene.ts';

/** A small day as the panel sees it: a gallery, then two stage rounds; four teams, three judges. */

export const GALLERY = RoundId.parse('bao-tuong');
export const STAGE = RoundId.parse('chao-hoi');
export const LAST = RoundId.parse('tieu-pham');
export const [A, B, C, D] = ['a', 'b', 'c', 'd'].map((id) => TeamId.parse(id)) as [TeamId, TeamId, TeamId, TeamId];
export const [J1, J2, J3] = ['gk1', 'gk2', 'gk3'].map((id) => JudgeId.parse(id)) as [JudgeId, JudgeId, JudgeId];

export const TEAMS = [A, B, C, D];
const JUDGES = [J1, J2, J3];

export function setup(change: Partial<ContestSetup> = {}): ContestSetup {
  return {
    id: ContestId.parse('test'),
    rehearsal: false,
    title: 'Hội thi',
    theme: '',
    venue: '',
    date: '',
    decimals: 2,
    rounds: [
      roundSetup(GALLERY, { name: 'Phần thi Báo tường', mode: 'gallery', timeLimitSeconds: null }),
      roundSetup(STAGE, { name: 'Phần thi Chào hỏi' }),
      roundSetup(LAST, { name: 'Phần thi Tiểu phẩm' }),
    ],
    teams: TEAMS.map((id) => ({ id, name: `Xã ${id.toUpperCase()}` })),
    judges: JUDGES.map((id, j) => ({ id, name: `Giám khảo ${String(j + 1)}`, head: j === 0, colour: j })),
    prizes: ['Giải Nhất'],
    programme: [part('1', GALLERY), part('2', STAGE), part('3', LAST)],
    delegates: [],
    ...change,
  };
}

export function part(id: string, round: RoundId, change: Partial<ProgrammeItemWire> = {}): ProgrammeItemWire {
  return { id, round, ...change };
}

export function roundSetup(id: RoundId, change: Partial<RoundSetup> = {}): RoundSetup {
  return {
    id,
    name: id,
    mode: 'stage',
    timeLimitSeconds: 300,
    max: 10,
    weight: 1,
    criteria: [{ id: CriterionId.parse('noi-dung'), name: 'Nội dung', min: 0, max: 10, step: 0.25, weight: 1 }],
    order: [0, 1, 2, 3],
    numbers: [1, 2, 3, 4],
    numbered: false,
    mine: false,
    panel: [0, 1, 2],
    ...change,
  };
}

export function team(id: TeamId, change: Partial<PanelTeam> = {}): PanelTeam {
  const idle = { startedAt: null, elapsed: 0 };
  return {
    team: id,
    letters: '...',
    called: false,
    timer: idle,
    overtime: null,
    waived: null,
    waivedBefore: null,
    deductions: [],
    withdrawn: null,
    spread: null,
    far: [],
    ...change,
  };
}

/** Performed, clock stopped inside the limit. */
export function done(id: TeamId, letters = 'ooo'): PanelTeam {
  return team(id, { letters, called: true, timer: { startedAt: null, elapsed: 200_000 } });
}

export function board(scene: SceneName, change: Partial<PanelView['board']> = {}): PanelView['board'] {
  const out = { overall: false, round: [], progress: [] };
  return { scene, round: null, text: null, covered: null, texts: [], frozen: false, out, ...change };
}

type Standing = [status: RoundStatus, handedIn?: number, ordered?: boolean];

/** What stands in each of the three rounds: its status, its sheets of twelve, whether its lots are drawn. */
export function view(standings: [Standing, Standing, Standing], change: Partial<PanelView> = {}): PanelView {
  const rounds = [GALLERY, STAGE, LAST];
  return {
    seq: 1,
    log: LogId.parse('l0'),
    head: '00000000',
    alarms: [],
    copies: null,
    reach: { addresses: [], machines: 0 },
    now: 0,
    rounds: standings.map(([status, handedIn = 0, ordered = false], r) => ({
      id: rounds[r] ?? GALLERY,
      status,
      handedIn,
      expected: 12,
      ordered,
    })),
    current: null,
    stage: null,
    focus: { round: GALLERY, teams: TEAMS.map((id) => team(id)) },
    presence: JUDGES.map(() => 'alive'),
    tablets: JUDGES.map(() => ({ pages: 1, waiting: 0, held: 0 })),
    board: board('welcome'),
    approval: null,
    lapsed: null,
    blockers: { openRounds: [], reopened: 0, prizes: [] },
    doubts: { prizes: [], teams: [], choices: 0 },
    programme: { at: null, startedAt: null, seconds: [] },
    last: null,
    preview: null,
    reveal: null,
    revealed: false,
    readOut: null,
    allowed: { live: false, ranking: false },
    withdrawn: [],
    givenBack: [],
    ...change,
  };
}
