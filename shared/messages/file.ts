/** What is wrong with a contest's file, to stand in brackets; `what` is what SQLite or the system says. */
const vi = {
  row: (row: number) => `dòng nhật ký ${String(row)} không khớp với các dòng trước`,
  event: (row: number, what: string) => `chương trình không hiểu dòng nhật ký ${String(row)}: ${what}`,
  salt: 'thiếu phần dùng để kiểm tra mã vào (salt)',
  sqlite: (what: string) => `SQLite báo: ${what}`,
  unreadable: (what: string) => `máy không cho đọc: ${what}`,
  held: 'chương trình khác đang giữ tệp',
  full: 'đĩa của máy đã đầy',
  missing: 'không có tệp',
  foreign: 'không phải tệp của chương trình này',
  newer: 'do phiên bản mới hơn tạo ra',
  older: 'do phiên bản cũ hơn tạo ra',
};

const en: typeof vi = {
  row: (row) => `row ${String(row)} of the log does not fit those before it`,
  event: (row, what) => `row ${String(row)} of the log says nothing to this program: ${what}`,
  salt: 'the salt that codes are checked with is missing',
  sqlite: (what) => `SQLite says: ${what}`,
  unreadable: (what) => `the machine does not let it be read: ${what}`,
  held: 'another program holds the file',
  full: 'the machine’s disk is full',
  missing: 'there is no file',
  foreign: 'it is no file of this program',
  newer: 'a newer version made it',
  older: 'an older version made it',
};

export const file = { vi, en };
