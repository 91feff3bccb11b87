/*
 * What a person does to start the server once more, in the words of whoever has npm. What is packed for Windows takes
 * others in their place (server/pack/again.ts): nobody types there.
 */

/** As a terminal takes it, there and on Windows. */
const typed = (path: string) =>
  /^[\p{L}\p{M}\p{N}_@%+=:,./\\-]+$/u.test(path) ? path : `"${path.replaceAll(/["$`]/g, '\\$&')}"`;

const vi = {
  /** Each goes on after “hãy”. */
  start: 'khởi động bằng npm start',
  backup: 'khởi động bằng npm start -- --backup THƯ_MỤC_USB',
  restore: (path: string) => `khởi động bằng npm start -- --restore ${typed(path)}`,
  restoreAny: 'khởi động bằng npm start -- --restore TỆP',
  newCodes: 'khởi động bằng npm start -- --new-codes organiser',
  robots: 'npm start -- --rehearsal --robots',
  verify: 'lệnh npm run verify -- TỆP',
};

export type Again = typeof vi;

const en: Again = {
  start: 'start with npm start',
  backup: 'start with npm start -- --backup FOLDER_ON_STICK',
  restore: (path) => `start with npm start -- --restore ${typed(path)}`,
  restoreAny: 'start with npm start -- --restore FILE',
  newCodes: 'start with npm start -- --new-codes organiser',
  robots: 'npm start -- --rehearsal --robots',
  verify: 'npm run verify -- FILE',
};

export const again = { vi, en };
