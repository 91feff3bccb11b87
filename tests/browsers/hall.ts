import { clock } from '../../shared/messages/clock.ts';
import { live } from '../../shared/messages/live.ts';
import { reach } from '../../shared/messages/reach.ts';
import { screen } from '../../shared/messages/screen.ts';
import { setup } from '../../shared/messages/setup.ts';
import { fullName, shout } from '../day/eyes.ts';
import {
  BEST_ACTOR,
  BEST_SKIT,
  DUONG,
  FIRST,
  GALLERY,
  GALLERY_SCORES,
  LAI,
  OTHERS,
  SECOND,
  STAGE,
  TAN,
  TEAMS,
  TRUNG,
  paperSheets,
  type SmallRound,
  type SmallTeam,
} from '../day/small.ts';
import { LAPTOP, PHONE, PROJECTOR, TABLET } from '../day/venue.ts';
import { comes } from './device.ts';
import type { Hand } from './hand.ts';
import { step, type Step } from './step.ts';
import type { Visit } from './visit.ts';

const s = screen.vi;
const LARGE = { width: 1920, height: 1080 };

const IN_TURN = [TRUNG, DUONG, LAI, TAN];
const ACTRESS = 'Bà Lê Thị Hoa';

/** What is to be read after each step. */
const REVEALED = [
  [BEST_SKIT, shout(TAN.name)],
  [BEST_ACTOR, ACTRESS],
  [OTHERS, shout(TRUNG.name), shout(DUONG.name)],
  [SECOND, s.suspense],
  [SECOND, shout(LAI.name), s.points('31,50')],
  [FIRST, s.suspense],
  [FIRST, shout(TAN.name), s.points('35,00')],
];

/** What the hall looks at, in two sizes, and the pages of the clock and of the audience's phones. */
export async function watching(visit: Visit): Promise<Step[]> {
  const screens = [
    ['1920', await visit.page('/screen', LARGE)],
    ['1024', await visit.page('/screen', PROJECTOR)],
  ] as const;

  /** On both, when it has come: these words, these rows. */
  async function both(name: string, words: readonly string[], rows?: readonly (readonly string[])[]) {
    const looked = screens.map(async ([size, hand]) => {
      for (const one of words) await hand.reads(one);
      if (rows) await readsRows(hand, rows);
      return visit.looks(hand, `screen, ${name}, ${size}`, true);
    });
    return (await Promise.all(looked)).flat();
  }

  const call = (team: SmallTeam) => visit.does('team.call', { round: STAGE.id, team: team.id });

  return [
    step('the organiser’s page, and the way in on it', async () => {
      const hand = await visit.page(`/#${visit.hall.codes.organiser}`, LAPTOP);
      await hand.reads(setup.vi.curtain.show);
      await hand.tap({ role: 'link', name: setup.vi.sections.reach });
      await hand.reads(reach.vi.wifi.title);
      return visit.looks(hand, 'setup, 1280');
    }),

    step('the projector: welcome', () => both('welcome', [s.greeting])),

    step('the projector: who is on stage', async () => {
      await visit.does('order.set', {
        round: STAGE.id,
        teams: IN_TURN.map(({ id }) => id),
        numbers: IN_TURN.map(({ lot }) => lot),
      });
      await visit.does('round.open', { round: STAGE.id });
      await call(TRUNG);
      await visit.does('board.show', { what: 'onStage', round: STAGE.id });
      return both('on stage', [shout(TRUNG.name), 'Số 01', fullName(DUONG.name, DUONG.lot)]);
    }),

    step('the timekeeper starts and stops the clock', async () => {
      const hand = await visit.page(`/#${visit.hall.codes.timekeeper}`, TABLET);
      await hand.reads(shout(TRUNG.name));
      const amiss = await visit.looks(hand, 'clock, 800');
      await hand.tap({ role: 'button', name: clock.vi.start });
      await hand.tap({ role: 'button', name: clock.vi.stop });
      await hand.sees({ role: 'button', name: clock.vi.resume });
      return [...amiss, ...(await visit.looks(hand, 'clock, stopped, 800'))];
    }),

    step('the projector: a part’s table', async () => {
      await typeIn(visit, GALLERY);
      await visit.does('round.close', { round: GALLERY.id });
      await visit.does('board.show', { what: 'round', round: GALLERY.id });
      const rows = [TAN, LAI, TRUNG, DUONG].map((team) => [
        shout(team.name),
        GALLERY_SCORES[TEAMS.indexOf(team)] ?? '',
      ]);
      return both('a part’s table', [s.roundTable, GALLERY.name], rows);
    }),

    step('the projector: overall', async () => {
      for (const team of [DUONG, LAI, TAN]) await call(team);
      await typeIn(visit, STAGE);
      await visit.does('round.close', { round: STAGE.id });
      await visit.does('board.show', { what: 'overall' });
      const rows = [
        [shout(TAN.name), '35,00'],
        [shout(LAI.name), '31,50'],
        [shout(TRUNG.name), '30,50'],
        [shout(DUONG.name), '20,92'],
      ];
      return both('overall', [s.overall], rows);
    }),

    step('the projector: the reveal, to the first prize', async () => {
      await visit.does('award.decide', { prize: BEST_ACTOR, recipient: ACTRESS, reason: 'biểu quyết' });
      await visit.does('result.approve');
      await visit.does('reveal.start');
      const amiss = await both('reveal', [s.reveal]);
      for (const [at, words] of REVEALED.entries()) {
        await visit.does('reveal.next');
        amiss.push(...(await both(`reveal ${String(at + 1)}`, words)));
      }
      await visit.does('reveal.end');
      return [...amiss, ...(await both('prizes', [s.prizes, FIRST, shout(TAN.name)]))];
    }),

    step('the audience’s phones', async () => {
      const hand = await visit.page('/live', PHONE);
      await hand.reads(live.vi.title);
      const amiss = await visit.looks(hand, 'live, switched off, 360');
      await visit.does('audience.allow', { what: 'live', on: true });
      await hand.tap({ role: 'button', name: live.vi.again });
      await hand.reads(shout(TAN.name));
      return [...amiss, ...(await visit.looks(hand, 'live, the prizes, 360'))];
    }),
  ];
}

async function readsRows(hand: Hand, rows: readonly (readonly string[])[]): Promise<void> {
  await comes(async () => {
    const there = await hand.rows();
    const fits = rows.every((words, r) => words.every((one) => there[r]?.includes(one)));
    if (!fits || there.length !== rows.length) throw new Error(`the rows are ${there.join(' | ')}`);
  });
}

/** What the panel gave, for whoever has not handed in. */
async function typeIn(visit: Visit, round: SmallRound): Promise<void> {
  for (const sheet of paperSheets(round)) await visit.asks('sheet.enter', sheet);
}
