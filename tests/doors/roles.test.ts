import { ask } from '../../shared/decide.ts';
import { describe, expect, test } from 'vitest';
import { commands } from '../../shared/commands/index.ts';
import { isRefusal } from '../../shared/define.ts';
import type { Role } from '../../shared/wire.ts';
import { contest } from '../builders.ts';
import { decide, given } from '../story.ts';

/*
 * Who may send what, as the contract's table says it, written out once more by hand. Every role tries every command,
 * with fields that are good, in a contest where nothing has happened: it is not allowed, or it is refused for another
 * reason, or it is taken.
 */

const everyone: readonly Role[] = ['judge', 'mc', 'timekeeper', 'organiser', 'audience'];
const judge: readonly Role[] = ['judge'];
const organiser: readonly Role[] = ['organiser'];
const mc: readonly Role[] = ['mc', 'organiser'];
const clock: readonly Role[] = ['mc', 'timekeeper', 'organiser'];
const head: readonly Role[] = ['organiser', 'judge'];

const reason = 'lý do';
const sheet = { round: 'r1', team: 't1', marks: { c1: 5 } };
const where = { round: 'r1', team: 't1' };
const file = contest({
  judges: [{ id: 'gk1', name: 'Một', head: true }, 'gk2'],
  prizes: [{ name: 'Giải Nhất', count: 1 }],
});

const TABLE: Readonly<Record<string, readonly [readonly Role[], object]>> = {
  'marks.save': [judge, sheet],
  'sheet.submit': [judge, sheet],
  'sheet.submitAll': [judge, { round: 'r1' }],
  'sheet.giveBack': [judge, { ...sheet, log: 'l0-1', seq: 1 }],
  'sheet.choose': [organiser, { ...sheet, judge: 'gk1', reason }],
  'sheet.enter': [organiser, { ...sheet, judge: 'gk1', reason }],
  'sheet.reopen': [mc, { round: 'r1', teams: ['t1'], reason }],
  'sheet.move': [organiser, { round: 'r1', teams: ['t1'], from: 'gk1', to: 'gk2', reason }],
  'judge.recuse': [organiser, { judge: 'gk1', reason }],
  'judge.restore': [organiser, { judge: 'gk1', reason }],
  'judge.nudge': [mc, { judge: 'gk1', round: 'r1' }],
  'order.set': [mc, { round: 'r1', teams: ['t1', 't2', 't3'] }],
  'order.draw': [mc, { round: 'r1' }],
  'round.open': [mc, { round: 'r1' }],
  'round.close': [mc, { round: 'r1' }],
  'round.reopen': [mc, { round: 'r1', reason }],
  'team.call': [mc, where],
  'team.withdraw': [organiser, { team: 't1', reason }],
  'team.restore': [organiser, { team: 't1', reason }],
  'timer.start': [clock, where],
  'timer.stop': [clock, where],
  'timer.reset': [clock, where],
  'timer.set': [clock, { ...where, seconds: 5, reason }],
  'deduction.set': [mc, { ...where, points: 1, reason }],
  'overtime.waive': [mc, { ...where, reason }],
  'tie.decide': [organiser, { teams: ['t1', 't2'], reason }],
  'tie.restore': [organiser, { teams: ['t1', 't2'], reason }],
  'award.decide': [organiser, { prize: 'Giải Nhất', teams: ['t1'], reason }],
  'award.restore': [organiser, { prize: 'Giải Nhất', reason }],
  'result.approve': [head, {}],
  'result.reject': [head, { reason }],
  'board.show': [mc, { what: 'welcome' }],
  'board.freeze': [mc, {}],
  'board.unfreeze': [mc, {}],
  'reveal.start': [mc, { rehearsal: true }],
  'reveal.next': [mc, {}],
  'reveal.back': [mc, {}],
  'reveal.goto': [mc, { step: 0 }],
  'reveal.end': [mc, {}],
  'audience.allow': [organiser, { what: 'live', on: true }],
  'board.uncover': [mc, {}],
  'programme.set': [mc, { items: [{ id: '1', round: 'r1' }] }],
  'programme.go': [mc, { item: '1' }],
  'delegates.set': [mc, { delegates: [{ name: 'Nguyễn Văn An', title: 'Đồng chí', office: 'Bí thư' }] }],
  'step.undo': [mc, { seq: 1 }],
  'access.renew': [organiser, { person: 'mc' }],
  'contest.set': [organiser, { contest: file, reason }],
};

test('the table holds every command, and no other', () => {
  expect(Object.keys(TABLE).sort()).toEqual(Object.keys(commands).sort());
});

const answer = (type: string, fields: object, who: string) => {
  const decided = decide(given(file), { type, ...fields }, who);
  return isRefusal(decided) ? decided.refused : 'ok';
};

describe.each(Object.entries(TABLE))('%s', (type, [may, fields]) => {
  test.each(everyone)('by %s', (role) => {
    const code = answer(type, fields, role === 'judge' ? 'gk1' : role);
    if (may.includes(role)) expect(['ok', 'closed', 'conflict']).toContain(code);
    else expect(code).toBe('not-allowed');
  });

  test('a role that may not is told so before anything about its fields', () => {
    for (const role of everyone) {
      const code = answer(type, { nonsense: true }, role === 'judge' ? 'gk1' : role);
      expect(code).toBe(may.includes(role) ? 'bad-request' : 'not-allowed');
    }
  });

  test('takes no field that it does not know', () => {
    const who = may.includes('organiser') ? 'organiser' : 'gk1';
    expect(answer(type, { ...fields, nonsense: true }, who)).toBe('bad-request');
  });

  const places = ['round', 'team', 'judge', 'from', 'to', 'prize', 'person', 'item'].filter((name) => name in fields);
  test.runIf(places.length > 0).each(places)('says not-found before the state, for a %s that is not there', (name) => {
    const who = may.includes('organiser') ? 'organiser' : 'gk1';
    expect(answer(type, { ...fields, [name]: 'khong-co' }, who)).toBe('not-found');
  });
});

test('only the head among the judges approves', () => {
  expect(answer('result.approve', {}, 'gk1')).toBe('conflict');
  expect(answer('result.approve', {}, 'gk2')).toBe('not-allowed');
});

test('a field that hides from schemas is unknown like any other', () => {
  const hidden: unknown = JSON.parse(
    `{"id":"${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}","type":"board.freeze","__proto__":{}}`,
  );
  const asked = ask(hidden, { role: 'mc' });
  expect(isRefusal(asked) && asked.refused).toBe('bad-request');
});

test('an unknown type is a bad request, whoever asks', () => {
  for (const who of ['organiser', 'gk1', 'audience']) {
    expect(answer('sheet.eat', {}, who)).toBe('bad-request');
    expect(answer('constructor', {}, who)).toBe('bad-request');
    expect(answer('__proto__', {}, who)).toBe('bad-request');
  }
});
