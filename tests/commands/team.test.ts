import { describe, expect, test } from 'vitest';
import { results } from '../../shared/views/results.ts';
import { contest } from '../builders.ts';
import { by, given } from '../story.ts';
import { called, closed, forced, marked, opened, withdrawn } from './past.ts';

const file = contest({ rounds: [{}, { mode: 'gallery' }], prizes: [{ name: 'Giải Nhất', count: 1 }] });
const reason = 'xe hỏng giữa đường';

describe('team.call', () => {
  test('is on stage now; those called before stay called', () => {
    given(file, opened('r1'), ...called('r1', 't2'))
      .when('team.call', { round: 'r1', team: 't1' }, 'mc')
      .then((state) => {
        expect(state.stage).toEqual({ round: 0, team: 0 });
        expect(state.rounds[0]?.teams.map((team) => team.called)).toEqual([true, true, false]);
      });
  });

  test('may come back on stage', () => {
    given(file, opened('r1'), ...called('r1', 't2', 't1'))
      .when('team.call', { round: 'r1', team: 't2' }, 'mc')
      .then({ team: 't2' });
  });

  test('is refused in a gallery, twice in a row, for a withdrawn team, in a round that is not open', () => {
    given(file, opened('r2')).when('team.call', { round: 'r2', team: 't1' }, 'mc').refused('conflict');
    given(file, opened('r1'), ...called('r1', 't1'))
      .when('team.call', { round: 'r1', team: 't1' }, 'mc')
      .refused('conflict');
    given(file, opened('r1'), withdrawn('t1'))
      .when('team.call', { round: 'r1', team: 't1' }, 'mc')
      .refused('conflict', 'Xã t1');
    given(file, opened('r1'), withdrawn('t1', 'r1'))
      .when('team.call', { round: 'r1', team: 't1' }, 'mc')
      .refused('conflict');
    given(file).when('team.call', { round: 'r1', team: 't1' }, 'mc').refused('closed');
    given(file, opened('r1'), forced('r1')).when('team.call', { round: 'r1', team: 't1' }, 'mc').refused('closed');
    given(file, opened('r1')).when('team.call', { round: 'r1', team: 't9' }, 'mc').refused('not-found', 't9');
  });
});

describe('team.withdraw', () => {
  const scores = { t1: 9, t2: 8, t3: 7 };
  const past = [...marked(file, 'r1', (team) => Number(new Map(Object.entries(scores)).get(team)))];

  test('[T6] [P6] from the contest: stays in the tables with its scores, without a rank or a prize', () => {
    given(file, ...past, closed('r1'))
      .when('team.withdraw', { team: 't1', reason }, 'organiser')
      .then((state) => {
        const { rounds, overall, awards } = results(state);
        expect(rounds[0]?.teams.map(({ score, rank, withdrawn: gone }) => [score, rank, gone])).toEqual([
          [9, null, true],
          [8, 1, false],
          [7, 2, false],
        ]);
        expect(overall.map(({ score, rank, withdrawn: gone }) => [score, rank, gone])).toEqual([
          [9, null, true],
          [8, 1, false],
          [7, 2, false],
        ]);
        expect(awards[0]?.winners).toEqual([{ team: 't2' }]);
      });
  });

  test('[T7] from one part alone', () => {
    given(file, ...past)
      .when('team.withdraw', { team: 't1', round: 'r1', reason }, 'organiser')
      .then((state) => {
        const { rounds, overall } = results(state);
        expect(rounds.map((round) => round.teams[0]?.withdrawn)).toEqual([true, false]);
        expect(rounds[0]?.teams[0]).toMatchObject({ score: 9, rank: null });
        expect(overall[0]).toMatchObject({ score: 9, rank: 1, withdrawn: false });
      });
  });

  test('is refused twice, for what is not there, without a reason', () => {
    given(file, withdrawn('t1'))
      .when('team.withdraw', { team: 't1', reason }, 'organiser')
      .refused('conflict', 'Xã t1');
    given(file, withdrawn('t1', 'r1'))
      .when('team.withdraw', { team: 't1', round: 'r1', reason }, 'organiser')
      .refused('conflict');
    given(file).when('team.withdraw', { team: 't9', reason }, 'organiser').refused('not-found', 't9');
    given(file).when('team.withdraw', { team: 't1', round: 'r9', reason }, 'organiser').refused('not-found', 'r9');
    given(file).when('team.withdraw', { team: 't1' }, 'organiser').refused('bad-request', 'reason');
  });

  test('a part may be left and then the whole', () => {
    given(file, withdrawn('t1', 'r1')).when('team.withdraw', { team: 't1', reason }, 'organiser').then({ team: 't1' });
  });
});

describe('team.restore', () => {
  test('competes again, with what it had', () => {
    given(file, ...marked(file, 'r1'), withdrawn('t1'))
      .when('team.restore', { team: 't1', reason: 'đã đến kịp' }, 'organiser')
      .then((state) => {
        expect(results(state).overall[0]).toMatchObject({ rank: 1, withdrawn: false });
      });
  });

  test('is refused for one that competes; a part is one thing, the contest another', () => {
    given(file).when('team.restore', { team: 't1', reason }, 'organiser').refused('conflict', 'Xã t1');
    given(file, withdrawn('t1', 'r1')).when('team.restore', { team: 't1', reason }, 'organiser').refused('conflict');
    given(file, withdrawn('t1', 'r1'))
      .when('team.restore', { team: 't1', round: 'r1', reason }, 'organiser')
      .then({ type: 'team.restored' });
  });

  test('may be called again', () => {
    const back = by('organiser', 'team.restore', { team: 't1', reason });
    given(file, opened('r1'), withdrawn('t1'), back)
      .when('team.call', { round: 'r1', team: 't1' }, 'mc')
      .then({ team: 't1' });
  });
});
