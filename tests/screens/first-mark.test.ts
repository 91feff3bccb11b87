import { expect, test } from 'vitest';
import { tell } from '../day/day.ts';
import { touch } from '../day/hands.ts';
import { JudgePage } from '../day/judge-page.ts';
import { PHONE, Venue } from '../day/venue.ts';
import { twenty } from './contests.ts';

const MOST_TAPS = 4;

const file = await twenty();
const [wall] = file.rounds;
const [, team] = file.teams;
const venue = await Venue.open(file);

tell('a judge who has never seen the app', { venue }, [
  () => {
    test(`comes from the card’s QR code to a mark that was received in at most ${String(MOST_TAPS)} taps`, async () => {
      if (!wall || !team) throw new Error('the sample has parts and teams');
      const office = await venue.person('organiser', venue.codes.organiser);
      await office.send('round.open', { round: wall.id });
      office.leave();

      const page = await venue.device(`/#${venue.codes.judges['gk2'] ?? ''}`, PHONE);
      await page.waitForURL(/\/judge$/);
      const judge = new JudgePage(page);
      let taps = 0;
      const tap = (control: Parameters<typeof touch>[0]) => {
        taps++;
        return touch(control);
      };
      await tap(judge.row(team));
      await tap(page.locator('.pad').getByRole('button', { name: '7', exact: true }));
      await judge.isSaved();
      expect(taps).toBeLessThanOrEqual(MOST_TAPS);
      const { log } = await venue.read();
      expect(log).toContain('"marks.saved"');
    });
  },
]);
