import { describe, expect, test } from 'vitest';
import type { State } from '../../shared/state.ts';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, given } from '../story.ts';
import { allMarked, withdrawn } from './past.ts';

const file = contest({
  rounds: 2,
  teams: 4,
  prizes: [
    { name: 'Giải Nhất', count: 1 },
    { name: 'Giải Nhì', count: 1 },
    { name: 'Phần 1', round: 'r1', count: 1 },
    { name: 'Diễn viên', by: 'decision' },
  ],
});
/** In the file's order, best first. */
const past = allMarked(file, (team) => 10 - Number(team.slice(1)));
const reason = 'Ban Tổ chức quyết định';
const winners = (state: State) => Object.fromEntries(results(state).awards.map((one) => [one.prize, one.winners]));

describe('award.decide', () => {
  test('[P3] names a team, or any words, for a prize by decision', () => {
    given(file, ...past)
      .when('award.decide', { prize: 'Diễn viên', recipient: 'Cụ Phạm Thị Mai, thôn 3', reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Diễn viên']).toEqual([{ words: 'Cụ Phạm Thị Mai, thôn 3' }]);
      })
      .when('award.decide', { prize: 'Diễn viên', teams: ['t4'], reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Diễn viên']).toEqual([{ team: 't4' }]);
      });
  });

  test('[P5] stands over what the ranks say; those behind move up', () => {
    given(file, ...past)
      .when('award.decide', { prize: 'Giải Nhất', teams: ['t3'], reason }, 'organiser')
      .then((state) => {
        expect(winners(state)).toMatchObject({
          'Giải Nhất': [{ team: 't3' }],
          'Giải Nhì': [{ team: 't1' }],
          'Phần 1': [{ team: 't1' }],
        });
        expect(results(state).awards[0]).toMatchObject({ decided: reason, contended: null });
      });
  });

  test('[P2] an overall and a special prize may go to one team; two overall ones may not', () => {
    const first = by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t1'], reason });
    given(file, ...past, first)
      .when('award.decide', { prize: 'Phần 1', teams: ['t1'], reason }, 'organiser')
      .then({ teams: ['t1'] })
      .when('award.decide', { prize: 'Giải Nhì', teams: ['t1'], reason }, 'organiser')
      .refused('conflict', 'Giải Nhất');
  });

  test('[P2] nor may two of one part, while the prizes of two parts may', () => {
    const parts = contest({
      rounds: 2,
      prizes: [
        { name: 'Nhất phần 1', round: 'r1', count: 1 },
        { name: 'Nhì phần 1', round: 'r1', count: 1 },
        { name: 'Nhất phần 2', round: 'r2', count: 1 },
      ],
    });
    given(parts, by('organiser', 'award.decide', { prize: 'Nhất phần 1', teams: ['t1'], reason }))
      .when('award.decide', { prize: 'Nhất phần 2', teams: ['t1'], reason }, 'organiser')
      .then({ teams: ['t1'] })
      .when('award.decide', { prize: 'Nhì phần 1', teams: ['t1'], reason }, 'organiser')
      .refused('conflict', 'Nhất phần 1');
  });

  test('[P2] decided prizes stand beside each other, and each may be decided anew', () => {
    const decide = (prize: string, ...teams: string[]) => by('organiser', 'award.decide', { prize, teams, reason });
    const state = given(
      file,
      ...past,
      decide('Giải Nhất', 't1'),
      decide('Phần 1', 't2'),
      decide('Giải Nhì', 't2'),
      decide('Giải Nhất', 't1', 't3'),
    ).state;
    expect(winners(state)).toMatchObject({
      'Giải Nhất': [{ team: 't1' }, { team: 't3' }],
      'Giải Nhì': [{ team: 't2' }],
      'Phần 1': [{ team: 't2' }],
    });
  });

  test('to nobody', () => {
    given(file, ...past)
      .when('award.decide', { prize: 'Phần 1', teams: [], reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Phần 1']).toEqual([]);
      });
  });

  test('[P6] is refused for a team that has withdrawn, from the contest or from that part', () => {
    const decide = { prize: 'Phần 1', teams: ['t1'], reason };
    given(file, ...past, withdrawn('t1'))
      .when('award.decide', decide, 'organiser')
      .refused('conflict', 'Xã t1');
    given(file, ...past, withdrawn('t1', 'r1'))
      .when('award.decide', decide, 'organiser')
      .refused('conflict', 'Xã t1');
    given(file, ...past, withdrawn('t1', 'r2'))
      .when('award.decide', decide, 'organiser')
      .then({ prize: 'Phần 1' });
    given(file, ...past, withdrawn('t1', 'r1'))
      .when('award.decide', { ...decide, prize: 'Giải Nhất' }, 'organiser')
      .then({ prize: 'Giải Nhất' });
  });

  test('[P6] withdrawn afterwards, it has the prize no more', () => {
    given(file, ...past, by('organiser', 'award.decide', { prize: 'Giải Nhất', teams: ['t3'], reason }))
      .when('team.withdraw', { team: 't3', reason: 'bỏ cuộc' }, 'organiser')
      .then((state) => {
        expect(winners(state)).toMatchObject({ 'Giải Nhất': [], 'Giải Nhì': [{ team: 't1' }] });
      });
  });

  test('[P5] its teams stand by rank, however they were named; one without a rank is last', () => {
    given(file, ...past, withdrawn('t1', 'r1'))
      .when('award.decide', { prize: 'Giải Nhất', teams: ['t4', 't2', 't3'], reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Giải Nhất']).toEqual([{ team: 't2' }, { team: 't3' }, { team: 't4' }]);
      })
      .when('award.decide', { prize: 'Diễn viên', teams: ['t4', 't2'], reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Diễn viên']).toEqual([{ team: 't4' }, { team: 't2' }]);
      });
  });

  test('is refused for what is not there, for both or neither, without a reason', () => {
    const story = given(file);
    story
      .when('award.decide', { prize: 'Giải Tư', teams: ['t1'], reason }, 'organiser')
      .refused('not-found', 'Giải Tư');
    story.when('award.decide', { prize: 'Giải Nhất', teams: ['t9'], reason }, 'organiser').refused('not-found', 't9');
    story.when('award.decide', { prize: 'Giải Nhất', reason }, 'organiser').refused('bad-request');
    const both = { prize: 'Giải Nhất', teams: ['t1'], recipient: 'Cụ Mai', reason };
    story.when('award.decide', both, 'organiser').refused('bad-request');
    story.when('award.decide', { prize: 'Giải Nhất', teams: ['t1', 't1'], reason }, 'organiser').refused('bad-request');
    story.when('award.decide', { prize: 'Giải Nhất', teams: ['t1'] }, 'organiser').refused('bad-request', 'reason');
  });
});

describe('award.restore', () => {
  const decided = (prize: string, teams: string[]) => by('organiser', 'award.decide', { prize, teams, reason });

  test('[P5] goes back to what the ranks say; a prize by decision has nobody again', () => {
    given(file, ...past, decided('Giải Nhất', ['t3']), decided('Diễn viên', ['t4']))
      .when('award.restore', { prize: 'Giải Nhất', reason: 'ghi nhầm' }, 'organiser')
      .then((state) => {
        expect(winners(state)).toMatchObject({ 'Giải Nhất': [{ team: 't1' }], 'Giải Nhì': [{ team: 't2' }] });
        expect(results(state).awards[0]?.decided).toBeNull();
      })
      .when('award.restore', { prize: 'Diễn viên', reason }, 'organiser')
      .then((state) => {
        expect(winners(state)['Diễn viên']).toEqual([]);
      });
  });

  test('is refused where nothing was decided, for what is not there, without a reason', () => {
    const story = given(file, ...past, decided('Giải Nhất', ['t3']));
    story.when('award.restore', { prize: 'Giải Nhì', reason }, 'organiser').refused('conflict', 'Giải Nhì');
    story.when('award.restore', { prize: 'Giải Tư', reason }, 'organiser').refused('not-found', 'Giải Tư');
    story.when('award.restore', { prize: 'Giải Nhất' }, 'organiser').refused('bad-request', 'reason');
  });
});
