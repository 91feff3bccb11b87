import { expect, test } from 'vitest';
import { clock } from '../../shared/messages/clock.ts';
import { judge } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { screen } from '../../shared/messages/screen.ts';
import type { Day } from './day.ts';
import { fullName, reads, readsRows, sees, teamText } from './eyes.ts';
import { press, touch } from './hands.ts';
import type { JudgePage } from './judge-page.ts';
import {
  ACTING,
  DUONG,
  GALLERY_SCORES,
  JUDGES,
  LAI,
  SCRIPT,
  STAGE,
  STAGE_MARKS,
  STAGE_SCORES,
  TAN,
  TEAMS,
  TOTALS,
  TRUNG,
  type SmallTeam,
} from './small.ts';

const IN_TURN = [TRUNG, DUONG, LAI, TAN];
/** What the second judge first gave Hà Lai, and mended later. */
const TOO_MUCH = 8;

function marksOf(j: 0 | 1 | 2, team: SmallTeam): Record<string, number> {
  const [script, acting] = STAGE_MARKS[j][TEAMS.indexOf(team)] ?? [0, 0];
  return { [SCRIPT]: script, [ACTING]: acting };
}

async function markAll(judge: JudgePage, j: 0 | 1 | 2, teams: readonly SmallTeam[]): Promise<void> {
  for (const team of teams) {
    await judge.mark(team, marksOf(j, team));
    await judge.toList();
  }
}

const called = (team: SmallTeam) => teamText(team.name, team.lot);

/** A row of the overall board; a part that has no figure is left out. */
function row(team: SmallTeam, rank: number, stage: string | undefined, total: string | undefined): string {
  const parts = [`Báo tường ${GALLERY_SCORES[TEAMS.indexOf(team)] ?? ''}`, ...(stage ? [`Tiểu phẩm ${stage}`] : [])];
  return [screen.vi.rank, String(rank), fullName(team.name, team.lot), ...parts, total ?? ''].join(' ').trim();
}

/** As it stands in the end, or with another figure for Hà Lai. */
function finalRow(team: SmallTeam, rank: number): string {
  return row(team, rank, STAGE_SCORES[TEAMS.indexOf(team)], TOTALS[TEAMS.indexOf(team)]);
}

/** The skits, in the order of the slips, against the clock. */
export function stage({ judges: [first, second, third], panel, clock: timekeeper, screen: projector }: Day): void {
  const { next } = mc.vi;
  const timer = projector.getByRole('timer');

  test('the numbers on the slips are typed in, a double is caught; the hall sees the order', async () => {
    const lots = await panel.nextAsks(next.order(STAGE.name), mc.vi.lots.title(STAGE.name));
    await lots.getByRole('textbox').first().click();
    // Teams stand by name: Hà Lai, Hà Tân, Hà Trung, Yên Dương.
    for (const number of ['3', '1', '1', '2']) {
      await panel.page.keyboard.type(number);
      await panel.page.keyboard.press('Enter');
    }
    await sees(lots, mc.vi.lots.doubled('HÀ TRUNG'));
    const save = lots.getByRole('button', { name: mc.vi.lots.save });
    expect(await save.isDisabled()).toBe(true);
    await lots.getByLabel('Xã HÀ TÂN').fill('5');
    await panel.answer(lots, mc.vi.lots.save);
    await panel.says(mc.vi.said.ordered(STAGE.name));
    await panel.show('draw');
    await readsRows(
      projector,
      IN_TURN.map((team) => fullName(team.name, team.lot)),
    );
    await panel.turnTo('run');
    await panel.next(next.open(STAGE.name));
  });

  test('the first team is called, timed by the timekeeper, and seen by everybody', async () => {
    await panel.next(next.call(called(TRUNG)));
    await touch(panel.page.getByRole('button', { name: next.show(mc.vi.scenes.onStage) }));
    await sees(projector, 'HÀ TRUNG');
    await sees(projector, 'Số 01 · Thị trấn');
    await reads(projector.locator('.next'), `${screen.vi.next} ${fullName(DUONG.name, DUONG.lot)}`);
    await sees(timekeeper, 'HÀ TRUNG');
    await press(timekeeper.getByRole('button', { name: clock.vi.start }));
    await reads(timer, /^00:0[1-9]$/);
    await press(timekeeper.getByRole('button', { name: clock.vi.stop }));
    const stopped = await timer.innerText();
    await timekeeper.getByRole('button', { name: clock.vi.resume }).waitFor();
    await reads(panel.page.getByRole('timer'), stopped);
  });

  test('the stage moves on while a sheet is open: the sheet stays under its judge’s thumb', async () => {
    await touch(second.page.getByRole('button', { name: judge.vi.toList }));
    await second.mark(TRUNG, { [SCRIPT]: 8.5 });
    await panel.next(next.call(called(DUONG)));
    const onStage = second.page.getByRole('button', { name: judge.vi.nowOnStage });
    await reads(onStage, `${judge.vi.nowOnStage} ${fullName(DUONG.name, DUONG.lot)}`);
    await second.isAt(TRUNG);
    await second.tap(ACTING, 7.5);
    await second.totals('16,00');
    await touch(onStage);
    await second.isAt(DUONG);
    await second.totals('—');
  });

  test('a team that ran over: the deduction is proposed, and waived or confirmed by the MC', async () => {
    await panel.next(next.start);
    await press(timekeeper.getByRole('button', { name: clock.vi.stop }));
    await panel.setTime(called(DUONG), 7, 5);
    const over = await panel.nextAsks(next.overtime('2'), mc.vi.overtime.title);
    await touch(over.getByRole('button', { name: mc.vi.overtime.waive }));
    const waiving = panel.dialog(mc.vi.overtime.waiveTitle);
    await panel.answerWith(waiving, mc.vi.overtime.waiveReasons[0] ?? '', mc.vi.overtime.waiveConfirm);

    await panel.next(next.call(called(LAI)));
    await panel.next(next.start);
    await panel.next(next.stop);
    await panel.setTime(called(LAI), 6, 10);
    const again = await panel.nextAsks(next.overtime('1'), mc.vi.overtime.title);
    for (const time of ['06:10', '05:00', '01:10']) await sees(again, time);
    await panel.answer(again, mc.vi.overtime.confirm('1'));
    await panel.says(mc.vi.said.deducted('1'));

    await panel.next(next.call(called(TAN)));
    await panel.next(next.start);
    await panel.next(next.stop);
    await panel.turnTo('sheets');
    await sees(panel.row(LAI), mc.vi.takenOff('1'));
    await sees(panel.row(DUONG), '07:05');
  });

  test('every judge hands in the whole part', async () => {
    const mine = async () => {
      for (const [criterion, mark] of Object.entries(marksOf(1, DUONG))) await second.tap(criterion, mark);
      await second.toList();
      await second.mark(LAI, { ...marksOf(1, LAI), [ACTING]: TOO_MUCH });
      await second.toList();
      await markAll(second, 1, [TAN]);
    };
    await Promise.all([markAll(first, 0, IN_TURN), mine(), markAll(third, 2, IN_TURN)]);
    for (const one of [first, second, third]) {
      await one.handInAll(4, STAGE.name);
      await sees(one.page, judge.vi.progress(4, 4));
    }
  });

  test('the board stands as it was while it is frozen, and is live again after', async () => {
    await panel.showFigures('overall');
    await sees(projector, screen.vi.frozen);
    const frozen = [TAN, LAI, TRUNG, DUONG];
    await readsRows(
      projector,
      frozen.map((team, place) => row(team, place + 1, undefined, GALLERY_SCORES[TEAMS.indexOf(team)])),
    );
    await touch(panel.page.getByRole('button', { name: mc.vi.screen.unfreeze }));
    await panel.answer(panel.dialog(mc.vi.screen.unfreezeTitle), mc.vi.screen.unfreezeConfirm);
    await readsRows(projector, [
      finalRow(TAN, 1),
      row(LAI, 2, '15,00', '30,67'),
      finalRow(TRUNG, 3),
      finalRow(DUONG, 4),
    ]);
  });

  test('a sheet is given back with a reason, corrected and handed in again; the board follows', async () => {
    await panel.turnTo('sheets');
    await touch(panel.row(LAI).getByRole('cell', { name: JUDGES[1].name }));
    await touch(panel.dialog(JUDGES[1].name).getByRole('button', { name: mc.vi.sheetActs.reopen }));
    const reason = mc.vi.reopenSheetsReasons[0] ?? '';
    await panel.answerWith(panel.dialog(mc.vi.reopenSheets(1)), reason, mc.vi.reopenSheetsConfirm);
    await readsRows(projector, [
      finalRow(TAN, 1),
      finalRow(TRUNG, 2),
      finalRow(DUONG, 3),
      row(LAI, 4, undefined, GALLERY_SCORES[0]),
    ]);

    await sees(second.row(LAI), judge.vi.letter.r);
    await second.open(LAI);
    await sees(second.page, judge.vi.givenBack(reason));
    await second.tap(ACTING, marksOf(1, LAI)[ACTING] ?? 0);
    await second.handIn();
    await readsRows(projector, [finalRow(TAN, 1), finalRow(LAI, 2), finalRow(TRUNG, 2), finalRow(DUONG, 4)]);

    await panel.turnTo('run');
    await panel.answer(
      await panel.nextAsks(next.close(STAGE.name), mc.vi.close.title(STAGE.name)),
      mc.vi.close.confirm,
    );
    await panel.says(mc.vi.said.closed(STAGE.name));
  });
}
