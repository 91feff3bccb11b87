import { readFile } from 'node:fs/promises';
import { test } from 'vitest';
import { judge } from '../../shared/messages/judge.ts';
import type { PanelView } from '../../shared/panel.ts';
import type { File } from '../builders.ts';
import { fits } from './axe.ts';
import { tell } from './day.ts';
import { PanelPage } from './panel-page.ts';
import { PHONE, Venue } from './venue.ts';

const SAMPLE = new URL('../../server/contests/ha-trung-2023.json', import.meta.url);
const file = JSON.parse(await readFile(SAMPLE, 'utf8')) as File;
const [gallery, , stage] = file.rounds;
const [first] = file.teams;
const venue = await Venue.open(file);

tell('the real contest on phones of 360 × 740', { venue }, [
  () => {
    test('its names, criteria and judges fit: nothing scrolls sideways', async () => {
      if (!gallery || !stage || !first) throw new Error('the sample is not the contest that it was');
      const office = await venue.person<PanelView>('organiser', venue.codes.organiser);
      await office.send('round.open', { round: gallery.id });
      await office.send('round.open', { round: stage.id });
      await office.send('team.call', { round: stage.id, team: first.id });
      office.leave();

      const tablet = await venue.joined(venue.codes.judges['gk1'] ?? '', PHONE);
      for (const round of [gallery, stage]) {
        await tablet.getByRole('button', { name: round.name, exact: true }).click();
        const row = tablet
          .getByRole('main')
          .getByRole('listitem')
          .or(tablet.getByRole('heading', { name: judge.vi.onStage }));
        await row.first().waitFor();
        await fits(tablet, `/judge, ${round.name}`);
      }
      await tablet.goto(new URL(`/judge#/${gallery.id}/${first.id}`, tablet.url()).href);
      await tablet.getByRole('list', { name: judge.vi.criteria }).waitFor();
      await fits(tablet, '/judge, a sheet');

      const phone = await venue.joined(venue.codes.mc, PHONE);
      const panel = new PanelPage(phone);
      for (const section of ['run', 'programme', 'sheets', 'screen'] as const) {
        await panel.turnTo(section);
        await fits(phone, `/mc, ${section}`);
      }
      const clock = await venue.joined(venue.codes.timekeeper, PHONE);
      await clock.getByRole('timer').waitFor();
      await fits(clock, '/clock');
    });
  },
]);
