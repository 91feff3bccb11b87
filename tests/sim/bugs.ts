import type { Needs } from '../../client/state/tablet.ts';
import type { NewRow } from '../../db/log.ts';
import type { Store, Surroundings } from '../../server/handle.ts';
import type { LogRow } from '../../shared/define.ts';
import type { Row } from '../../shared/rows.ts';
import type { LineEnd } from './net.ts';
import type { Plants } from './plants.ts';

/*
 * Bugs that were made elsewhere, or nearly here. Each is planted by what the product is given, and has to be found: a
 * rule that finds none of them is no rule.
 */
export const bugs: Readonly<Record<string, Plants>> = {
  'acknowledged before it is on the disk': { loop: writesLater },
  'the disk is not waited for': { disk: (disk) => (disk.lazy = true) },
  'after a failed sync it goes on as if nothing were': { loop: withStore(() => ({ force: () => undefined })) },
  'a command that comes twice counts twice': { loop: withLog(() => ({ find: () => null })) },
  'the last command of a batch is lost': {
    loop: withLog((log) => ({
      append: (rows) => {
        log.append(rows.length > 1 ? rows.slice(0, -1) : rows);
      },
    })),
  },
  'what failed to be written stays in the state': { loop: keepsFailed },
  'the clocks begin anew with the server': { loop: resetsTimers },
  'what the secretariat does is shown to nobody': {
    loop: (given) => ({
      ...given,
      after: (rows) => {
        given.after(rows.filter(({ person }) => person !== 'organiser'));
      },
    }),
  },
  'what was sent is taken for received': {
    tablet: withSend((given) => (command, patience, answer) => {
      given.send(command, patience, () => undefined);
      given.later(1, () => {
        answer({ ok: true, seq: 1 });
      });
    }),
  },
  'a command has another id each time it is sent': {
    tablet: withSend((given) => (command, patience, answer) => {
      given.send({ ...command, id: given.newId() }, patience, answer);
    }),
  },
  'the tablet keeps nothing': {
    tablet: (given) => ({
      ...given,
      store: { ...given.store, save: (_, __, answer) => given.later(1, () => answer(true)) },
    }),
  },
  'two pages of one browser write over each other': { tablet: clobbers },
  'what waited goes out in another order': {
    tablet: (given) => ({
      ...given,
      store: {
        ...given.store,
        read: (box, answer) => {
          given.store.read(box, (rows) => {
            answer(rows?.map(backwards) ?? null);
          });
        },
      },
    }),
  },
  'a restored server is not given back what it lacks': {
    tablet: withSend((given) => (command, patience, answer) => {
      if (command.type === 'sheet.giveBack') given.later(1, () => answer({ ok: true, seq: 1 }));
      else given.send(command, patience, answer);
    }),
  },
  'nor is a draft': {
    tablet: withSend((given) => (command, patience, answer) => {
      if (command.type === 'marks.save' && command.of) given.later(1, () => answer({ ok: true, seq: 1 }));
      else given.send(command, patience, answer);
    }),
  },
  'the view of the last connection comes after that of this one': { page: stale },
};

type Log = Store['log'];

function withStore(change: (store: Store) => Partial<Store>): NonNullable<Plants['loop']> {
  return (given) => {
    const { store } = given;
    const itself: Store = {
      get log() {
        return store.log;
      },
      reopen: () => {
        store.reopen();
      },
      mustBeThere: () => {
        store.mustBeThere();
      },
      force: (now) => {
        store.force(now);
      },
    };
    return { ...given, store: Object.defineProperties(itself, Object.getOwnPropertyDescriptors(change(store))) };
  };
}

function withLog(change: (log: Log) => Partial<Log>): NonNullable<Plants['loop']> {
  return (given) => {
    const { log } = given.store;
    const itself: Log = {
      append: (rows) => {
        log.append(rows);
      },
      find: (id) => log.find(id),
      all: () => log.all(),
      get head() {
        return log.head;
      },
    };
    const changed = Object.defineProperties(itself, Object.getOwnPropertyDescriptors(change(log)));
    return withStore(() => ({ log: changed }))(given);
  };
}

function withSend(send: (given: Needs) => Needs['send']): NonNullable<Plants['tablet']> {
  return (given) => ({ ...given, send: send(given) });
}

function writesLater(given: Surroundings): Surroundings {
  let unwritten: NewRow[] = [];
  return withLog((log) => ({
    append: (rows) => {
      if (unwritten.length === 0)
        given.time.later(300, () => {
          log.append(unwritten);
          unwritten = [];
        });
      unwritten.push(...rows);
    },
    get head() {
      const last = unwritten.at(-1);
      return last ? { seq: last.seq, hash: 'not yet' } : log.head;
    },
  }))(given);
}

function keepsFailed(given: Surroundings): Surroundings {
  let failed: readonly NewRow[] = [];
  return withLog((log) => ({
    append: (rows) => {
      try {
        log.append(rows);
      } catch (error) {
        failed = rows;
        throw error;
      }
    },
    *all() {
      let seq = -1;
      for (const row of log.all()) {
        seq = row.seq;
        yield row;
      }
      for (const row of failed) if (row.seq === ++seq) yield { ...row, hash: '' };
    },
  }))(given);
}

function resetsTimers(given: Surroundings): Surroundings {
  return withLog((log) => ({
    *all() {
      let late: Partial<LogRow> = {};
      for (const row of log.all()) {
        if (row.type === 'timer.started') late = { at: given.time.now() };
        yield { ...row, ...late };
        late = {};
      }
    },
  }))(given);
}

function clobbers(given: Needs): Needs {
  const mine = new Set<string>();
  const { store } = given;
  return {
    ...given,
    store: {
      ...store,
      save: (box, changes, answer) => {
        for (const { kind, id } of changes) if (kind === 'pending') mine.add(id);
        store.read(box, (rows) => {
          const others = (rows ?? []).filter(({ kind, id }) => kind === 'pending' && !mine.has(id));
          store.save(box, [...others.map(({ kind, id }) => ({ kind, id, value: null })), ...changes], answer);
        });
      },
    },
  };
}

function backwards(row: Row): Row {
  return row.kind === 'pending' ? { ...row, value: { ...row.value, order: -row.value.order } } : row;
}

/** By page, whose connections come and go. */
const last = new WeakMap<object, Said>();
type Said = Parameters<LineEnd['hear']>[1];

function stale(given: LineEnd, page: object): LineEnd {
  let before = last.get(page);
  return {
    ...given,
    hear: (event, said) => {
      given.hear(event, said);
      if (event !== 'view') return;
      last.set(page, said);
      if (before !== undefined) given.hear(event, before);
      before = undefined;
    },
  };
}
