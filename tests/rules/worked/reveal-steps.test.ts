import { describe, expect, test } from 'vitest';
import { awardList } from '../../../shared/awards.ts';
import { revealSteps, sampleAwards, shownAwards } from '../../../shared/reveal-steps.ts';
import type { FilePrize } from '../../builders.ts';
import { contest } from '../../builders.ts';
import { sheetsOf, standing, type Case } from '../case.ts';

/* The show of the awards, step by step, worked out by hand. */

const PRIZES: readonly FilePrize[] = [
  { name: 'Giải Nhất', count: 1, reveal: 'each', presenter: 'Ông Lê Văn A, Chủ tịch' },
  { name: 'Giải Nhì', count: 2, reveal: 'each' },
  { name: 'Khuyến khích', count: 'rest' },
  { name: 'Chào hỏi hay nhất', round: 'r1', count: 1, reveal: 'each' },
  { name: 'Diễn viên xuất sắc', by: 'decision', reveal: 'each' },
];

/** [r1, r2] by team, from one judge. */
function marked(marks: Record<string, [number, number]>, more: Partial<Case> & { prizes?: readonly FilePrize[] } = {}) {
  const { prizes = PRIZES, ...rest } = more;
  const teams = Object.keys(marks);
  const of = (r: number) => Object.fromEntries(teams.map((team) => [team, [marks[team]?.[r] ?? 0]]));
  return standing({
    contest: contest({ judges: ['gk1'], rounds: 2, teams: teams.length, tieBreak: ['r2'], prizes }),
    sheets: [...sheetsOf('r1', ['gk1'], of(0)), ...sheetsOf('r2', ['gk1'], of(1))],
    ...rest,
  });
}

/** As a paper would have it: “Giải Nhì: t3 14 (7 + 7), 1 hơn t4”. */
function told(state: ReturnType<typeof marked>): string[] {
  const order = [...state.withdrawn.keys()].reverse();
  return revealSteps(state, shownAwards(state, awardList(state), order)).map((step) => {
    if (step.kind === 'title') return 'Công bố';
    const by = step.presenter === undefined ? step.prize : `${step.prize} (${step.presenter})`;
    if (step.kind === 'announce') return `${by}…`;
    const name = (winner: object) => String(Object.values(winner)[0]);
    if (step.kind === 'together') return `${by}: ${step.winners.map(name).join(', ')}`;
    const { score, parts, margin } = step;
    const figures = score === null ? '' : ` ${String(score)}${parts ? ` (${parts.join(' + ')})` : ''}`;
    const over = margin && `, ${margin.shared ? 'đồng hạng' : String(margin.points)} hơn ${margin.team}`;
    return `${by}: ${name(step.winner)}${figures}${over ?? ''}`;
  });
}

const five: Record<string, [number, number]> = { t1: [9, 9], t2: [8, 8], t3: [7, 7], t4: [6, 6], t5: [5, 5] };

describe('the steps', () => {
  test('[P7] [P8] special prizes, those called up together in running order, then one by one from the lowest', () => {
    const actor = [{ prize: 'Diễn viên xuất sắc', recipient: 'Cụ Mai' }];
    expect(told(marked(five, { decisions: actor }))).toEqual([
      'Công bố',
      'Chào hỏi hay nhất…',
      'Chào hỏi hay nhất: t1 9',
      'Diễn viên xuất sắc…',
      'Diễn viên xuất sắc: Cụ Mai',
      'Khuyến khích: t5, t4',
      'Giải Nhì…',
      'Giải Nhì: t3 14 (7 + 7)',
      'Giải Nhì…',
      'Giải Nhì: t2 16 (8 + 8), 2 hơn t3',
      'Giải Nhất (Ông Lê Văn A, Chủ tịch)…',
      'Giải Nhất (Ông Lê Văn A, Chủ tịch): t1 18 (9 + 9), 2 hơn t2',
    ]);
  });

  test('[P6] [P7] the winner withdrew: others moved up, and it is named nowhere', () => {
    const steps = told(marked(five, { withdrawn: [{ team: 't1' }] }));
    expect(steps.filter((step) => step.includes('t1'))).toEqual([]);
    expect(steps.slice(-1)).toEqual(['Giải Nhất (Ông Lê Văn A, Chủ tịch): t2 16 (8 + 8), 2 hơn t3']);
  });

  test('[P5] [P9] a shared prize names each by themselves, and says that they are level', () => {
    const shared = [{ prize: 'Giải Nhất', teams: ['t1', 't2'] }];
    expect(told(marked({ ...five, t1: [8, 8] }, { decisions: shared })).slice(-4)).toEqual([
      'Giải Nhất (Ông Lê Văn A, Chủ tịch)…',
      'Giải Nhất (Ông Lê Văn A, Chủ tịch): t2 16 (8 + 8), 2 hơn t3',
      'Giải Nhất (Ông Lê Văn A, Chủ tịch)…',
      'Giải Nhất (Ông Lê Văn A, Chủ tịch): t1 16 (8 + 8), đồng hạng hơn t2',
    ]);
  });

  test('[P7] a prize with no winner is passed over', () => {
    const none = [{ prize: 'Giải Nhì', teams: [] }];
    const steps = told(marked(five, { decisions: none }));
    expect(steps.filter((step) => step.startsWith('Giải Nhì'))).toEqual([]);
    expect(steps.filter((step) => step.startsWith('Diễn viên'))).toEqual([]);
  });

  test('[P2] one team with two prizes is read out twice', () => {
    expect(told(marked(five)).filter((step) => step.includes(': t1'))).toHaveLength(2);
  });

  test('[P9] level in points and parted by the rules: 0, and not the same rank', () => {
    const parted = marked({ ...five, t1: [9, 7], t2: [8, 8] });
    expect(told(parted).slice(-1)).toEqual(['Giải Nhất (Ông Lê Văn A, Chủ tịch): t2 16 (8 + 8), 0 hơn t1']);
    const decided = marked({ ...five, t1: [8, 8] }, { ties: [{ teams: ['t2', 't1'] }] });
    expect(told(decided).slice(-1)).toEqual(['Giải Nhất (Ông Lê Văn A, Chủ tịch): t2 16 (8 + 8), 0 hơn t1']);
  });

  test('[P9] a tie inside a prize: each is named, level with the one before', () => {
    expect(told(marked({ ...five, t2: [7, 7] })).slice(-5, -2)).toEqual([
      'Giải Nhì: t3 14 (7 + 7)',
      'Giải Nhì…',
      'Giải Nhì: t2 14 (7 + 7), đồng hạng hơn t3',
    ]);
  });

  test('[P9] nobody is measured against a team that was called up together', () => {
    const mixed: readonly FilePrize[] = [
      { name: 'Nhất', count: 1, reveal: 'each' },
      { name: 'Nhì', count: 2 },
      { name: 'Ba', count: 1, reveal: 'each' },
    ];
    expect(told(marked(five, { prizes: mixed }))).toEqual([
      'Công bố',
      'Ba…',
      'Ba: t4 12 (6 + 6)',
      'Nhì: t3, t2',
      'Nhất…',
      'Nhất: t1 18 (9 + 9)',
    ]);
  });

  test('[P9] nor where a decision put the lower one above', () => {
    const upset = [{ prize: 'Giải Nhất', teams: ['t4'] }];
    expect(told(marked(five, { decisions: upset })).slice(-1)).toEqual([
      'Giải Nhất (Ông Lê Văn A, Chủ tịch): t4 12 (6 + 6)',
    ]);
  });

  test('[P9] the prizes of each table are measured by themselves', () => {
    const parts: readonly FilePrize[] = [
      { name: 'Nhất', count: 2, reveal: 'each' },
      { name: 'Nhất phần 1', round: 'r1', count: 2, reveal: 'each' },
    ];
    expect(
      told(marked({ t1: [9, 1], t2: [8.5, 9], t3: [1, 8] }, { prizes: parts })).filter((s) => !s.endsWith('…')),
    ).toEqual([
      'Công bố',
      'Nhất phần 1: t2 8.5',
      'Nhất phần 1: t1 9, 0.5 hơn t2',
      'Nhất: t1 10 (9 + 1)',
      'Nhất: t2 17.5 (8.5 + 9), 7.5 hơn t1',
    ]);
  });
});

test('[R3] a rehearsal has as many as the day may have, under names and figures that nobody can have', () => {
  const state = marked(five);
  const sample = sampleAwards(state);
  expect(sample.map(({ winners }) => winners.length)).toEqual([1, 2, 2, 1, 1]);
  expect(revealSteps(state, sample).slice(-1)).toEqual([
    {
      kind: 'each',
      prize: 'Giải Nhất',
      presenter: 'Ông Lê Văn A, Chủ tịch',
      winner: { sample: 1 },
      score: 33.33,
      parts: [11.11, 22.22],
      margin: null,
    },
  ]);
});
