import { twoDigits as two } from '../names.ts';
import { part } from './common.ts';

/* The result, as whoever may approve it and whoever waits for it is told. */

const vi = {
  lapsed: (by: string, time: string) =>
    `Lần duyệt lúc ${time} (${by}) không còn hiệu lực, vì sau đó kết quả có thay đổi. Xin xem lại rồi duyệt lại.`,
  openRound: (name: string) => `chưa chốt điểm ${part(name)}`,
  reopened: (count: number) => `còn ${two(count)} phiếu đã trả để sửa chưa nộp lại`,
  contended: (prize: string) => `${prize} còn đội đồng điểm, chưa quyết định`,
  nobody: (prizes: string) => `Không có ai nhận: ${prizes}.`,
  lacking: (teams: string) => `Chưa đủ phiếu: ${teams}.`,
  choices: (count: number) => `Có ${two(count)} phiếu chấm còn hai bản khác nhau, Tổ thư ký chưa chọn.`,
};

const en: typeof vi = {
  lapsed: (by, time) =>
    `The approval of ${time} (${by}) no longer holds: the result has changed since. Please look and approve anew.`,
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
