import type { EventType } from '../commands/index.ts';
import { twoDigits as two } from '../names.ts';
import { part } from './common.ts';

/* The result, as whoever may approve it and whoever waits for it is told. */

/** What took an approval away, in words; what it does not name is empty. */
interface Changed {
  readonly by: string;
  /** The teams and the parts. */
  readonly where: string;
  readonly judges: string;
  readonly prize: string;
  /** “0” where nothing is taken off any more. */
  readonly points: string;
}
type Changes = Partial<Record<EventType, (what: Changed) => string>>;

const changesVi: Changes = {
  'deduction.set': ({ by, where, points }) =>
    points === '0' ? `${by} bỏ khoản trừ điểm: ${where}` : `${by} trừ ${points} điểm: ${where}`,
  'overtime.waived': ({ by, where }) => `${by} bỏ qua quá giờ: ${where}`,
  'sheet.submitted': ({ by, where }) => `${by} nộp phiếu chấm: ${where}`,
  'sheet.allSubmitted': ({ by, where }) => `${by} nộp các phiếu chấm: ${where}`,
  'sheet.entered': ({ by, judges, where }) => `${by} nhập phiếu giấy của ${judges}: ${where}`,
  'sheet.givenBack': ({ by, where }) => `máy của ${by} nộp lại phiếu đã mất: ${where}`,
  'sheet.chosen': ({ by, judges, where }) => `${by} chọn lại bản phiếu của ${judges}: ${where}`,
  'sheet.reopened': ({ by, judges, where }) => `${by} trả phiếu để sửa cho ${judges}: ${where}`,
  'sheet.moved': ({ by, judges, where }) => `${by} chuyển phiếu của ${judges} sang giám khảo khác: ${where}`,
  'judge.recused': ({ by, judges, where }) => `${by} ghi ${judges} không chấm: ${where}`,
  'judge.restored': ({ by, judges, where }) => `${by} ghi ${judges} chấm trở lại: ${where}`,
  'round.opened': ({ by, where }) => `${by} mở chấm: ${where}`,
  'round.reopened': ({ by, where }) => `${by} mở lại: ${where}`,
  'team.withdrawn': ({ by, where }) => `${by} ghi đội không dự thi: ${where}`,
  'team.restored': ({ by, where }) => `${by} ghi đội dự thi trở lại: ${where}`,
  'tie.decided': ({ by, where }) => `${by} phân định các đội đồng điểm: ${where}`,
  'tie.restored': ({ by, where }) => `${by} bỏ quyết định phân định: ${where}`,
  'award.decided': ({ by, prize, where }) => `${by} ghi quyết định trao “${prize}”${where ? `: ${where}` : ''}`,
  'award.restored': ({ by, prize }) => `${by} bỏ quyết định về “${prize}”`,
  'step.undone': ({ by }) => `${by} lùi lại bước vừa làm trên bảng điều khiển`,
  'contest.changed': ({ by }) => `${by} sửa thể lệ hoặc danh sách của hội thi`,
};

const changesEn: Changes = {
  'deduction.set': ({ by, where, points }) =>
    points === '0' ? `${by} took a deduction back: ${where}` : `${by} deducted ${points}: ${where}`,
  'overtime.waived': ({ by, where }) => `${by} let overtime pass: ${where}`,
  'sheet.submitted': ({ by, where }) => `${by} handed in a sheet: ${where}`,
  'sheet.allSubmitted': ({ by, where }) => `${by} handed in sheets: ${where}`,
  'sheet.entered': ({ by, judges, where }) => `${by} typed in a paper sheet of ${judges}: ${where}`,
  'sheet.givenBack': ({ by, where }) => `the tablet of ${by} gave back a lost sheet: ${where}`,
  'sheet.chosen': ({ by, judges, where }) => `${by} chose the other sheet of ${judges}: ${where}`,
  'sheet.reopened': ({ by, judges, where }) => `${by} gave sheets back to ${judges}: ${where}`,
  'sheet.moved': ({ by, judges, where }) => `${by} moved sheets of ${judges} to another judge: ${where}`,
  'judge.recused': ({ by, judges, where }) => `${by} left ${judges} out: ${where}`,
  'judge.restored': ({ by, judges, where }) => `${by} brought ${judges} back in: ${where}`,
  'round.opened': ({ by, where }) => `${by} opened ${where}`,
  'round.reopened': ({ by, where }) => `${by} reopened ${where}`,
  'team.withdrawn': ({ by, where }) => `${by} withdrew a team: ${where}`,
  'team.restored': ({ by, where }) => `${by} brought a team back: ${where}`,
  'tie.decided': ({ by, where }) => `${by} decided between level teams: ${where}`,
  'tie.restored': ({ by, where }) => `${by} made teams level again: ${where}`,
  'award.decided': ({ by, prize, where }) => `${by} gave “${prize}” by decision${where ? `: ${where}` : ''}`,
  'award.restored': ({ by, prize }) => `${by} took back the decision on “${prize}”`,
  'step.undone': ({ by }) => `${by} took back the last step on the panel`,
  'contest.changed': ({ by }) => `${by} changed the contest’s rules or lists`,
};

const vi = {
  huddle: 'Hội ý: bảng tổng hợp tạm thời',
  lapsed: (by: string, time: string, change: string, when: string) =>
    `Lần duyệt lúc ${time} (${by}) không còn hiệu lực, vì lúc ${when} ${change}. Xin xem lại rồi duyệt lại.`,
  changes: changesVi,
  changed: ({ by }: Changed) => `${by} làm thay đổi kết quả`,
  openRound: (name: string) => `chưa chốt điểm ${part(name)}`,
  reopened: (count: number) => `còn ${two(count)} phiếu đã trả để sửa chưa nộp lại`,
  contended: (prize: string) => `${prize} còn đội đồng điểm, chưa quyết định`,
  nobody: (prizes: string) => `Không có ai nhận: ${prizes}.`,
  lacking: (teams: string) => `Chưa đủ phiếu: ${teams}.`,
  choices: (count: number) => `Có ${two(count)} phiếu chấm còn hai bản khác nhau, Tổ thư ký chưa chọn.`,
};

const en: typeof vi = {
  huddle: 'Confer: the provisional summary',
  lapsed: (by, time, change, when) =>
    `The approval of ${time} (${by}) no longer holds: at ${when} ${change}. Please look and approve anew.`,
  changes: changesEn,
  changed: ({ by }) => `${by} changed the result`,
  openRound: (name) => `“${name}” is not closed`,
  reopened: (count) => `${String(count)} reopened sheets are not handed in again`,
  contended: (prize) => `level teams contend for ${prize}`,
  nobody: (prizes) => `Nobody has: ${prizes}.`,
  lacking: (teams) => `Sheets are missing: ${teams}.`,
  choices: (count) =>
    count === 1
      ? 'Of one sheet two versions stand, and the secretariat has not chosen.'
      : `Of ${String(count)} sheets two versions stand, and the secretariat has not chosen.`,
};

export const outcome = { vi, en };
