import { describe, expect, test } from 'vitest';
import { common } from '../../shared/messages/common.ts';
import { judge } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { screen } from '../../shared/messages/screen.ts';
import { setup } from '../../shared/messages/setup.ts';
import type { Day } from './day.ts';
import { comesTrue, fullName, reads, readsRows, sees, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import {
  CONTENT,
  DUONG,
  FORM,
  GALLERY,
  GALLERY_MARKS,
  GALLERY_SCORES,
  JUDGES,
  LAI,
  TAN,
  TEAMS,
  TRUNG,
} from './small.ts';

/** A team's place on the wall is its number in the gallery. */
const numberOf = (team: { id: string }) => TEAMS.findIndex((one) => one.id === team.id) + 1;

function marksOf(j: 0 | 1 | 2, team: { id: string }): Record<string, number> {
  const [content, form] = GALLERY_MARKS[j][numberOf(team) - 1] ?? [0, 0];
  return { [CONTENT]: content, [FORM]: form };
}

/** The wall newspapers: every judge in an order of their own, one sheet on paper. */
export function gallery({ judges: [first, second, third], panel, desk, screen: projector }: Day): void {
  test('the MC opens the round; the projector shows how far it is marked', async () => {
    await panel.next(mc.vi.next.open(GALLERY.name));
    await touch(panel.page.getByRole('button', { name: mc.vi.next.show(mc.vi.scenes.progress) }));
    await sees(projector, screen.vi.marked(0, 4));
    await sees(first.page, judge.vi.progress(0, 4));
  });

  describe.concurrent('three judges mark at once, each in their own way', () => {
    test('0 is a mark and “not marked” is none; a note; one sheet handed in, then the whole part', async () => {
      await first.mark(DUONG, { [CONTENT]: 0 });
      await reads(first.criterion(CONTENT).getByText('0,00'), '0,00');
      await sees(first.criterion(FORM), common.vi.notMarked);
      await first.totals('0,00');
      await first.tap(FORM, 5);
      await first.totals('5,00');
      await first.toList();
      await sees(first.row(DUONG), '5,00');
      await sees(first.row(DUONG), judge.vi.letter.c);

      await first.mark(LAI, marksOf(0, LAI));
      await first.totals('15,25');
      await first.handIn();
      await first.toList();
      await sees(first.row(LAI), judge.vi.letter.h);
      await sees(first.page, judge.vi.progress(1, 4));

      await first.mark(TAN, marksOf(0, TAN));
      await first.page.getByLabel(judge.vi.note).fill('Trang bìa rất đẹp');
      await first.toList();
      await first.mark(TRUNG, marksOf(0, TRUNG));
      await first.isSaved();
      await first.toList();
      await first.handInAll(3, GALLERY.name);
      await sees(first.page, judge.vi.progress(4, 4));
      await first.open(TAN);
      await sees(first.page, judge.vi.locked.h);
      await sees(first.page, 'Trang bìa rất đẹp');
      await first.toList();
    });

    test('a sheet left half done is found again, after a reload too; “My marks” has every team beside the others', async () => {
      await second.mark(TRUNG, { [CONTENT]: 8 });
      await second.toList();
      await sees(second.row(TRUNG), judge.vi.letter.b);
      for (const team of [LAI, DUONG, TAN]) {
        await second.mark(team, marksOf(1, team));
        await second.toList();
      }
      await second.page.reload();
      await second.open(TRUNG);
      await second.totals('8,00');
      await sees(second.criterion(FORM), common.vi.notMarked);
      await second.page.reload();
      await second.isAt(TRUNG);
      await second.tap(FORM, 7);
      await second.toList();

      await touch(second.page.getByRole('button', { name: judge.vi.myMarks }));
      for (const [team, ...figures] of [
        [LAI, '15,25', '7,75', '7,5'],
        [TAN, '17,50', '8,50', '9,0'],
        [TRUNG, '15,00', '8,00', '7,0'],
        [DUONG, '11,25', '5,25', '6,0'],
      ] as const)
        for (const figure of figures) await sees(second.row(team), figure);
      await touch(second.page.getByRole('button', { name: judge.vi.sortTotal }));
      const best = second.page.getByRole('main').getByRole('button', { name: /Số/ });
      await comesTrue(async () => {
        const names = [TAN, LAI, TRUNG, DUONG].map((team) => fullName(team.name, numberOf(team)));
        expect(await best.allInnerTexts()).toEqual(names.map((name): unknown => expect.stringContaining(name)));
      });
      await second.handInAll(4, GALLERY.name);
      await sees(second.page, judge.vi.progress(4, 4));
    });

    test('handing in the part names the sheet that stays behind; closing the round names it too, and whose it is', async () => {
      for (const team of [TAN, LAI, TRUNG]) {
        await third.mark(team, marksOf(2, team));
        await third.toList();
      }
      await third.mark(DUONG, { [CONTENT]: 4.5 });
      await third.isSaved();
      await third.toList();
      const dialog = await third.askHandInAll(3, GALLERY.name);
      await sees(dialog, judge.vi.incomplete(1));
      await reads(dialog.getByRole('listitem'), fullName(DUONG.name, numberOf(DUONG)));
      await touch(dialog.getByRole('button', { name: judge.vi.handInAllYes(3) }));
      await sees(third.page, judge.vi.progress(3, 4));
      await sees(projector, screen.vi.marked(3, 4));

      await touch(panel.page.getByRole('button', { name: mc.vi.closeRound }));
      const closing = panel.dialog(mc.vi.close.title(GALLERY.name));
      await sees(closing, mc.vi.close.missing(1));
      await sees(closing, JUDGES[2].name);
      await sees(closing, `${teamText(DUONG.name, numberOf(DUONG))} ${mc.vi.letters.b}`);
      await panel.cancel(closing);
    });
  });

  test('the secretariat types the paper sheet in; a mark off the scale is told at once', async () => {
    const team = teamText(DUONG.name, numberOf(DUONG));
    await desk.paper(GALLERY.name, JUDGES[2].name);
    await sees(desk.page, setup.vi.paper.draft);
    await touch(desk.cell(team, CONTENT));
    await desk.page.keyboard.type('4,5');
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.type('5,3');
    await sees(desk.page, `${team}. ${setup.vi.paper.scale(FORM, '0', '10', '0,5')}`);
    await desk.cell(team, FORM).fill('5.5');
    // Enter in the last cell goes on to the button, and Enter again presses it.
    await desk.page.keyboard.press('Enter');
    await desk.page.keyboard.press('Enter');
    const asking = desk.page.getByRole('dialog', { name: setup.vi.paper.sendTitle(1) });
    await desk.answerWith(asking, setup.vi.paper.reasons[0] ?? '', setup.vi.paper.sendConfirm);
    await sees(desk.page, setup.vi.paper.sent);

    await third.open(DUONG);
    await sees(third.page, judge.vi.locked.h);
    await third.totals('10,00');
    await third.toList();
    await sees(projector, screen.vi.marked(4, 4));
  });

  test('the round is closed and its table shown; then the board is frozen', async () => {
    const closing = await panel.nextAsks(mc.vi.next.close(GALLERY.name), mc.vi.close.title(GALLERY.name));
    await sees(closing, mc.vi.close.whole(12));
    await panel.answer(closing, mc.vi.close.confirm);
    await sees(third.page, judge.vi.nothingOpen);

    await panel.showFigures('overall');
    await sees(projector, screen.vi.overall);
    await panel.showFigures('round');
    const rows = [TAN, LAI, TRUNG, DUONG].map((team, place) => {
      const number = numberOf(team);
      return `${screen.vi.rank} ${String(place + 1)} ${fullName(team.name, number)} ${GALLERY_SCORES[number - 1] ?? ''}`;
    });
    await readsRows(projector, rows);
    await touch(panel.page.getByRole('button', { name: mc.vi.screen.freeze }));
    await sees(projector, screen.vi.frozen);
    await panel.turnTo('run');
  });
}
