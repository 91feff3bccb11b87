import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ContestFile } from '../db/open.ts';
import type { JudgeId } from '../shared/contest.ts';
import { isRefusal, refuse, roundName, type Refusal } from '../shared/define.ts';
import type { AttemptsWire, HeldWire, LiveWire, TrialWire } from '../shared/reading.ts';
import { specOf } from '../shared/spec.ts';
import type { State } from '../shared/state.ts';
import { givenBackSheets, huddle, results, sheetLetter, sheets, working } from '../shared/views/index.ts';
import type { HeldSheet } from '../shared/wire.ts';
import type { Access, Session } from './access.ts';
import type { AttemptBook } from './attempts.ts';
import { sendCopy } from './download.ts';
import { notYours, sendRefusal, signIn } from './answer.ts';

interface Needs {
  readonly access: Access;
  readonly file: ContestFile;
  readonly attempts: AttemptBook;
  readonly committed: () => State;
  readonly clock: () => number;
  /** The hash of the log's last row. */
  readonly head: () => string;
  /** What a judge's tablets hold that was refused. */
  readonly held: (judge: JudgeId) => HeldSheet[];
}

interface Query {
  role?: string;
  round?: string;
  team?: string;
  judge?: string;
  /** What the page has: where nothing has happened since, it is not sent again. */
  since?: string;
}

type Request = FastifyRequest<{ Querystring: Query }>;

/** What may be read of the contest, from what is on the disk. */
export function readings(app: FastifyInstance, { access, file, attempts, committed, clock, head, held }: Needs): void {
  const read = (
    path: string,
    roles: readonly string[],
    answer: (query: Query, session: Session, reply: FastifyReply) => unknown,
  ) => {
    app.get<{ Querystring: Query }>(path, async (request: Request, reply) => {
      const sessions = access.sessions(request);
      if (sessions.length === 0) return sendRefusal(request, reply, signIn, 401);
      const session = sessions.find(({ person }) => roles.includes(person.role));
      if (!session) return sendRefusal(request, reply, notYours);
      void reply.header('cache-control', 'no-store');
      const found = await answer(request.query, session, reply);
      return typeof found === 'object' && found !== null && isRefusal(found)
        ? sendRefusal(request, reply, found)
        : found;
    });
  };

  app.get('/healthz', () => ({ ok: true, contest: committed().contest.id }));

  app.get('/api/trial', (_, reply): TrialWire => {
    void reply.header('cache-control', 'no-store');
    return { trial: committed().rehearsal };
  });

  app.get('/api/live', (_, reply): LiveWire => {
    void reply.header('cache-control', 'no-store');
    const { allowed, rehearsal } = committed();
    return { on: allowed.live, trial: rehearsal };
  });

  /** What `contest.set` takes back, changed. */
  read('/api/contest', ['organiser'], () => committed().contest);

  read('/api/results', ['organiser'], () => results(committed()));

  /** Who came and went, and who was refused what; the newest first. */
  read('/api/attempts', ['organiser'], (): AttemptsWire => ({ attempts: attempts.latest() }));

  read('/api/working', ['organiser'], ({ team }) => {
    const t = place(specOf(committed().contest).teamAt, 'team', team);
    return typeof t === 'number' ? working(committed(), t) : t;
  });

  /** What the panel confers over: the head judge reads it when all is closed. RULES.md: J8. */
  read('/api/huddle', ['organiser', 'judge'], ({ since }, { person }, reply) => {
    const state = committed();
    if (person.role === 'judge') {
      const may = mayConfer(state, person.judge);
      if (may) return may;
    }
    if (since === `${state.lineage.log}.${String(state.seq)}`) return reply.code(204).send();
    return huddle(state, head(), clock());
  });

  read('/api/sheets', ['organiser', 'judge'], ({ round, judge }, { person }) => {
    const { roundAt, judgeAt } = specOf(committed().contest);
    const own = person.role === 'judge' ? person.judge : undefined;
    if (own !== undefined && judge !== undefined && judge !== own) return notYours;
    const r = place(roundAt, 'round', round);
    if (typeof r !== 'number') return r;
    const j = place(judgeAt, 'judge', judge ?? own);
    return typeof j === 'number' ? sheets(committed(), r, j) : j;
  });

  read('/api/givenback', ['organiser'], () => givenBackSheets(committed()));

  read('/api/held', ['organiser'], () => {
    const state = committed();
    const { roundAt, teamAt } = specOf(state.contest);
    return state.contest.judges.flatMap(({ id }, j): HeldWire => {
      const sheets = held(id).map((sheet) => {
        const [r, t] = [roundAt.get(sheet.round), teamAt.get(sheet.team)];
        return { ...sheet, letter: r === undefined || t === undefined ? ('-' as const) : sheetLetter(state, r, t, j) };
      });
      return sheets.length > 0 ? [{ judge: id, sheets }] : [];
    });
  });

  read('/api/backup', ['organiser'], (_query, _session, reply) => sendCopy(file, committed(), clock(), reply));

  read('/api/log.jsonl', ['organiser'], (_query, _session, reply) => {
    void reply.type('application/x-ndjson; charset=utf-8');
    return Readable.from(logLines(file, committed().seq));
  });
}

const notFound: Record<'round' | 'team' | 'judge', (id: string) => Refusal> = {
  round: (id) => refuse('not-found', (w) => w.noRound(id)),
  team: (id) => refuse('not-found', (w) => w.noTeam(id)),
  judge: (id) => refuse('not-found', (w) => w.noJudge(id)),
};

function mayConfer({ contest, rounds }: State, judge: JudgeId): Refusal | null {
  if (contest.judges.find((one) => one.id === judge)?.head !== true) return refuse('not-allowed', (w) => w.headReads);
  const open = rounds.findIndex((round) => round.status !== 'closed');
  return open < 0 ? null : refuse('closed', (w) => w.notYetConferring(roundName(contest, open)));
}

function place(
  places: ReadonlyMap<string, number>,
  name: keyof typeof notFound,
  id: string | undefined,
): number | Refusal {
  if (typeof id !== 'string') return refuse('bad-request', (w) => w.field(name, 'missing', ''));
  return places.get(id) ?? notFound[name](id);
}

const PAGE = 500;

/** One event a line. A page at a time, so that a long log never holds up the hall. */
async function* logLines(file: ContestFile, until: number): AsyncGenerator<string> {
  for (let last = -1; last < until;) {
    const rows = file.log.read(last, Math.min(PAGE, until - last));
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    last = end.seq;
    await new Promise(setImmediate);
  }
}
