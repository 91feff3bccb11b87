import type { SceneName } from '../scene.ts';
import type { StepSaid } from '../panel.ts';
import { common, part } from './common.ts';
import { mc } from './mc.ts';

/* What somebody did on the panel, for whoever else holds one: “Tổ thư ký vừa mời Số 07 · HÀ LAI lên sân khấu”. */

type Says = Record<StepSaid['type'], (name: string) => string>;

const quoted = (name: string) => `“${name}”`;
const lower = (text: string) => text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);

function sceneIn(scenes: Record<SceneName, string>, name: string): string {
  const scene = Object.entries(scenes).find(([what]) => what === name);
  return scene ? lower(scene[1]) : name;
}

const didVi: Says = {
  'round.opened': (name) => `mở chấm ${part(name)}`,
  'round.closed': (name) => `chốt điểm ${part(name)}`,
  'round.reopened': (name) => `mở lại ${part(name)}`,
  'order.set': (name) => `đổi thứ tự thi ${part(name)}`,
  'order.drawn': (name) => `bốc thăm ${part(name)}`,
  'team.called': (team) => `mời Số ${team} lên sân khấu`,
  'timer.started': (team) => `bấm giờ cho Số ${team}`,
  'timer.stopped': (team) => `dừng giờ của Số ${team}`,
  'timer.reset': (team) => `đưa đồng hồ của Số ${team} về 00:00`,
  'timer.set': (team) => `sửa giờ của Số ${team}`,
  'programme.changed': () => 'sửa chương trình',
  'programme.gone': (name) => `chuyển sang mục ${quoted(name)}`,
  'delegates.changed': () => 'sửa danh sách đại biểu',
  'board.shown': (scene) => `chiếu ${sceneIn(mc.vi.scenes, scene)}`,
  'board.uncovered': () => 'trở lại màn trước',
  'board.frozen': () => 'khóa bảng điểm',
  'board.unfrozen': () => 'mở khóa bảng điểm',
  'reveal.started': (rehearsal) => (rehearsal ? 'bắt đầu chạy thử công bố giải' : 'bắt đầu công bố giải'),
  'reveal.stepped': (step) => `chuyển phần công bố đến bước ${step}`,
  'reveal.ended': (rehearsal) => (rehearsal ? 'kết thúc chạy thử công bố giải' : 'kết thúc công bố giải'),
  'contest.changed': () => 'sửa thông tin hội thi',
};

const didEn: Says = {
  'round.opened': (name) => `opened ${name}`,
  'round.closed': (name) => `closed ${name}`,
  'round.reopened': (name) => `reopened ${name}`,
  'order.set': (name) => `changed the running order of ${name}`,
  'order.drawn': (name) => `drew lots for ${name}`,
  'team.called': (team) => `called no. ${team} on stage`,
  'timer.started': (team) => `started the clock of no. ${team}`,
  'timer.stopped': (team) => `stopped the clock of no. ${team}`,
  'timer.reset': (team) => `reset the clock of no. ${team}`,
  'timer.set': (team) => `corrected the time of no. ${team}`,
  'programme.changed': () => 'changed the programme',
  'programme.gone': (name) => `went on to ${quoted(name)}`,
  'delegates.changed': () => 'changed the list of delegates',
  'board.shown': (scene) => `showed: ${sceneIn(mc.en.scenes, scene)}`,
  'board.uncovered': () => 'returned to the scene before',
  'board.frozen': () => 'froze the board',
  'board.unfrozen': () => 'unfroze the board',
  'reveal.started': (rehearsal) => (rehearsal ? 'began a rehearsal of the reveal' : 'began the reveal'),
  'reveal.stepped': (step) => `moved the reveal to step ${step}`,
  'reveal.ended': (rehearsal) => (rehearsal ? 'ended the rehearsal of the reveal' : 'ended the reveal'),
  'contest.changed': () => 'changed the contest',
};

type Office = 'organiser' | 'mc' | 'timekeeper';

function officeIn(offices: Record<Office, string>, person: string): string {
  return person === 'organiser' || person === 'mc' || person === 'timekeeper' ? offices[person] : person;
}

const vi = {
  did: ({ type, name, undone }: StepSaid) => `${undone ? 'hoàn tác: ' : ''}${didVi[type](name)}`,
  who: (person: string) => officeIn({ ...common.vi, timekeeper: 'Người bấm giờ' }, person),
  just: (person: string, said: StepSaid) => `${vi.who(person)} vừa ${vi.did(said)}`,
};

const en: typeof vi = {
  did: ({ type, name, undone }) => `${undone ? 'took back: ' : ''}${didEn[type](name)}`,
  who: (person) => officeIn(common.en, person),
  just: (person, said) => `${en.who(person)} just ${en.did(said)}`,
};

export const step = { vi, en };
