import { again } from './again.ts';

/** The first digits of a hash, as the panel shows them; then the whole. */
const short = (hash: string) => `${hash.slice(0, 8)} (${hash})`;

const vi = {
  usage: `Để kiểm tra tệp hội thi (.sqlite) hoặc nhật ký đã tải về (.jsonl), dùng ${again.vi.verify}.`,
  unreadable: (path: string) => `Không đọc được tệp “${path}”. Hãy xem lại đường dẫn.`,
  good: (rows: number, last: number, hash: string) =>
    `Đúng: ${String(rows)} dòng, dòng cuối là ${String(last)} · ${short(hash)}. Hãy so với bảng điều khiển hoặc biên bản.`,
  badRow: (row: number) => `Sai: dòng ${String(row)} không khớp với các dòng trước. Các dòng trước đó đều đúng.`,
  badLine: (line: number, row: number) =>
    `Sai: dòng nhật ký ${String(row)} (dòng thứ ${String(line)} trong tệp) không khớp với các dòng trước. Các dòng trước đó đều đúng.`,
  damaged: (what: string) => `Sai: tệp bị hỏng (${what}).`,
  unread: (what: string) => `Chưa kiểm được tệp (${what}).`,
  foreign: (path: string) => `“${path}” không phải tệp hội thi hay nhật ký của chương trình này.`,
  newer: (path: string) => `“${path}” do phiên bản mới hơn tạo ra. Hãy kiểm tra bằng phiên bản đó.`,
  older: (path: string) =>
    `“${path}” do phiên bản cũ tạo ra, khi nhật ký chưa tự kiểm được. Khởi động chương trình với tệp này một lần, rồi kiểm tra lại.`,
};

export type VerifyWords = typeof vi;

const en: VerifyWords = {
  usage: `To check a contest’s file (.sqlite) or a log that was saved (.jsonl), use ${again.en.verify}.`,
  unreadable: (path) => `The file “${path}” cannot be read. Look at its path.`,
  good: (rows, last, hash) =>
    `It fits: ${String(rows)} rows, the last is ${String(last)} · ${short(hash)}. Compare it with the panel or the minutes.`,
  badRow: (row) => `It does not fit: row ${String(row)} is not what follows the rows before it. Those are right.`,
  badLine: (line, row) =>
    `It does not fit: row ${String(row)} (line ${String(line)} of the file) is not what follows the rows before it. Those are right.`,
  damaged: (what) => `It does not fit: the file is damaged (${what}).`,
  unread: (what) => `The file could not be verified (${what}).`,
  foreign: (path) => `“${path}” is neither a contest’s file nor a log of this program.`,
  newer: (path) => `“${path}” was made by a newer version. Verify it with that one.`,
  older: (path) =>
    `“${path}” was made by an older version, whose log could not prove itself. Start the program with it once, then verify it again.`,
};

export const verify = { vi, en };
