import { common } from '../../shared/messages/common.ts';
import { join } from '../../shared/messages/join.ts';
import { judge } from '../../shared/messages/judge.ts';
import { mc } from '../../shared/messages/mc.ts';
import { wifi } from '../../shared/messages/wifi.ts';
import { formatPoints } from '../../shared/points.ts';
import { shout } from '../day/eyes.ts';
import { CONTENT, FORM, GALLERY, JUDGES, LAI, TAN, TRUNG, type SmallTeam } from '../day/small.ts';
import { PHONE } from '../day/venue.ts';
import { readLog } from '../people/day.ts';
import { join as enter } from '../people/person.ts';
import { comes } from './device.ts';
import type { Hand, Thing } from './hand.ts';
import { step, type Step } from './step.ts';
import type { Visit } from './visit.ts';

const w = judge.vi;
const [ME] = JUDGES;
const IDS = { [CONTENT]: 'noi-dung', [FORM]: 'hinh-thuc' };
type Marks = Readonly<Record<typeof CONTENT | typeof FORM, number>>;

/** A judge's phone, from the door to the sheets that the server has; the MC's opens the part. */
export async function judging(visit: Visit): Promise<Step[]> {
  const hand = await visit.page('/', PHONE, visit.tablets);
  const panel = await visit.page(`/#${visit.hall.codes.mc}`, PHONE);

  return [
    step('a judge types a code on “/”, over plain http', async () => {
      await hand.tap({ role: 'field', name: join.vi.code });
      await hand.device.type(visit.hall.codes.judges[ME.id] ?? '');
      const amiss = await visit.looks(hand, 'join, 360');
      await hand.tap({ role: 'button', name: join.vi.join });
      await hand.reads(w.nothingOpen);
      return [...amiss, ...((await hand.device.run(() => isSecureContext, null)) ? ['it is trusted here'] : [])];
    }),

    step('the MC opens a part on a phone', async () => {
      await panel.sees({ role: 'region', name: mc.vi.next.label });
      const amiss = await visit.looks(panel, 'mc, 360');
      await panel.tap(next(mc.vi.next.open(GALLERY.name)));
      await hand.reads(w.progress(0, 4));
      return [...amiss, ...(await visit.looks(panel, 'mc, a part is open, 360'))];
    }),

    step('a whole sheet is marked, whole points and fractions', async () => {
      const amiss = await visit.looks(hand, 'judge, list, 360');
      await openSheet(hand, LAI);
      await mark(hand, CONTENT, 8.25);
      amiss.push(...(await visit.looks(hand, 'judge, sheet, 360')));
      await mark(hand, FORM, 7);
      await hand.reads('15,25 / 20');
      await hand.reads(w.saved);
      return [...amiss, ...(await differs(visit, 'marks.saved', LAI, { [CONTENT]: 8.25, [FORM]: 7 }))];
    }),

    step('“Đã nộp” is said when the server has the sheet, and not before', async () => {
      await hand.tap({ role: 'button', name: w.handIn });
      const dialog: Thing = { role: 'dialog', name: w.handInTitle };
      await hand.sees(dialog);
      const amiss = await visit.looks(hand, 'judge, handing in, 360');
      visit.tablets.cut();
      await hand.tap({ role: 'button', name: w.handIn, in: dialog });
      await hand.reads(w.waitingToHandIn);
      if (await handedIn(hand)) amiss.push(`“${w.handedIn}” is said of what nobody has`);
      visit.tablets.mend();
      await comes(async () => {
        if (!(await handedIn(hand))) throw new Error(`“${w.handedIn}” is not said`);
      });
      return [...amiss, ...(await differs(visit, 'sheet.submitted', LAI, { [CONTENT]: 8.25, [FORM]: 7 }))];
    }),

    step('what is tapped while the Wi-Fi is gone arrives', async () => {
      await hand.tap({ role: 'button', name: w.toList });
      await openSheet(hand, TAN);
      visit.tablets.cut();
      await mark(hand, CONTENT, 9);
      await mark(hand, FORM, 8.5);
      await hand.reads(w.stored(1));
      const amiss = await visit.looks(hand, 'judge, no Wi-Fi, 360');
      await hand.tap({ role: 'button', name: w.stored(1) });
      const dialog: Thing = { role: 'dialog', name: wifi.vi.title };
      await hand.sees(dialog);
      amiss.push(...(await visit.looks(hand, 'judge, no Wi-Fi, what to do, 360')));
      await hand.tap({ role: 'button', name: common.vi.close, in: dialog });
      visit.tablets.mend();
      await hand.reads(w.saved);
      return [...amiss, ...(await differs(visit, 'marks.saved', TAN, { [CONTENT]: 9, [FORM]: 8.5 }))];
    }),

    step('marks that wait stand in the page that is opened again', async () => {
      await hand.tap({ role: 'button', name: w.toList });
      await openSheet(hand, TRUNG);
      visit.tablets.cut();
      await mark(hand, CONTENT, 7.5);
      await hand.reads(w.stored(1));
      await hand.device.goTo(visit.address('/judge', visit.tablets));
      await hand.reads(w.stored(1));
      visit.tablets.mend();
      await hand.reads(w.saved);
      return differs(visit, 'marks.saved', TRUNG, { [CONTENT]: 7.5 });
    }),
  ];
}

/** The panel's large button, once it offers this. */
function next(offer: string): Thing {
  const begins = new RegExp(`^${offer}`);
  return { role: 'button', name: begins, in: { role: 'region', name: mc.vi.next.label } };
}

async function openSheet(hand: Hand, team: SmallTeam): Promise<void> {
  await hand.tap({ role: 'button', name: new RegExp(shout(team.name)) });
  await hand.sees({ role: 'list', name: w.criteria });
}

/** The whole number first, then what follows the comma. */
async function mark(hand: Hand, criterion: string, points: number): Promise<void> {
  const item: Thing = { role: 'item', name: new RegExp(criterion), in: { role: 'list', name: w.criteria } };
  const pad: Thing = { role: 'group', name: w.wholeNumber, in: item };
  if (!(await hand.has(pad))) await hand.tap({ role: 'button', name: new RegExp(criterion), in: item });
  await hand.tap({ role: 'button', name: String(Math.floor(points)), in: pad });
  const rest = formatPoints(points % 1, 2, 0).slice(1);
  if (rest !== '') await hand.tap({ role: 'button', name: rest, in: { role: 'group', name: w.fraction, in: item } });
}

async function handedIn(hand: Hand): Promise<boolean> {
  return hand.has({ role: 'status', name: w.handedIn });
}

/** What the server's log has of my marks beside what was tapped. */
async function differs(visit: Visit, type: string, team: SmallTeam, tapped: Partial<Marks>): Promise<string[]> {
  const { url, codes } = visit.hall;
  const log = await readLog(url, (await enter(url, codes.organiser)).token);
  const there = log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { type: string; data: { team?: string; marks?: Record<string, number> } })
    .filter((event) => event.type === type && event.data.team === team.id)
    .reduce<Record<string, number>>((marks, event) => ({ ...marks, ...event.data.marks }), {});
  return Object.entries(tapped).flatMap(([criterion, points]) => {
    const has = there[IDS[criterion as keyof Marks]];
    return has === points ? [] : [`${criterion}: ${String(points)} was tapped, the server has ${String(has)}`];
  });
}
