import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JudgeCommand } from '../shared/box.ts';
import { outbox, type OutboxMessage } from '../shared/outbox.ts';
import type { Ack } from '../shared/wire.ts';
import { A, answer, C0, C1, CRITERIA, LOG, mark, OPENED, ROUND, sheet, TEAMS, view } from './tablet.ts';

interface Wire {
  line: { command: JudgeCommand; attempt: number } | null;
  reply: { id: string; attempt: number; ack: Ack } | null;
}

/*
 * Any taps, over any connection: the server takes commands or loses them, answers or not. When all is quiet the tablet
 * and the server agree, each command happened once, and what the judge last tapped stands.
 */
test('whatever the Wi-Fi does, tablet and server agree in the end', () => {
  const step = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant('tap' as const),
        team: fc.nat(2),
        c: fc.nat(1),
        mark: fc.option(fc.nat(40).map((n) => n / 4)),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('submit' as const), team: fc.nat(2) }) },
    { weight: 3, arbitrary: fc.constant({ do: 'arrive' as const }) },
    { weight: 3, arbitrary: fc.constant({ do: 'answer' as const }) },
    { weight: 2, arbitrary: fc.constant({ do: 'view' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'cut' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'silence' as const }) },
    { weight: 2, arbitrary: fc.constant({ do: 'dial' as const }) },
    { weight: 1, arbitrary: fc.constant({ do: 'busy' as const }) },
  );

  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const server = TEAMS.map(() => ({ marks: [null, null] as (number | null)[], handedIn: false }));
      const taken = new Map<string, { content: string; seq: number }>();
      const wanted = TEAMS.map(() => [null, null] as (number | null)[]);
      let seq = 0;
      let now = 0;
      let ids = 0;
      let box = OPENED;
      // One connection's wire: at most one command on it, then its answer.
      const wire: Wire = { line: null, reply: null };

      const tell = (message: OutboxMessage): void => {
        const [next, todo] = outbox(box, message, now);
        box = next;
        for (const one of todo) {
          if (one.kind !== 'send') continue;
          expect(wire.line ?? wire.reply).toBeNull();
          wire.line = { command: one.command, attempt: one.attempt };
        }
      };
      const serve = (command: JudgeCommand): Ack => {
        const known = taken.get(command.id);
        if (known) {
          expect(known.content).toBe(JSON.stringify(command));
          return { ok: true, seq: known.seq };
        }
        if (command.type === 'sheet.giveBack') throw new Error('not played here');
        const sheet = server[TEAMS.indexOf(command.team)];
        if (!sheet || sheet.handedIn) return { ok: false, code: 'conflict', message: '' };
        CRITERIA.forEach((id, c) => {
          const given = command.marks[id];
          if (given !== undefined) sheet.marks[c] = given;
        });
        if (command.type === 'sheet.submit') sheet.handedIn = true;
        seq++;
        taken.set(command.id, { content: JSON.stringify(command), seq });
        return { ok: true, seq };
      };
      const letter = (t: number) => {
        const sheet = server[t];
        if (!sheet || sheet.handedIn) return 'h' as const;
        const given = sheet.marks.filter((one) => one !== null).length;
        return (['o', 'b', 'c'] as const)[given] ?? 'c';
      };
      const look = (): void => {
        tell(view(seq, TEAMS.map((_, t) => letter(t)).join('')));
        const sheets = TEAMS.map((team, t) => ({
          round: ROUND,
          team,
          seq,
          letter: letter(t),
          marks: [...(server[t]?.marks ?? [])],
          note: '',
          reopened: null,
        }));
        tell({ kind: 'sheets', log: LOG, seq, sheets });
      };
      const arrive = (ack?: Ack): void => {
        if (!wire.line) return;
        wire.reply = { id: wire.line.command.id, attempt: wire.line.attempt, ack: ack ?? serve(wire.line.command) };
        wire.line = null;
      };
      const hear = (): void => {
        if (!wire.reply) return;
        const { id, attempt, ack } = wire.reply;
        wire.reply = null;
        tell(answer(id, attempt, ack));
      };
      const cut = (): void => {
        const lost = wire.line ? { id: wire.line.command.id, attempt: wire.line.attempt } : wire.reply;
        wire.line = wire.reply = null;
        tell({ kind: 'offline' });
        if (lost) tell(answer(lost.id, lost.attempt, null));
      };
      const dial = (): void => {
        if (box.link !== 'cut') return;
        tell({ kind: 'online' });
        look();
      };

      for (const one of steps) {
        now += 100;
        switch (one.do) {
          case 'tap': {
            const shown = sheet(box, TEAMS[one.team] ?? A);
            if (shown.letter === 'h' || shown.pending === 'handIn' || !shown.marks) break;
            tell(mark(`t${String(ids++)}`, TEAMS[one.team] ?? A, CRITERIA[one.c] ?? C0, one.mark));
            const row = wanted[one.team];
            if (row) row[one.c] = one.mark;
            expect(sheet(box, TEAMS[one.team] ?? A).marks).toEqual(row);
            break;
          }
          case 'submit': {
            const team = TEAMS[one.team] ?? A;
            const shown = sheet(box, team);
            if (shown.letter !== 'c' || shown.pending === 'handIn' || !shown.marks) break;
            const [x, y] = shown.marks;
            if (typeof x !== 'number' || typeof y !== 'number') break;
            tell({ kind: 'submit', id: `s${String(ids++)}`, round: ROUND, team, marks: { [C0]: x, [C1]: y } });
            break;
          }
          case 'arrive':
            arrive();
            break;
          case 'busy':
            arrive({ ok: false, code: 'busy', message: '' });
            break;
          case 'answer':
            hear();
            break;
          case 'view':
            if (box.link !== 'cut') look();
            break;
          case 'cut':
            if (box.link !== 'cut') cut();
            break;
          case 'silence':
            // The tablet stops waiting for an answer that is still on the way.
            if (wire.line ?? wire.reply) {
              const lost = wire.line ? { id: wire.line.command.id, attempt: wire.line.attempt } : wire.reply;
              if (wire.line) arrive();
              wire.reply = null;
              if (lost) tell(answer(lost.id, lost.attempt, null));
            }
            break;
          case 'dial':
            dial();
            break;
        }
      }

      dial();
      for (let quiet = 0; box.queue.length > 0 && quiet < 1000; quiet++) {
        now += 1000;
        tell({ kind: 'wake' });
        arrive();
        hear();
      }
      look();
      expect(box).toMatchObject({ queue: [], refused: {}, landed: {} });
      TEAMS.forEach((team, t) => {
        expect(sheet(box, team).marks).toEqual(server[t]?.marks);
        expect(server[t]?.marks).toEqual(wanted[t]);
      });
    }),
    { numRuns: 500 },
  );
});
