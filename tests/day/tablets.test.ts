import { expect, test } from 'vitest';
import { mc } from '../../shared/messages/mc.ts';
import { setup } from '../../shared/messages/setup.ts';
import { tablets } from '../../shared/messages/tablets.ts';
import type { JudgeView } from '../../shared/wire.ts';
import { CriterionId, RoundId, TeamId } from '../../shared/contest.ts';
import { isAccessible } from './axe.ts';
import { tell } from './day.ts';
import { DeskPage } from './desk-page.ts';
import { sees, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import { PanelPage } from './panel-page.ts';
import { Scenes } from './scenes.ts';
import { CONTENT, FORM, GALLERY, JUDGES, LAI, TAN } from './small.ts';

const scenes = await Scenes.open();
const { venue } = scenes;
const desk = new DeskPage(scenes.desk);
const panel = new PanelPage(scenes.panel);
const [content, form] = GALLERY.criteria.map(({ id }) => CriterionId.parse(id)) as [CriterionId, CriterionId];
const [, judge] = JUDGES;
const w = tablets.vi;
const lai = teamText(LAI.name, 1);

const sheet = (team: { id: string }, marks: readonly [number, number]) => ({
  round: GALLERY.id,
  team: team.id,
  marks: { [content]: marks[0], [form]: marks[1] },
});

tell('what judges’ tablets hold, and give back', scenes, [
  () => {
    test('a part was closed while a tablet was away: the secretariat sees its marks, and takes a whole sheet', async () => {
      await scenes.does('round.open', { round: GALLERY.id });
      await scenes.does('round.close', { round: GALLERY.id, force: true, reason: 'hết giờ' });
      const tablet = await venue.person<JudgeView>(judge.id, venue.codes.judges[judge.id] ?? '');
      const held = (team: { id: string }, marks: Record<CriterionId, number>) =>
        ({
          round: RoundId.parse(GALLERY.id),
          team: TeamId.parse(team.id),
          marks,
          handIn: true,
          code: 'closed',
        }) as const;
      const page = {
        holds: { waiting: 0, sheets: [held(LAI, { [content]: 8, [form]: 7.5 }), held(TAN, { [content]: 9 })] },
      };
      tablet.page(page);
      await sees(panel.page, w.heldBy(judge.name, 2));
      await desk.turnTo('tablets');
      await desk.drawCurtain();
      await sees(desk.page, `${CONTENT} 8 · ${FORM} 7,5`);
      await sees(desk.page, w.incomplete);
      await sees(desk.page, w.toHandIn);
      await sees(desk.page, w.why('closed', 'closed'));
      await isAccessible(desk.page, '/setup, marks held on a tablet');
      await touch(desk.page.getByRole('button', { name: w.take }));
      const dialog = desk.page.getByRole('dialog');
      await isAccessible(desk.page, '/setup, a held sheet is taken');
      await desk.answerWith(dialog, w.takeReasons[0] ?? '', w.takeConfirm);
      await desk.says(w.taken(judge.name, lai));
      const { results } = await venue.read();
      expect(results.rounds[0]?.teams[0]?.judges).toMatchObject([{ judge: judge.id, total: 15.5 }]);
      tablet.page({ holds: { waiting: 0, sheets: [] } });
      await sees(desk.page, w.noHeld);
      tablet.leave();
    });

    test('the laptop died: a sheet that the backup lacks comes back, and of two that differ one is chosen', async () => {
      await venue.restore(await venue.copy(), 'this');
      await panel.page.getByText(mc.vi.lostTitle).waitFor({ state: 'detached' });
      const tablet = await venue.person<JudgeView>(judge.id, venue.codes.judges[judge.id] ?? '');
      const log = await tablet.sees((view) => view.forks[0]?.[0] ?? null);
      await tablet.send('sheet.giveBack', { ...sheet(TAN, [9, 8.5]), log, seq: 900 });
      await tablet.send('sheet.giveBack', { ...sheet(LAI, [8.25, 7]), log, seq: 901 });
      await sees(desk.page, `${CONTENT} 9 · ${FORM} 8,5`);
      await sees(desk.page, w.differs);
      await sees(panel.page, w.twoVersions(judge.name, lai));
      await isAccessible(desk.page, '/setup, sheets given back');
      const other = `${CONTENT} 8,25 · ${FORM} 7`;
      await touch(desk.page.getByRole('button', { name: `${judge.name}, ${lai}, ${other}: ${w.choose}` }));
      await desk.answerWith(desk.page.getByRole('dialog'), w.chooseReasons[0] ?? '', w.chooseConfirm);
      await desk.says(w.chosen(judge.name, lai));
      await desk.page.getByText(w.differs).waitFor({ state: 'detached' });
      const { results } = await venue.read();
      expect(results.rounds[0]?.teams[0]?.judges).toMatchObject([{ judge: judge.id, total: 15.25 }]);
      expect(results.rounds[0]?.teams[1]?.judges).toMatchObject([{ judge: judge.id, total: 17.5 }]);
      await sees(desk.page, setup.vi.sections.tablets);
      venue.forgiven();
    });
  },
]);
