import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ContestFile } from '../../shared/contest.ts';
import { faultOf } from '../../shared/define.ts';
import { why } from '../../shared/messages/why.ts';
import { contest, type File } from '../builders.ts';

/** What a contest file may hold, and how one that is wrong is answered: with the field's path. */

const read = (file: object) => ContestFile.safeParse(JSON.parse(JSON.stringify(file)), { reportInput: true });

function pathOf(file: object): string | null {
  const result = read(file);
  if (result.success) return null;
  const { path, fault, value, most } = faultOf(result.error.issues);
  for (const words of [why.vi, why.en]) expect(words.field(path, fault, value, most)).not.toBe('');
  return path;
}

const [round] = contest().rounds;
const [criterion] = round?.criteria ?? [];
const withRound = (change: object): object => ({ ...contest(), rounds: [{ ...round, ...change }] });
const withCriterion = (change: object, rules: object = {}): object => ({
  ...contest(),
  rules,
  rounds: [{ ...round, criteria: [{ ...criterion, ...change }] }],
});
const many = (count: number, prefix: string) => Array.from({ length: count }, (_, i) => `${prefix}${String(i + 1)}`);

describe('taken', () => {
  test('the sample, Hà Trung 2023', () => {
    const sample: unknown = JSON.parse(
      readFileSync(new URL('../../server/contests/ha-trung-2023.json', import.meta.url), 'utf8'),
    );
    expect(ContestFile.parse(sample)).toMatchObject({
      id: 'ha-trung-2023',
      rules: { decimals: 2, rankOn: 'published' },
    });
  });

  test('the least: a title, a round, a team, a judge', () => {
    const least = {
      id: 'a',
      title: 'Hội thi',
      rounds: [{ id: 'r', name: 'R', mode: 'gallery', criteria: [{ id: 'c', name: 'C', max: 10, step: 1 }] }],
      teams: [{ id: 't', name: 'T' }],
      judges: [{ id: 'j', name: 'J' }],
    };
    expect(ContestFile.parse(least)).toMatchObject({
      rules: { aggregate: { kind: 'mean', dropHigh: 0, dropLow: 0, per: 'sheet' }, rankOn: 'published', tieBreak: [] },
      rounds: [{ weight: 1, criteria: [{ min: 0, weight: 1 }] }],
      prizes: [],
    });
  });

  test('500 teams, 50 rounds, 60 judges, 30 criteria a round', () => {
    const rounds = many(50, 'r').map((id) => ({ id, criteria: 30 }));
    expect(pathOf(contest({ teams: 500, judges: 60, rounds }))).toBeNull();
  });

  test.each<[string, object]>([
    ['a day', { ...contest(), date: '2023-11-15' }],
    ['a month', { ...contest(), date: '2023-11' }],
    ['an id of forty letters', { ...contest(), id: 'a'.repeat(40) }],
    ['an id of digits and hyphens', contest({ teams: ['07', '-', 'xa-ha-lai'] })],
    ['overtime by stretches', withRound({ overtime: { everySeconds: 60, count: 'full', points: 1 } })],
    ['overtime by tiers', withRound({ overtime: { tiers: [{ overSeconds: 1, points: 0.25 }] } })],
    ['a weight of 1.92', withRound({ weight: 1.92 })],
    ['a scale below 0', withCriterion({ min: -5, max: 5 })],
    ['four decimals', withCriterion({ step: 0.0125 }, { decimals: 4 })],
    [
      'a round’s own aggregate and tie-break',
      withRound({ aggregate: { kind: 'median' }, tieBreak: ['c1', 'deductions'] }),
    ],
    ['tie-breaks', contest({ tieBreak: ['deductions', 'r1'] })],
    ['a programme', contest({ programme: [{ name: 'Chào cờ', kind: 'ceremony', minutes: 5 }, { round: 'r1' }] })],
    [
      'a delegation',
      contest({
        teams: [
          {
            id: 't1',
            name: 'Xã Hà Lai',
            unit: 'UBND',
            manager: 'A',
            captain: 'B',
            members: [{ name: 'C', groups: ['hộ nghèo'] }],
          },
        ],
      }),
    ],
    ['codes', contest({ access: { mc: 'Mc-Code-1', judges: { gk1: 'GIAMKHAO1' } } })],
    ['as many judges as the drops leave one of', contest({ judges: 3, dropHigh: 1, dropLow: 1 })],
  ])('%s', (_, file) => {
    expect(pathOf(file)).toBeNull();
  });
});

describe('refused, with the field’s path', () => {
  const prize = { name: 'Giải Nhất', count: 1 };
  const access = (codes: NonNullable<File['access']>) => contest({ access: codes });

  test.each<[string, object, string]>([
    ['an unknown field', { ...contest(), colour: 'red' }, ''],
    ['one inside', withRound({ colour: 'red' }), 'rounds[0]'],
    ['one in the rules', { ...contest(), rules: { dropHigh: 1 } }, 'rules'],
    ['a missing field', { ...contest(), title: undefined }, 'title'],
    ['an id with capitals', { ...contest(), id: 'Ha-Trung' }, 'id'],
    ['an id too long', { ...contest(), id: 'a'.repeat(41) }, 'id'],
    ['no such day', { ...contest(), date: '2023-02-30' }, 'date'],
    ['no such month', { ...contest(), date: '2023-13' }, 'date'],
    ['a repeated round', contest({ rounds: [{ id: 'r1' }, { id: 'r1' }] }), 'rounds[1].id'],
    ['a repeated team', contest({ teams: ['t1', 't2', 't1'] }), 'teams[2].id'],
    ['a repeated judge', contest({ judges: ['gk1', 'gk1'] }), 'judges[1].id'],
    ['a repeated criterion', withRound({ criteria: [criterion, criterion] }), 'rounds[0].criteria[1].id'],
    ['a repeated prize', contest({ prizes: [prize, prize] }), 'prizes[1].name'],
    ['a tie-break naming no round', contest({ tieBreak: ['r1', 'r9'] }), 'rules.tieBreak[1]'],
    ['a round’s tie-break naming no criterion', withRound({ tieBreak: ['r1'] }), 'rounds[0].tieBreak[0]'],
    ['a judge of no round', contest({ judges: [{ id: 'a', name: 'A', rounds: ['r9'] }] }), 'judges[0].rounds[0]'],
    ['a prize for no round', contest({ prizes: [{ ...prize, round: 'r9' }] }), 'prizes[0].round'],
    ['a prize without a count', contest({ prizes: [{ name: 'Giải Nhất' }] }), 'prizes[0]'],
    ['a programme of no round', contest({ programme: [{ round: 'r9' }] }), 'programme[0].round'],
    [
      'two heads',
      contest({
        judges: [
          { id: 'a', name: 'A', head: true },
          { id: 'b', name: 'B', head: true },
        ],
      }),
      'judges[1].head',
    ],
    ['a panel too small for its drops', contest({ judges: 2, dropHigh: 1, dropLow: 1 }), 'rounds[0]'],
    ['a round’s own drops', withRound({ aggregate: { kind: 'mean', dropHigh: 3 } }), 'rounds[0]'],
    ['a step of nothing', withCriterion({ step: 0 }), 'rounds[0].criteria[0].step'],
    ['a maximum not above the minimum', withCriterion({ min: 5, max: 5 }), 'rounds[0].criteria[0].max'],
    ['a step finer than the decimals', withCriterion({ step: 0.125 }), 'rounds[0].criteria[0].step'],
    ['a maximum finer than the decimals', withCriterion({ max: 9.999 }), 'rounds[0].criteria[0].max'],
    [
      'a minimum finer than the decimals',
      withCriterion({ min: 0.5, step: 1 }, { decimals: 0 }),
      'rounds[0].criteria[0].min',
    ],
    ['a weight of no decimal', withCriterion({ weight: 1 / 3 }), 'rounds[0].criteria[0].weight'],
    ['a weight below 0', withRound({ weight: -1 }), 'rounds[0].weight'],
    [
      'overtime points finer than the decimals',
      withRound({ overtime: { everySeconds: 60, count: 'full', points: 0.125 } }),
      'rounds[0].overtime.points',
    ],
    [
      'a tier’s',
      withRound({ overtime: { tiers: [{ overSeconds: 1, points: 0.125 }] } }),
      'rounds[0].overtime.tiers[0].points',
    ],
    [
      'overtime of no kind',
      withRound({ overtime: { everySeconds: 60, count: 'some', points: 1 } }),
      'rounds[0].overtime.count',
    ],
    ['a code too short', access({ mc: 'abc-123' }), 'access.mc'],
    ['a code with letters that a card does not have', access({ mc: 'mậtmãdài' }), 'access.mc'],
    ['a code for no judge', access({ judges: { gk9: 'abcd-1234' } }), 'access.judges.gk9'],
    ['one code for two', access({ mc: 'abcd-1234', judges: { gk1: 'ABCD-1234' } }), 'access.judges.gk1'],
  ])('[M3] %s', (_, file, path) => {
    expect(pathOf(file)).toBe(path);
  });

  test.each<[string, object, string]>([
    ['to the contest’s decimals', withCriterion({ step: 0.125 }), '0,125 quá lẻ, chỉ nhận đến 2 chữ số thập phân.'],
    ['to whole points', withCriterion({ step: 0.5 }, { decimals: 0 }), '0,5 quá lẻ, chỉ nhận số nguyên.'],
    ['a weight to six', withRound({ weight: 1.2345678 }), '1,2345678 quá lẻ, chỉ nhận đến 6 chữ số thập phân.'],
    ['not what is merely too large', withCriterion({ max: 2_000_000 }), 'giá trị không đúng.'],
  ])('[M3] too many decimals, with the figure and how many there may be: %s', (_, file, words) => {
    const { error } = read(file);
    const { path, fault, value, most } = faultOf(error?.issues ?? []);
    expect(why.vi.field(path, fault, value, most)).toMatch(new RegExp(`: ${words}$`));
  });
});
