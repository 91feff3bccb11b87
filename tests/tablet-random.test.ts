import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TeamId } from '../shared/contest.ts';
import { held } from '../shared/held.ts';
import { Rows } from './rows.ts';
import { Hall, Page } from './tablet-hall.ts';
import { CRITERIA, ROUND, sheet, TEAMS } from './tablet.ts';

const of = <T extends string>(what: T) => fc.constant(what);
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: of('tap'), team: fc.nat(1), c: fc.nat(1), mark: fc.option(fc.nat(40), { freq: 8 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: of('submit'), team: fc.nat(1) }) },
  { weight: 12, arbitrary: fc.record({ do: of('arrive'), isHeard: fc.oneof(of('yes'), of('yes'), of('no')) }) },
  { weight: 4, arbitrary: fc.record({ do: of('look') }) },
  { weight: 5, arbitrary: fc.record({ do: of('dial') }) },
  { weight: 1, arbitrary: fc.record({ do: of('cut') }) },
  { weight: 1, arbitrary: fc.record({ do: of('close') }) },
  { weight: 1, arbitrary: fc.record({ do: of('backup') }) },
  { weight: 1, arbitrary: fc.record({ do: of('restore') }) },
);

/*
 * A judge's tab that is closed and opened again; a server that is set back to older backups. In the end it has every
 * sheet that it acknowledged as handed in, and of every sheet the last tap, or the tablet holds that and says so.
 */
test('whatever becomes of tabs and server, no tap and no acknowledged sheet is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 200, size: 'max' }), (steps) => {
      const hall = new Hall();
      let backup = hall.server.copy();
      let restores = 0;
      const rows = new Rows();
      let name: string | null = null;
      const open = () => new Page(hall, rows, name);
      let page = open();
      const wanted = TEAMS.map(() => [null, null] as (number | null)[]);
      const acknowledged = new Map<TeamId, readonly (number | null)[]>();

      for (const one of steps) {
        hall.pass(1000);
        const { tablet } = page;
        name = tablet.name ?? name;
        switch (one.do) {
          case 'tap':
          case 'submit': {
            const team = TEAMS[one.team] ?? TEAMS[0];
            if (!team || !tablet.box.setup) break;
            const shown = sheet(tablet.box, team);
            if (!shown.marks || shown.letter === 'h' || shown.pending === 'handIn') break;
            if (one.do === 'tap') {
              const criterion = CRITERIA[one.c];
              const row = wanted[one.team];
              if (!criterion || !row) break;
              tablet.mark(ROUND, team, criterion, one.mark);
              expect(sheet(tablet.box, team).marks?.[one.c]).toBe(one.mark);
              row[one.c] = one.mark;
            } else {
              const marks = CRITERIA.flatMap((id, c) => {
                const mark = shown.marks?.[c] ?? null;
                return mark === null ? [] : [[id, mark] as const];
              });
              if (marks.length < CRITERIA.length) break;
              tablet.submit(ROUND, team, Object.fromEntries(marks));
              // What was refused is no longer wanted: these are the marks that its judge saw and handed in.
              wanted[one.team] = [...shown.marks];
            }
            break;
          }
          case 'arrive': {
            const sent = page.flying?.command;
            page.arrive(hall.server, one.isHeard === 'yes');
            const landed = sent?.type === 'sheet.submit' && sheet(tablet.box, sent.team);
            if (landed && landed.letter === 'h' && landed.marks) acknowledged.set(sent.team, landed.marks);
            break;
          }
          case 'look':
            if (tablet.box.link === 'heard') tablet.view(hall.server.view());
            break;
          case 'dial':
            if (tablet.box.link === 'cut') page.dial(hall.server);
            break;
          case 'cut':
            if (tablet.box.link !== 'cut') page.cut();
            break;
          case 'close':
            page.close();
            page = open();
            break;
          case 'backup':
            backup = hall.server.copy();
            break;
          case 'restore':
            if (tablet.box.link !== 'cut') page.cut();
            hall.server = backup.restored(++restores);
            break;
        }
      }

      // All is well again.
      for (let quiet = 0; quiet < 60; quiet++) {
        hall.pass(5000);
        if (page.tablet.box.link === 'cut') page.dial(hall.server);
        page.tablet.view(hall.server.view());
        page.arrive(hall.server, true);
      }
      expect(page.tablet.box).toMatchObject({ queue: [], landed: {}, link: 'heard' });
      expect(hall.server.clashes).toBe(0);
      for (const [team, marks] of acknowledged) {
        const there = hall.server.sheets[TEAMS.indexOf(team)];
        expect(there).toMatchObject({ marks, handedIn: true });
      }
      TEAMS.forEach((team, t) => {
        CRITERIA.forEach((criterion, c) => {
          const mark = wanted[t]?.[c];
          // Of a sheet that was cleared whole, a restored server may have a mark again.
          if (mark === null) return;
          const isHeld = held(page.tablet.box).some((one) => one.team === team && one.marks[criterion] === mark);
          const there = hall.server.sheets[t]?.marks[c];
          if (!isHeld) expect(there).toBe(mark);
        });
      });
    }),
    { numRuns: 400 },
  );
});
