import { screen } from '../../shared/messages/screen.ts';
import type { File } from '../builders.ts';
import { scene, type Moment } from './moment.ts';

const s = screen.vi;

/** The projector of a contest of forty teams in four parts. */
export function bigDayOf(file: File): readonly Moment[] {
  const [wall, greeting] = file.rounds;
  if (!wall || !greeting) throw new Error('the contest has parts');
  return [
    scene('forty: welcome', s.greeting),
    scene('forty: draw', s.draw, async (hall) => {
      await hall.does('order.draw', { round: greeting.id });
      await hall.does('board.show', { what: 'draw', round: greeting.id });
    }),
    scene('forty: progress', s.progress, async (hall) => {
      await hall.does('round.open', { round: wall.id });
      await hall.typeIn(wall, 25);
      await hall.does('board.show', { what: 'progress', round: wall.id });
    }),
    scene('forty: round, half marked', s.roundTable, (hall) =>
      hall.does('board.show', { what: 'round', round: wall.id }),
    ),
    scene('forty: round', s.roundTable, async (hall) => {
      for (const round of file.rounds) {
        if (round !== wall) await hall.does('round.open', { round: round.id });
        if (round.mode === 'stage')
          for (const { id } of file.teams) await hall.does('team.call', { round: round.id, team: id });
        await hall.typeIn(round);
        await hall.does('round.close', { round: round.id });
      }
      await hall.does('board.show', { what: 'round', round: greeting.id });
    }),
    scene('forty: overall', s.overall, (hall) => hall.does('board.show', { what: 'overall' })),
    scene('forty: reveal, title', s.reveal, async (hall) => {
      await hall.does('award.decide', {
        prize: 'Diễn viên xuất sắc nhất',
        recipient: 'Anh Mai Văn Ất',
        reason: 'biểu quyết',
      });
      await hall.does('result.approve');
      await hall.does('reveal.start');
    }),
    ...Array.from({ length: 12 }, (_, step) =>
      scene(`forty: reveal, step ${String(step + 1)}`, /\S/, (hall) => hall.does('reveal.goto', { step: step + 1 })),
    ),
    scene('forty: all prizes', s.prizes, (hall) => hall.does('reveal.end')),
  ];
}
