import type { Code } from '../wire.ts';

const vi = {
  title: 'Nhật ký ra vào và từ chối',
  none: 'Chưa có gì.',
  unread: 'Chưa đọc được. Xin mở lại sau ít phút.',
  somebody: 'Không rõ ai',
  join: 'vào bằng mã',
  wrongCode: 'nhập sai mã',
  leave: 'ra',
  more: (count: string) => `và ${count} lần khác cùng lúc, chỉ đếm`,
  unknown: 'lệnh không có',
  refused: (what: string, why: string) => `${what}: ${why}`,
  codes: {
    'bad-request': 'nội dung không hợp lệ',
    'not-allowed': 'không có quyền',
    'not-found': 'không có mục đó',
    closed: 'phần thi không mở chấm',
    conflict: 'trái với tình hình lúc đó',
    busy: 'máy chủ bận',
  } satisfies Record<Code, string>,
};

const en: typeof vi = {
  title: 'Who came and went, and who was refused',
  none: 'Nothing yet.',
  unread: 'It could not be read. Please open it again in a few minutes.',
  somebody: 'Somebody',
  join: 'signed in',
  wrongCode: 'entered a wrong code',
  leave: 'left',
  more: (count) => `and ${count} more at the same time, only counted`,
  unknown: 'no such command',
  refused: (what, why) => `${what}: ${why}`,
  codes: {
    'bad-request': 'it was not a valid request',
    'not-allowed': 'may not',
    'not-found': 'there is no such thing',
    closed: 'the round is not open',
    conflict: 'it did not go with what stood then',
    busy: 'the server was busy',
  },
};

export const attempts = { vi, en };
