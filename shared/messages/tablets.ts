import type { Lock } from '../locked.ts';
import type { Code } from '../wire.ts';
import { twoDigits as two } from '../names.ts';

/** Why the sheet takes no marks now. */
const viLocked: Record<Lock, string> = {
  h: 'phiếu đã nộp',
  x: 'giám khảo được ghi không chấm đội này',
  w: 'đội không dự thi phần này',
  '-': 'giám khảo không còn chấm phần này',
  '.': 'đội chưa được mời lên sân khấu',
  pending: 'phần thi chưa mở chấm',
  closed: 'phần thi đã chốt điểm',
};
/** It takes them, and did not. */
const viWhy: Partial<Record<Code, string>> = {
  conflict: 'điểm đã đổi từ máy khác',
  'not-found': 'đội hoặc tiêu chí đã đổi',
};

const vi = {
  heldTitle: 'Điểm còn trên máy giám khảo',
  heldText: 'Máy giám khảo gửi những điểm này nhưng máy chủ không nhận. Điểm vẫn được giữ trên máy đó.',
  noHeld: 'Không có điểm nào còn trên máy giám khảo.',
  why: (lock: Lock | null, code: Code) =>
    lock ? viLocked[lock] : (viWhy[code] ?? 'lúc gửi máy chủ chưa nhận, nay phiếu đã chấm được'),
  toHandIn: 'giám khảo đã bấm nộp phiếu này',
  incomplete: 'chưa đủ điểm, không nhận thay được',
  take: 'Nhận phiếu…',
  takeTitle: (judge: string, team: string) => `Nhận phiếu của ${judge} chấm ${team}?`,
  takeText: 'Phiếu được ghi như phiếu giấy do Tổ thư ký nhập.',
  takeConfirm: 'Nhận phiếu',
  takeReasons: ['Chấm khi mất kết nối', 'Giám khảo xác nhận điểm'],
  taken: (judge: string, team: string) => `Đã nhận phiếu của ${judge} chấm ${team}.`,

  backTitle: 'Phiếu gửi lại sau khi khôi phục',
  backText: 'Bản sao dùng để khôi phục chưa có các phiếu này. Máy giám khảo đã gửi lại.',
  noBack: 'Không có phiếu nào gửi lại.',
  same: 'đã tính',
  differs: 'Có hai bản khác nhau. Bản trên đang được tính.',
  counts: 'đang tính',
  other: 'bản khác',
  choose: 'Chọn bản này…',
  chooseTitle: (judge: string, team: string) => `Chọn bản này của ${judge} chấm ${team}?`,
  chooseText: (marks: string) => `Điểm được tính: ${marks}. Bản kia vẫn nằm trong nhật ký.`,
  chooseConfirm: 'Chọn bản này',
  chooseReasons: ['Giám khảo xác nhận', 'Theo phiếu giấy'],
  chosen: (judge: string, team: string) => `Đã chọn bản của ${judge} chấm ${team}.`,

  pages: (count: number) => `mở ở ${two(count)} nơi`,
  waiting: (sheets: number) => `chờ gửi ${two(sheets)} phiếu`,
  held: (sheets: number) => `còn giữ ${two(sheets)} phiếu`,
  heldBy: (judge: string, sheets: number) => `Máy của ${judge} còn giữ ${two(sheets)} phiếu mà máy chủ không nhận.`,
  twoVersions: (judge: string, team: string) => `Phiếu của ${judge} chấm ${team} có hai bản khác nhau.`,
  toSecretariat: 'Tổ thư ký xem và xử lý',
};

const enLocked: typeof viLocked = {
  h: 'the sheet is handed in',
  x: 'the judge does not mark this team',
  w: 'the team does not compete in this round',
  '-': 'the judge is no longer on this panel',
  '.': 'the team has not been called yet',
  pending: 'the round is not open yet',
  closed: 'the round is closed',
};
const enWhy: typeof viWhy = {
  conflict: 'the marks were changed on another device',
  'not-found': 'the team or a criterion has changed',
};

const en: typeof vi = {
  heldTitle: 'Marks still on judges’ tablets',
  heldText: 'A tablet sent these marks and the server did not take them. The tablet keeps them.',
  noHeld: 'No tablet holds any marks.',
  why: (lock, code) =>
    lock ? enLocked[lock] : (enWhy[code] ?? 'it could not be taken when it was sent, and can be marked now'),
  toHandIn: 'the judge pressed “Hand in” on it',
  incomplete: 'not complete, so it cannot be taken as a sheet',
  take: 'Take this sheet…',
  takeTitle: (judge, team) => `Take ${judge}’s sheet for ${team}?`,
  takeText: 'It is entered as a paper sheet typed in by the secretariat.',
  takeConfirm: 'Take this sheet',
  takeReasons: ['Marked while the connection was lost', 'The judge confirms the marks'],
  taken: (judge, team) => `${judge}’s sheet for ${team} is taken.`,

  backTitle: 'Sheets given back after a restore',
  backText: 'The backup that was restored lacked these sheets. The judges’ tablets gave them back.',
  noBack: 'No sheet was given back.',
  same: 'counts',
  differs: 'Two versions differ. The first one counts.',
  counts: 'counts now',
  other: 'the other',
  choose: 'Choose this one…',
  chooseTitle: (judge, team) => `Choose this version of ${judge}’s sheet for ${team}?`,
  chooseText: (marks) => `The marks that count: ${marks}. The other version stays in the log.`,
  chooseConfirm: 'Choose this one',
  chooseReasons: ['The judge confirms it', 'As on the paper sheet'],
  chosen: (judge, team) => `A version of ${judge}’s sheet for ${team} is chosen.`,

  pages: (count) => `open in ${String(count)} places`,
  waiting: (sheets) => `${String(sheets)} waiting to be sent`,
  held: (sheets) => `${String(sheets)} held`,
  heldBy: (judge, sheets) =>
    `${judge}’s tablet holds ${String(sheets)} ${sheets === 1 ? 'sheet' : 'sheets'} that the server did not take.`,
  twoVersions: (judge, team) => `Of ${judge}’s sheet for ${team} two versions differ.`,
  toSecretariat: 'For the secretariat to settle',
};

export const tablets = { vi, en };
