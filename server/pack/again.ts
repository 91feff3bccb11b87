import type { Again } from '../../shared/messages/again.ts';

/* In the place of shared/messages/again.ts, in what is packed for Windows: all is done with the mouse. */

const vi: Again = {
  start: 'nhấp đúp start.cmd',
  backup: 'đóng cửa sổ máy chủ rồi kéo thư mục trên USB thả vào start.cmd',
  restore: (path) => `đóng cửa sổ máy chủ nếu đang mở, rồi kéo tệp “${path}” thả vào start.cmd`,
  restoreAny: 'đóng cửa sổ máy chủ nếu đang mở, rồi kéo tệp đó thả vào start.cmd',
  newCodes: 'đóng cửa sổ này rồi nhấp đúp start.cmd, trang Tổ thư ký tự mở',
  robots: 'rehearsal.cmd',
  verify: 'verify.cmd khi kéo tệp nhật ký thả vào',
};

const en: Again = {
  start: 'double-click start.cmd',
  backup: 'close the server’s window, then drop the stick’s folder on start.cmd',
  restore: (path) => `close the server’s window if it is open, then drop the file “${path}” on start.cmd`,
  restoreAny: 'close the server’s window if it is open, then drop that file on start.cmd',
  newCodes: 'close this window and double-click start.cmd: the secretariat’s page opens by itself',
  robots: 'rehearsal.cmd',
  verify: 'verify.cmd with the log dropped on it',
};

export const again = { vi, en };
