import { describe, expect, test } from 'vitest';
import type { File } from '../../builders.ts';
import type { Case } from '../case.ts';
import { agreed, allGave, prizesOf } from './paper.ts';

describe('prizes: one first, two second, the rest encouraged', () => {
  const level = allGave({
    t1: [27, 27, 36], // 90
    t2: [26, 26, 34], // 86
    t3: [25, 26, 34], // 85
    t4: [25, 26, 34], // 85
    t5: [20, 20, 30], // 70
  });

  test('[P1] in order of rank, one prize after another', () => {
    const given = allGave({ t1: [1, 1, 1], t2: [5, 5, 5], t3: [4, 4, 4], t4: [3, 3, 3], t5: [2, 2, 2] });
    expect(prizesOf(given)).toEqual({
      'Giải Nhất': ['t2'],
      'Giải Nhì': ['t3', 't4'],
      'Giải Khuyến khích': ['t5', 't1'],
    });
  });

  test('[P4] ranks 1, 2, 3, 3, 5: two teams stand around the last second prize, and nobody gets it yet', () => {
    expect(prizesOf(level)).toEqual({
      'Giải Nhất': ['t1'],
      'Giải Nhì': { sure: ['t2'], between: ['t3', 't4'], places: 1 },
      'Giải Khuyến khích': { sure: ['t5'], between: ['t3', 't4'], places: 1 },
    });
  });

  test('[P4] the organiser puts them in order, and each prize is whole', () => {
    expect(prizesOf({ ...level, ties: [{ teams: ['t4', 't3'] }] })).toEqual({
      'Giải Nhất': ['t1'],
      'Giải Nhì': ['t2', 't4'],
      'Giải Khuyến khích': ['t3', 't5'],
    });
  });

  test('[P5] or gives both a second prize: the rest is one fewer', () => {
    const decisions = [{ prize: 'Giải Nhì', teams: ['t2', 't3', 't4'] }];
    expect(prizesOf({ ...level, decisions })).toEqual({
      'Giải Nhất': ['t1'],
      'Giải Nhì': ['t2', 't3', 't4'],
      'Giải Khuyến khích': ['t5'],
    });
  });

  test('[P5] the board gives the first prize to the third: the first stands in line for the second', () => {
    const given = allGave({ t1: [5, 5, 5], t2: [4, 4, 4], t3: [3, 3, 3], t4: [2, 2, 2], t5: [1, 1, 1] });
    expect(prizesOf({ ...given, decisions: [{ prize: 'Giải Nhất', teams: ['t3'] }] })).toEqual({
      'Giải Nhất': ['t3'],
      'Giải Nhì': ['t1', 't2'],
      'Giải Khuyến khích': ['t4', 't5'],
    });
  });

  test('[P4] level teams inside one prize need no decision', () => {
    const given = allGave({ t1: [27, 27, 36], t2: [25, 26, 34], t3: [25, 26, 34], t4: [20, 20, 20] });
    expect(prizesOf(given)).toEqual({
      'Giải Nhất': ['t1'],
      'Giải Nhì': ['t2', 't3'],
      'Giải Khuyến khích': ['t4'],
    });
  });

  test('[P2] [P3] the best tiểu phẩm wins that prize beside an overall one; a prize by decision waits for the board', () => {
    const file: File = {
      ...agreed,
      prizes: [
        { name: 'Giải Nhất', count: 1 },
        { name: 'Tiểu phẩm hay nhất', round: 'tieu-pham', count: 1 },
        { name: 'Diễn viên xuất sắc nhất', by: 'decision' },
      ],
    };
    const given: Case = { ...allGave({ t1: [27, 27, 36], t2: [25, 26, 34] }), contest: file };
    const expected = { 'Giải Nhất': ['t1'], 'Tiểu phẩm hay nhất': ['t1'] };
    expect(prizesOf(given)).toEqual({ ...expected, 'Diễn viên xuất sắc nhất': [] });
    const decisions = [{ prize: 'Diễn viên xuất sắc nhất', recipient: 'Cụ Phạm Thị Mai' }];
    expect(prizesOf({ ...given, decisions })).toEqual({ ...expected, 'Diễn viên xuất sắc nhất': 'Cụ Phạm Thị Mai' });
  });

  test('[P6] a withdrawn team gets no prize, by rank or by decision, nor one of a part that it left', () => {
    const prizes = [
      { name: 'Giải Nhất', count: 1 },
      { name: 'Chào hỏi', round: 'chao-hoi', count: 1 },
      { name: 'Tiểu phẩm', round: 'tieu-pham', count: 1 },
    ];
    const given: Case = {
      ...allGave({ t1: [27, 27, 36], t2: [25, 26, 34] }),
      contest: { ...agreed, prizes },
      withdrawn: [{ team: 't1', round: 'chao-hoi' }],
    };
    expect(prizesOf(given)).toEqual({ 'Giải Nhất': ['t1'], 'Chào hỏi': ['t2'], 'Tiểu phẩm': ['t1'] });
    const decisions = [{ prize: 'Chào hỏi', teams: ['t1'] }];
    expect(prizesOf({ ...given, decisions })).toMatchObject({ 'Chào hỏi': [] });
    expect(prizesOf({ ...given, withdrawn: [{ team: 't1' }] })).toEqual({
      'Giải Nhất': ['t2'],
      'Chào hỏi': ['t2'],
      'Tiểu phẩm': ['t2'],
    });
  });
});
