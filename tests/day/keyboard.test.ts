import { expect, test } from 'vitest';
import { commands } from '../../shared/commands/index.ts';
import { clock } from '../../shared/messages/clock.ts';
import { judge as judgeWords } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { reach } from '../../shared/messages/reach.ts';
import { setup } from '../../shared/messages/setup.ts';
import { tablets } from '../../shared/messages/tablets.ts';
import type { JudgeView } from '../../shared/wire.ts';
import { tell } from './day.ts';
import { shout, teamText } from './eyes.ts';
import { Keys } from './keys.ts';
import { isSettled } from './panel-page.ts';
import { Scenes } from './scenes.ts';
import { BEST_ACTOR, CONTENT, FORM, GALLERY, JUDGES, LAI, STAGE, TAN, TEAMS, TRUNG } from './small.ts';

/** What no page has a control for, and why. */
const BY_NOBODY: Readonly<Record<string, string>> = {
  'sheet.submitAll': 'a tablet hands in a whole part sheet by sheet, each with its marks',
  'sheet.giveBack': 'a tablet gives back by itself what a restored server lacks',
  'reveal.next': 'the panel names the step that it means: a press that comes twice goes one step',
  'reveal.back': 'as above',
};

const [w, p, d, r, t] = [judgeWords.vi, mc.vi, setup.vi, reach.vi, tablets.vi];
const [HEAD, SECOND_JUDGE, THIRD] = JUDGES;
const why = (reasons: readonly string[]) => reasons[0] ?? '';

const given = new Set<string>();
const scenes = await Scenes.open();
const [judge, panel, timekeeper, desk] = [
  await Keys.on(scenes.judge, given),
  await Keys.on(scenes.panel, given),
  await Keys.on(scenes.timekeeper, given),
  await Keys.on(scenes.desk, given),
];
const next = panel.page.getByRole('region', { name: p.next.label }).getByRole('button');

/** The large button, once it offers this. */
async function offered(what: string): Promise<void> {
  await panel.press(next.filter({ hasText: what }).first());
}

async function turnTo(section: keyof typeof d.sections): Promise<void> {
  const tabs = desk.page.getByRole('navigation', { name: d.sectionsLabel });
  await desk.press(tabs.getByRole('link', { name: d.sections[section], exact: true }));
  await desk.page.getByRole('heading', { level: 2, name: d.sections[section], exact: true }).waitFor();
}

tell('every action by keyboard alone', scenes, [
  () => {
    test('a judge marks, hands in a sheet, then the whole part', async () => {
      await panel.press(panel.page.getByRole('navigation', { name: p.rounds }).getByRole('button').first());
      await offered(p.next.open(GALLERY.name));
      await panel.gave('round.open');
      const sheet = async (team: { name: string }) => {
        await judge.press(judge.page.getByRole('main').getByRole('button', { name: shout(team.name) }));
        for (const criterion of [CONTENT, FORM]) {
          const row = judge.page
            .getByRole('list', { name: w.criteria })
            .getByRole('listitem')
            .filter({ hasText: criterion });
          const head = row.getByRole('button', { name: criterion });
          await head.waitFor();
          if ((await head.getAttribute('aria-expanded')) !== 'true') await judge.press(head);
          await judge.press(
            row.getByRole('group', { name: w.wholeNumber }).getByRole('button', { name: '7', exact: true }),
            'Space',
          );
        }
      };
      await sheet(LAI);
      await judge.gave('marks.save');
      await judge.button(w.handIn);
      await judge.answer(w.handInTitle, w.handIn);
      await judge.gave('sheet.submit');
      await judge.button(w.toList, judge.page.getByRole('banner'));
      await sheet(TAN);
      await judge.button(w.toList, judge.page.getByRole('banner'));
      await judge.button(w.handInAll(1));
      await judge.answer(w.handInAllTitle(GALLERY.name), w.handInAllYes(1));
      await judge.page.getByText(w.progress(2, 4)).waitFor();
    });

    test('the secretariat moves sheets, types one in, and chooses between two that a tablet gave back', async () => {
      await turnTo('judges');
      await desk.press(desk.page.getByRole('group', { name: d.round }).getByRole('button').first());
      await desk.button(`${HEAD.name}: ${d.judges.move}`);
      await desk.answer(d.judges.moveTitle(HEAD.name), d.judges.moveConfirm, why(d.judges.moveReasons));
      await desk.gave('sheet.move');

      await turnTo('paper');
      await desk.choose(desk.page.getByLabel(d.round, { exact: true }), GALLERY.name);
      await desk.choose(desk.page.getByLabel(d.judge, { exact: true }), THIRD.name);
      const cell = (criterion: string) =>
        desk.page.getByRole('textbox', { name: d.paper.cell(teamText(LAI.name, 1), criterion) });
      await desk.type(cell(CONTENT), '8');
      await desk.type(cell(FORM), '7,5');
      await desk.button(d.paper.send(1));
      await desk.answer(d.paper.sendTitle(1), d.paper.sendConfirm, why(d.paper.reasons));
      await desk.gave('sheet.enter');

      const tablet = await scenes.venue.person<JudgeView>(THIRD.id, scenes.venue.codes.judges[THIRD.id] ?? '');
      const log = await tablet.sees((view) => view.log);
      const lost = {
        round: GALLERY.id,
        team: LAI.id,
        marks: { 'noi-dung': 5, 'hinh-thuc': 6 },
        note: '',
        log,
        seq: 9999,
      };
      await tablet.send('sheet.giveBack', lost);
      tablet.leave();
      await turnTo('tablets');
      await desk.button(d.curtain.show);
      await desk.button(new RegExp(t.choose));
      await desk.answer(t.chooseTitle(THIRD.name, teamText(LAI.name, 1)), t.chooseConfirm, why(t.chooseReasons));
      await desk.gave('sheet.choose');
    });

    test('the MC gives sheets back, reminds a judge, and closes, reopens and closes the part', async () => {
      await panel.press(panel.row(TAN));
      await panel.button(p.teamActs.reopenPanel(1));
      await panel.answer(p.reopenSheets(1), p.reopenSheetsConfirm, why(p.reopenSheetsReasons));
      await panel.gave('sheet.reopen');
      await panel.press(panel.page.getByRole('columnheader').getByRole('button').last());
      await panel.button(new RegExp(p.judgeActs.nudge(3)), panel.dialog(THIRD.name));
      await panel.gave('judge.nudge');
      await scenes.typeIn(GALLERY);
      await panel.button(p.closeRound);
      await panel.answer(p.close.title(GALLERY.name), p.close.confirm);
      await panel.gave('round.close');
      await panel.button(p.reopenRound);
      await panel.answer(p.reopenRoundTitle(GALLERY.name), p.reopenRoundConfirm, why(p.reopenRoundReasons));
      await panel.gave('round.reopen');
      await scenes.does('round.close', { round: GALLERY.id });
    });

    test('the order of the stage, typed in and drawn; a team is called, timed, and pays for its minute', async () => {
      await panel.press(panel.page.getByRole('navigation', { name: p.rounds }).getByRole('button').last());
      await panel.button(p.order);
      const lots = panel.dialog(p.lots.title(STAGE.name));
      await lots.getByRole('textbox').first().waitFor();
      for (const number of ['3', '4', '1', '2']) {
        await panel.page.keyboard.type(number);
        await panel.page.keyboard.press('Enter');
      }
      await panel.page.keyboard.press('Enter');
      await lots.waitFor({ state: 'detached' });
      await panel.gave('order.set');
      await panel.button(p.order);
      await panel.button(p.lots.draw, lots);
      await panel.answer(p.lots.drawTitle, p.lots.draw);
      await panel.gave('order.draw');
      await scenes.does('order.set', { round: STAGE.id, teams: TEAMS.map(({ id }) => id) });
      await scenes.does('round.open', { round: STAGE.id });

      const first = teamText(LAI.name, 1);
      await offered(p.next.call(first));
      await panel.gave('team.call');
      await timekeeper.button(clock.vi.start);
      await timekeeper.gave('timer.start');
      await timekeeper.button(clock.vi.stop);
      await timekeeper.gave('timer.stop');

      await panel.button(p.more);
      await panel.button(p.teamActs.set, panel.dialog(first));
      const time = panel.dialog(p.time.title);
      await panel.type(time.getByLabel(p.time.minutes), '6');
      await panel.answer(p.time.title, p.time.confirm, why(p.time.reasons));
      await panel.gave('timer.set');
      await offered(p.next.overtime('1'));
      await panel.button(p.overtime.waive, panel.dialog(p.overtime.title));
      await panel.answer(p.overtime.waiveTitle, p.overtime.waiveConfirm, why(p.overtime.waiveReasons));
      await panel.gave('overtime.waive');
      await panel.button(p.more);
      await panel.button(p.teamActs.deduct, panel.dialog(first));
      await panel.type(panel.dialog(p.deduct.title).getByLabel(p.deduct.points), '1');
      await panel.answer(p.deduct.title, p.deduct.confirm('1'));
      await panel.gave('deduction.set');
      await panel.button(p.more);
      await panel.button(p.teamActs.reset, panel.dialog(first));
      await panel.answer(p.time.resetTitle, p.time.resetConfirm);
      await panel.gave('timer.reset');
    });

    test('the projector', async () => {
      await panel.button(p.scenes.programme);
      await panel.button(p.screen.project, panel.page.getByRole('region', { name: p.screen.wouldShow }));
      await panel.gave('board.show');
      await panel.button(p.covers.blank);
      await panel.button(p.covers.back);
      await panel.gave('board.uncover');
      await panel.button(new RegExp(`^${p.covers.undo}:`));
      await panel.answer(p.covers.undoTitle, p.covers.undo);
      await panel.gave('step.undo');
      await panel.button(p.covers.back);
      await panel.button(p.screen.freeze);
      await panel.gave('board.freeze');
      await panel.button(p.screen.unfreeze);
      await panel.answer(p.screen.unfreezeTitle, p.screen.unfreezeConfirm);
      await panel.gave('board.unfreeze');
    });

    test('the programme: an item added and gone to, the delegates', async () => {
      await panel.button(p.programme.add);
      await panel.type(panel.dialog(p.item.add).getByLabel(p.item.name), 'Tang hoa');
      await panel.answer(p.item.add, p.item.save);
      await panel.gave('programme.set');
      await panel.button(/Tang hoa/, panel.page.getByRole('region', { name: p.programme.title }));
      await panel.answer('Tang hoa', p.item.go);
      await panel.gave('programme.go');
      await panel.button(p.programme.delegates);
      await panel.type(panel.dialog(p.delegates.title).getByRole('textbox'), 'Ba Le Thi Hoa, Bi thu');
      await panel.answer(p.delegates.title, p.delegates.save);
      await panel.gave('delegates.set');
    });

    test('the secretariat writes down who is away, replaces a judge, and makes a new code', async () => {
      const lai = teamText(LAI.name, 1);
      await turnTo('judges');
      await desk.press(desk.page.getByRole('group', { name: d.round }).getByRole('button').last());
      await desk.button(`${THIRD.name}: ${d.judges.leftOut}`);
      await desk.answer(d.judges.leftOutTitle(THIRD.name), d.judges.leftOutConfirm, why(d.judges.absentReasons));
      await desk.gave('judge.recuse');
      await desk.button(`${THIRD.name}: ${d.judges.restore}`);
      await desk.answer(d.judges.restoreTitle(THIRD.name), d.judges.restoreConfirm, why(d.judges.restoreReasons));
      await desk.gave('judge.restore');
      await desk.button(`${THIRD.name}: ${d.judges.replace}`);
      await desk.type(desk.dialog(d.judges.replaceTitle(THIRD.name)).getByLabel(d.judges.newName), 'Ba Hoang Thi An');
      await desk.button(why(d.judges.replaceReasons), desk.dialog(d.judges.replaceTitle(THIRD.name)));
      await desk.button(d.judges.replaceConfirm, desk.dialog(d.judges.replaceTitle(THIRD.name)));
      await desk.gave('contest.set');
      await desk.button(d.codes.close, desk.dialog(d.codes.shown('Ba Hoang Thi An')));
      await desk.button(r.cards.unprinted.leave, desk.dialog(r.cards.unprinted.title));
      await turnTo('teams');
      await desk.button(`${lai}: ${d.teams.withdraw}`);
      await desk.answer(d.teams.withdrawTitle(lai), d.teams.withdrawConfirm, why(d.teams.withdrawReasons));
      await desk.gave('team.withdraw');
      await desk.button(`${lai}: ${d.teams.restore}`);
      await desk.answer(d.teams.restoreTitle(lai), d.teams.restoreConfirm, why(d.teams.restoreReasons));
      await desk.gave('team.restore');
      await turnTo('audience');
      await desk.button(d.audience.turnOn);
      await desk.answer(d.audience.confirmTitle, d.audience.confirm);
      await desk.gave('audience.allow');
      await turnTo('codes');
      await desk.button(`${d.codes.renew} ${SECOND_JUDGE.name}`);
      await desk.button(d.codes.renewConfirm, desk.dialog(d.codes.renewTitle(SECOND_JUDGE.name)));
      await desk.gave('access.renew');
      await desk.button(d.codes.close, desk.dialog(d.codes.shown(SECOND_JUDGE.name)));
      await desk.button(r.cards.unprinted.leave, desk.dialog(r.cards.unprinted.title));
    });

    test('the prizes: level teams, decisions, the approval', async () => {
      for (const { id } of TEAMS.slice(1)) await scenes.does('team.call', { round: STAGE.id, team: id });
      await scenes.typeIn(STAGE);
      await scenes.does('round.close', { round: STAGE.id, force: true, reason: 'đủ phiếu' });
      await turnTo('awards');
      await desk.button(`${BEST_ACTOR}: ${d.awards.decide}`);
      await desk.type(desk.dialog(d.awards.decideTitle(BEST_ACTOR)).getByLabel(d.awards.recipient), 'Ba Le Thi Hoa');
      await desk.answer(d.awards.decideTitle(BEST_ACTOR), d.awards.decideConfirm, why(d.awards.decideReasons));
      await desk.gave('award.decide');
      await desk.button(`${BEST_ACTOR}: ${d.awards.undecide}`);
      await desk.answer(d.awards.restoreTitle(BEST_ACTOR), d.awards.restoreConfirm, why(d.awards.restoreReasons));
      await desk.gave('award.restore');

      await makeLevel(LAI, TRUNG);
      await desk.button(new RegExp(d.awards.order));
      await desk.press(
        desk
          .dialog(d.awards.orderTitle)
          .getByRole('button', { name: /xuống$/ })
          .first(),
      );
      await desk.answer(d.awards.orderTitle, d.awards.orderConfirm, why(d.awards.orderReasons));
      await desk.gave('tie.decide');
      await desk.button(new RegExp(d.awards.levelAgain));
      await desk.answer(d.awards.levelTitle, d.awards.levelConfirm, why(d.awards.restoreReasons));
      await desk.gave('tie.restore');
      await scenes.does('tie.decide', { teams: [LAI.id, TRUNG.id], reason: 'biểu quyết' });

      await desk.button(d.awards.approve);
      await desk.answer(d.awards.approveTitle, d.awards.approveConfirm);
      await desk.gave('result.approve');
      await desk.button(d.awards.reject);
      await desk.answer(d.awards.rejectTitle, d.awards.rejectConfirm, why(d.awards.rejectReasons));
      await desk.gave('result.reject');
      await judge.button(w.lookAndApprove);
      await judge.answer(w.approveTitle, w.approve);
    });

    test('the awards are read out with a clicker, which is a keyboard of a few keys', async () => {
      await panel.button(p.reveal.start);
      await panel.answer(p.reveal.startTitle, p.reveal.startConfirm);
      await panel.gave('reveal.start');
      await panel.page.getByRole('button', { name: p.reveal.forward, disabled: false }).waitFor();
      await isSettled(panel.page);
      await panel.page.keyboard.press('PageDown');
      await panel.gave('reveal.goto');
      const blanked = panel.page.getByRole('button', { name: p.covers.back });
      await panel.page.keyboard.press('.');
      await blanked.waitFor();
      await panel.page.keyboard.press('b');
      await blanked.waitFor({ state: 'detached' });
      await panel.button(p.reveal.end);
      await panel.answer(p.reveal.endTitle, p.reveal.endConfirm);
      await panel.gave('reveal.end');
    });

    test('and there is no command that could not be given so', () => {
      const nobody = Object.keys(BY_NOBODY);
      expect([...given, ...nobody].sort()).toEqual(Object.keys(commands).sort());
    });
  },
]);

/** Takes off of the better one what it is ahead. */
async function makeLevel(one: { id: string }, other: { id: string }): Promise<void> {
  const { results } = await scenes.venue.read();
  const scoreOf = ({ id }: { id: string }) => results.overall.find(({ team }) => team === id)?.score ?? 0;
  const ahead = Math.round((scoreOf(one) - scoreOf(other)) * 100) / 100;
  const team = ahead > 0 ? one.id : other.id;
  const points = Math.abs(ahead);
  await scenes.does('deduction.set', { round: STAGE.id, team, points, kind: 'theme', reason: 'sai chủ đề' });
}
