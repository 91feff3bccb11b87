import { clock } from '../../shared/messages/clock.ts';
import { common } from '../../shared/messages/common.ts';
import { huddle } from '../../shared/messages/huddle.ts';
import { inapp } from '../../shared/messages/inapp.ts';
import { join } from '../../shared/messages/join.ts';
import { judge } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { outcome } from '../../shared/messages/outcome.ts';
import { reach } from '../../shared/messages/reach.ts';
import { screen } from '../../shared/messages/screen.ts';
import { setup } from '../../shared/messages/setup.ts';
import type { File } from '../builders.ts';
import { DeskPage } from '../day/desk-page.ts';
import { shout } from '../day/eyes.ts';
import { touch } from '../day/hands.ts';
import { PanelPage } from '../day/panel-page.ts';
import { ZALO } from '../phones.ts';
import { LOOKED_AT } from './contests.ts';
import { inHand, scene, spotlight, type Moment } from './moment.ts';
import type { Played } from './played.ts';

const [s, j, w, d, r] = [screen.vi, judge.vi, mc.vi, setup.vi, reach.vi];

const show =
  (what: string, fields: object = {}) =>
  (hall: Played) =>
    hall.does('board.show', { what, ...fields });

/** A day of twenty teams, from the door to the last prize. What is added to it is one line. */
export function dayOf(file: File): readonly Moment[] {
  const [wall, greeting, skit] = file.rounds;
  if (!wall || !greeting || !skit) throw new Error('the sample has three parts');
  const teams = file.teams.map(({ id }) => id);
  const named = (place: number) => file.teams[place]?.name ?? '';
  const LONG = file.teams.findIndex(({ id }) => id === LOOKED_AT);
  const GONE = 4;
  /** A judge who has no page here. */
  const LAST = file.judges.length - 1;
  const call = (round: string, place: number) => (hall: Played) =>
    hall.does('team.call', { round, team: teams[place] });
  const over = (place: number, seconds: number) => (hall: Played) =>
    hall.does('timer.set', { round: greeting.id, team: teams[place], seconds, reason: 'bấm muộn' });

  return [
    // ── before there is a mark ──
    inHand('/', 'join', join.vi.before),
    inHand('/', 'inside of Zalo', inapp.vi.title('Zalo'), async (_, page) => {
      const browser = await page.context().newCDPSession(page);
      await browser.send('Emulation.setUserAgentOverride', { userAgent: ZALO.android });
      await page.reload();
    }),
    inHand('/live', 'live, switched off', /\S/),
    inHand('organiser', 'setup, nobody has come in', r.nobody),
    inHand('organiser', 'setup, the poster', r.poster.head, async (_, page) => {
      await page.getByLabel(r.wifi.name).fill('Hội trường UBND huyện');
      await page.getByLabel(r.wifi.password).fill('giamngheo2023');
      await touch(page.getByRole('button', { name: r.poster.look }));
    }),
    inHand('organiser', 'setup, new codes for all', d.codes.renewAllConfirm, async (_, page) => {
      await page.keyboard.press('Escape');
      await new DeskPage(page).turnTo('codes');
      await touch(page.getByRole('button', { name: d.codes.renewAll }));
    }),
    inHand('organiser', 'setup, a card', r.card.code, async (_, page) => {
      await page.keyboard.press('Escape');
      await touch(page.getByRole('button', { name: `${d.codes.renew} ${file.judges[LAST]?.name ?? ''}` }));
      await touch(page.getByRole('dialog').getByRole('button', { name: d.codes.renewConfirm }));
    }),
    inHand('organiser', 'setup, a card not printed', r.cards.unprinted.title, (_, page) =>
      page.keyboard.press('Escape'),
    ),
    inHand('gk1', 'judge, nothing open', j.nothingOpen),
    inHand('timekeeper', 'clock, nobody', clock.vi.nobody),
    scene('welcome', s.greeting),
    scene('programme', s.programme, show('programme')),
    scene('draw, not drawn yet', s.draw, show('draw', { round: greeting.id })),
    scene('progress, no marks yet', s.progress, show('progress', { round: wall.id })),
    scene('round, no marks yet', s.roundTable, show('round', { round: wall.id })),
    scene('overall, no marks yet', s.overall, show('overall')),
    scene('stage empty', s.stageEmpty, show('onStage', { round: greeting.id })),
    scene('message', 'Mời các đội', show('message', { text: 'Mời các đội chuẩn bị cho phần thi Tiểu phẩm' })),
    scene(
      'message, long',
      'Ban Tổ chức',
      show('message', {
        text: 'Ban Tổ chức trân trọng kính mời quý vị đại biểu, các vị giám khảo và các đội thi dùng bữa trưa tại nhà ăn Ủy ban nhân dân huyện; phần thi Tiểu phẩm bắt đầu lúc 13 giờ 30 phút.',
      }),
    ),

    // ── the wall newspapers ──
    inHand('gk1', 'judge, list', j.progress(3, 20).slice(0, 6), async (hall) => {
      await hall.does('round.open', { round: wall.id });
      await hall.mark('gk1', wall, [0, 1, 2, 3, LONG]);
      await hall.mark('gk1', wall, [5, 6], 2);
      await hall.typeIn(wall, 8);
    }),
    scene('progress', s.progress, show('progress', { round: wall.id })),
    scene('round, half marked', s.roundTable, show('round', { round: wall.id })),
    scene('overall, half marked', s.overall, show('overall')),
    inHand('gk1', 'judge, a sheet', wall.criteria[0]?.name ?? '', async (_, page) => {
      await page.goto(new URL(`/judge#/${wall.id}/${String(teams[LONG])}`, page.url()).href);
    }),
    inHand('gk1', 'judge, my marks', j.sortOrder, async (_, page) => {
      await touch(page.getByRole('banner').getByRole('button', { name: j.toList }));
      await touch(page.getByRole('button', { name: j.myMarks }));
    }),

    spotlight('overall, a figure came in', s.overall, async (hall) => {
      await show('overall')(hall);
      await hall.typeIn(wall, 9);
    }),

    // ── the stage ──
    scene('draw', s.draw, async (hall) => {
      await hall.typeIn(wall);
      await hall.does('round.close', { round: wall.id });
      await hall.does('order.draw', { round: greeting.id });
      await hall.does('round.open', { round: greeting.id });
      await hall.does('board.show', { what: 'draw', round: greeting.id });
    }),
    spotlight('on stage', s.next, async (hall) => {
      await call(greeting.id, 0)(hall);
      await hall.does('board.show', { what: 'onStage', round: greeting.id });
    }),
    spotlight('on stage, a long name', s.next, call(greeting.id, LONG)),
    spotlight('on stage, the last minute', s.next, async (hall) => {
      await over(LONG, 270)(hall);
      await hall.does('timer.start', { round: greeting.id, team: teams[LONG] });
      await hall.does('timer.stop', { round: greeting.id, team: teams[LONG] });
    }),
    spotlight('on stage, over time', s.next, over(LONG, 385)),
    spotlight('clock at the foot of the stage', /\d\d?:\d\d/, undefined, '/screen?show=clock'),
    scene('on stage, how far it can be read', /\d\d?:\d\d/, undefined, '/screen?show=onStage&height=3'),
    scene('lower third, on stage', /\d\d?:\d\d/, undefined, '/screen?overlay=lower-third'),
    inHand('timekeeper', 'clock, over time', clock.vi.resume),
    ...(['run', 'sheets', 'screen'] as const).map((section) =>
      inHand('mc', `panel, ${section}`, /\S/, async (_, page) => {
        await page.setViewportSize({ width: 360, height: 740 });
        await new PanelPage(page).turnTo(section);
      }),
    ),
    inHand('mc', 'panel, overtime', w.overtime.title, async (_, page) => {
      await page.setViewportSize({ width: 360, height: 740 });
      const panel = new PanelPage(page);
      await panel.turnTo('run');
      await panel.nextAsks(w.next.overtime('1'), w.overtime.title);
    }),
    inHand('mc', 'panel, a team', w.teamActs.deduct, async (_, page) => {
      await page.keyboard.press('Escape');
      await touch(page.getByRole('button', { name: w.more }));
    }),
    inHand('mc', 'panel, the order', w.lots.title(greeting.name), async (_, page) => {
      await page.keyboard.press('Escape');
      await touch(page.getByRole('button', { name: w.order }));
    }),
    inHand('mc', 'panel, closing a part', w.close.title(greeting.name), async (_, page) => {
      await page.keyboard.press('Escape');
      await touch(page.getByRole('button', { name: w.closeRound }));
    }),
    scene('round, ties and a team away', s.absent, async (hall, _page) => {
      const panel = await hall.page('mc');
      await panel.keyboard.press('Escape');
      await hall.does('team.withdraw', { team: teams[GONE], reason: 'xe hỏng dọc đường' });
      for (const round of [greeting, skit]) {
        if (round === skit) await hall.does('round.open', { round: skit.id });
        for (const team of teams.filter((_one, t) => t !== GONE))
          await hall.does('team.call', { round: round.id, team });
        await hall.typeIn(round);
        await hall.does('round.close', { round: round.id, force: true, reason: 'đủ phiếu' });
      }
      await hall.does('board.show', { what: 'round', round: skit.id });
    }),

    // ── the huddle ──
    scene('overall', s.overall, show('overall')),
    scene('overall, frozen', s.frozen, (hall) => hall.does('board.freeze')),
    inHand('mc', 'panel, all in', /\S/),
    inHand('organiser', 'setup, the curtain', d.curtain.show, async (_, page) => {
      await touch(page.getByRole('button', { name: r.cards.unprinted.leave }));
      await new DeskPage(page).turnTo('results');
    }),
    inHand('organiser', 'setup, results', d.curtain.hide, (_, page) => new DeskPage(page).drawCurtain()),
    inHand('organiser', 'setup, a figure’s working', common.vi.close, async (_, page) => {
      await touch(page.getByRole('main').locator('table button').first());
    }),
    ...(['huddle', 'awards', 'tablets', 'judges', 'teams', 'codes', 'audience'] as const).map((section) =>
      inHand('organiser', `setup, ${section}`, d.sections[section], async (_, page) => {
        await page.keyboard.press('Escape');
        await new DeskPage(page).turnTo(section);
      }),
    ),
    inHand('organiser', 'setup, paper', d.paper.handedIn, (_, page) =>
      new DeskPage(page).paper(wall.name, file.judges[0]?.name ?? ''),
    ),
    inHand('organiser', 'huddle, on paper', huddle.vi.provisional, async (_, page) => {
      await page.goto(new URL('/huddle', page.url()).href);
    }),
    inHand('organiser', 'setup, back from the paper', d.page, async (_, page) => {
      await page.goto(new URL('/setup', page.url()).href);
    }),
    inHand('gk1', 'judge, the huddle', huddle.vi.provisional, async (_, page) => {
      await touch(page.getByRole('main').getByRole('button', { name: j.toList }));
      await touch(page.getByRole('button', { name: outcome.vi.huddle }));
    }),
    inHand('gk1', 'judge, approving', j.approveTitle, async (hall, page) => {
      await hall.does('board.unfreeze');
      await page.reload();
      await touch(page.getByRole('button', { name: j.lookAndApprove }));
    }),

    // ── the awards ──
    scene('reveal, title', s.reveal, async (hall) => {
      await hall.does('award.decide', {
        prize: 'Diễn viên tiểu phẩm xuất sắc nhất',
        recipient: 'Chị Nguyễn Thị Thủy, vai bà Tám, đội xã Hà Lĩnh',
        reason: 'Ban Giám khảo biểu quyết',
      });
      await hall.does('result.approve');
      await hall.does('reveal.start');
    }),
    ...Array.from({ length: 10 }, (_, step) =>
      spotlight(`reveal, step ${String(step + 1)}`, /\S/, (hall) => hall.does('reveal.goto', { step: step + 1 })),
    ),
    inHand('mc', 'panel, the awards', /\S/),
    scene('all prizes', s.prizes, (hall) => hall.does('reveal.end')),
    scene('logo', /Hội thi/, show('logo')),
    scene('blank', /.*/, show('blank')),
    scene('all prizes, again', s.prizes, show('prizes')),
    scene('ranking', s.ranking, async (hall) => {
      await hall.does('audience.allow', { what: 'ranking', on: true });
      await hall.does('board.show', { what: 'ranking' });
    }),
    inHand('/live', 'live, the ranking', /\S/, async (hall, page) => {
      await hall.does('audience.allow', { what: 'live', on: true });
      await page.reload();
    }),
    inHand('/live', 'live, the prizes', s.prizes, show('prizes')),
    inHand('/live', 'live, a part’s table', skit.name, show('round', { round: skit.id })),
    inHand('organiser', 'setup, awards after the end', /đã được duyệt/, (_, page) =>
      new DeskPage(page).turnTo('awards'),
    ),
    inHand('organiser', 'setup, all', shout(named(0)), async (_, page) => {
      const desk = new DeskPage(page);
      await desk.turnTo('results');
      await desk.drawCurtain();
    }),
  ];
}
