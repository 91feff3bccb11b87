import { expect, test } from 'vitest';
import { judge } from '../../shared/messages/judge.ts';
import { outcome } from '../../shared/messages/outcome.ts';
import { mc } from '../../shared/messages/mc.ts';
import { prizes as sent } from '../../shared/messages/prizes.ts';
import { screen } from '../../shared/messages/screen.ts';
import { setup } from '../../shared/messages/setup.ts';
import type { Day } from './day.ts';
import { fullName, readsRows, sees, shout, teamText } from './eyes.ts';
import { touch } from './hands.ts';
import { countLog, published, recount } from './recount.ts';
import {
  BEST_ACTOR,
  BEST_SKIT,
  DUONG,
  FIRST,
  LAI,
  OTHERS,
  SECOND,
  TAN,
  TEAMS,
  TRUNG,
  type SmallTeam,
} from './small.ts';

const ACTOR = 'Bà Lê Thị Hoa, xã Hà Lai';

const text = (team: SmallTeam) => teamText(team.name, team.lot);
const whole = (team: SmallTeam) => fullName(team.name, team.lot);

/** From the huddle to the last prize. */
export function awards({ venue, judges: [head, second], panel, desk, screen: projector }: Day): void {
  const { next, reveal } = mc.vi;
  const w = setup.vi.awards;
  /** The large button, with what the step will do. */
  const step = (what: string) => panel.next(`${next.step} ${what}`);

  test('two teams are level around the second prize: the panel waits, the secretariat writes down what was decided', async () => {
    await sees(panel.page, next.waitPrizes([SECOND, OTHERS].join(', ')));
    await sees(head.page, outcome.vi.contended(SECOND));
    expect(await head.page.getByRole('button', { name: judge.vi.lookAndApprove }).count()).toBe(0);

    await desk.turnTo('results');
    await desk.drawCurtain();
    const table = desk.page.getByRole('region', { name: setup.vi.results.overall });
    await table.getByRole('button', { name: setup.vi.results.open('14,83', text(LAI)) }).click();
    const working = desk.page.getByRole('dialog', { name: setup.vi.working.title(text(LAI)) });
    for (const line of ['(16,00 + 15,75 + 15,75) : 3', '15,83 − 1,00']) await sees(working, line);
    await touch(working.getByRole('button'));

    await desk.turnTo('awards');
    await sees(desk.page, outcome.vi.contended(SECOND));
    await sees(desk.page, w.contended(1, 2));
    await touch(desk.page.getByRole('button', { name: `${SECOND}: ${w.order}` }));
    const ordering = desk.page.getByRole('dialog', { name: w.orderTitle });
    await touch(ordering.getByRole('button', { name: w.down(text(LAI)) }));
    await desk.answerWith(ordering, w.orderReasons[0] ?? '', w.orderConfirm);
    await desk.says(w.saidOrdered);

    await sees(desk.page, `${setup.vi.results.overall}: ${text(TRUNG)}, ${text(LAI)}. ${w.orderReasons[0] ?? ''}`);

    await touch(desk.page.getByRole('button', { name: `${BEST_ACTOR}: ${w.decide}` }));
    const deciding = desk.page.getByRole('dialog', { name: w.decideTitle(BEST_ACTOR) });
    await deciding.getByLabel(w.recipient).fill(ACTOR);
    await desk.answerWith(deciding, w.decideReasons[0] ?? '', w.decideConfirm);
    await desk.says(w.saidDecided(BEST_ACTOR));

    // Decided by mistake for the wrong prize, and taken back: it goes by rank again.
    await touch(desk.page.getByRole('button', { name: `${BEST_SKIT}: ${w.decide}` }));
    const mistaken = desk.page.getByRole('dialog', { name: w.decideTitle(BEST_SKIT) });
    await sees(mistaken, w.chosen(1, 1));
    await touch(mistaken.getByRole('checkbox').first());
    await touch(mistaken.getByRole('button', { name: w.decideReasons[0] ?? '' }));
    expect(await mistaken.getByRole('button', { name: w.decideConfirm }).isDisabled()).toBe(true);
    await touch(mistaken.getByRole('button', { name: w.to.nobody }));
    await desk.answerWith(mistaken, w.decideReasons[0] ?? '', w.decideConfirm);
    await sees(head.page, outcome.vi.nobody(BEST_SKIT));
    await touch(desk.page.getByRole('button', { name: `${BEST_SKIT}: ${w.backToRank}` }));
    const back = desk.page.getByRole('dialog', { name: w.restoreTitle(BEST_SKIT) });
    await desk.answerWith(back, w.restoreReasons[0] ?? '', w.restoreConfirm);
    await desk.says(w.saidRestored(BEST_SKIT));
    await sees(panel.page, next.waitApproval);
  });

  test('the head judge approves on the tablet; no other judge is asked', async () => {
    await touch(head.page.getByRole('button', { name: judge.vi.lookAndApprove }));
    const dialog = head.page.getByRole('dialog', { name: judge.vi.approveTitle });
    for (const words of [FIRST, text(TAN), BEST_ACTOR, ACTOR]) await sees(dialog, words);
    await touch(dialog.getByRole('button', { name: judge.vi.approve }));
    await head.page.getByRole('button', { name: judge.vi.withdraw }).waitFor();
    expect(await second.page.getByText(judge.vi.readyToApprove).count()).toBe(0);
    await panel.turnTo('screen');
    await sees(panel.page, reveal.approved('Giám khảo 1', '').replace(/[ ,.]+$/, ''));
  });

  test('the prizes are revealed one after another, up to the first', async () => {
    const starting = await panel.nextAsks(next.reveal, reveal.startTitle);
    await panel.answer(starting, reveal.startConfirm);
    await projector.getByRole('heading', { name: screen.vi.reveal }).waitFor();

    await step(reveal.together(BEST_SKIT));
    await projector.getByRole('heading', { name: BEST_SKIT }).waitFor();
    await sees(projector, shout(TAN.name));
    // People stand behind the MC: whose it is, is shown while a finger is held on it, and no longer.
    expect(await panel.page.getByText(shout(TAN.name)).filter({ visible: true }).count()).toBe(0);
    await panel.page.getByRole('button', { name: reveal.hold }).hover();
    await panel.page.mouse.down();
    await sees(panel.page, text(TAN));
    await panel.page.mouse.up();
    await panel.page.getByText(text(TAN)).waitFor({ state: 'detached' });

    await step(reveal.together(BEST_ACTOR));
    await sees(projector, ACTOR);
    await step(reveal.together(OTHERS));
    await projector.getByRole('heading', { name: OTHERS }).waitFor();
    // In running order, which tells no rank.
    await readsRows(projector, [whole(DUONG), whole(LAI)]);
    await step(reveal.announce(SECOND));
    await sees(projector, screen.vi.suspense);
    expect(await projector.getByText(shout(TRUNG.name)).count()).toBe(0);
    // The MC has a presentation clicker in hand.
    await panel.settles();
    await panel.page.keyboard.press('PageDown');
    await sees(projector, shout(TRUNG.name));
    await sees(projector, screen.vi.points('30,50'));
    await step(reveal.announce(FIRST));
    await projector.getByRole('heading', { name: FIRST }).waitFor();
    await step(reveal.each(FIRST));
    await sees(projector, shout(TAN.name));
    await sees(projector, screen.vi.points('35,00'));
  });

  test('after the last prize the hall sees them all', async () => {
    await panel.answer(await panel.nextAsks(next.end, reveal.endTitle), reveal.endConfirm);
    await projector.getByRole('heading', { name: screen.vi.prizes }).waitFor();
    await sees(projector.getByRole('region', { name: FIRST }), shout(TAN.name));
    await readsRows(projector, [
      ...[SECOND, whole(TRUNG), OTHERS, whole(DUONG)],
      ...[whole(LAI), BEST_SKIT, whole(TAN), BEST_ACTOR, ACTOR],
    ]);
    await sees(panel.page, next.done);
  });

  test('and the panel has them as a picture and as words to send on', async () => {
    await panel.turnTo('screen');
    const picture = panel.page.getByRole('img', { name: sent.vi.preview });
    await picture.scrollIntoViewIfNeeded();
    const painted = await picture.evaluate((image: HTMLImageElement) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const pen = canvas.getContext('2d');
      pen?.drawImage(image, 0, 0);
      const { data = [] } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
      const colours = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
      return { size: [canvas.width, canvas.height], colours: colours.size };
    });
    expect(painted.size).toEqual([1080, 1350]);
    expect(painted.colours).toBeGreaterThan(100);
    const text = await panel.page.getByLabel(sent.vi.text).inputValue();
    for (const line of [`${FIRST}: ${TAN.name}`, `${OTHERS}: ${DUONG.name}; ${LAI.name}`, `${BEST_ACTOR}: ${ACTOR}`])
      expect(text).toContain(line);
    await touch(panel.page.getByRole('button', { name: sent.vi.copy }));
    await sees(panel.page, sent.vi.copied);
    await desk.turnTo('awards');
    await desk.page.getByRole('img', { name: sent.vi.preview }).waitFor();
  });

  test('[S1] [T1] [P1] the ranks and figures on the projector are those of the log, counted by other means', async () => {
    await panel.showFigures('overall');
    const { log, results } = await venue.read();
    const counted = countLog(log);
    const figure = (fraction: string | null | undefined) => published(fraction ?? null, 2).replace(/(?=\d\d$)/, ',');
    const rows = counted.overall.map(({ team, parts, score, rank }) => {
      const of = TEAMS.find((one) => one.id === team);
      if (!of) throw new Error(`no team ${team}`);
      const figures = `Báo tường ${figure(parts[0])} Tiểu phẩm ${figure(parts[1])} ${figure(score)}`;
      return { rank: rank ?? 0, text: `${screen.vi.rank} ${String(rank)} ${whole(of)} ${figures}` };
    });
    await readsRows(
      projector,
      rows.sort((a, b) => a.rank - b.rank).map((row) => row.text),
    );
    expect(rows.map((row) => row.rank)).toEqual([1, 2, 3, 4]);
    expect(counted.prizes.map((prize) => prize.recipient ?? prize.teams)).toEqual([
      ...[[TAN.id], [TRUNG.id], [LAI.id, DUONG.id]],
      ...[[TAN.id], ACTOR],
    ]);
    // Three judges, four teams, two rounds, one sheet of them from paper.
    expect(recount(log, results)).toEqual({ teams: 4, sheets: 24, differences: [] });
  });
}
