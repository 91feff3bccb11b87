import { again } from './again.ts';
import type { Alarm, BackupAlarm, DiskTrouble } from '../alarm.ts';

/** What happened, and what to do now. */
export interface Said {
  readonly what: string;
  readonly todo: string;
}

/** And in a word, once it is over. */
interface Trouble extends Said {
  readonly cause: string;
}

/** `time` is the clock on the wall, “09:31”. */
type Say = (alarm: Alarm, time: (at: number) => string) => Said;

const vi = {
  title: 'Báo động',
  since: (time: string) => `Từ ${time}`,
  say: sayVi satisfies Say,
  /** The log's last row and what stands for all before it. */
  head: (seq: number, head: string) => `Nhật ký: dòng ${String(seq)} · ${head}`,
  copy: (time: string, folder: string) => `Bản sao gần nhất: ${time}, thư mục ${folder}`,
  noCopy: (folder: string) => `Chưa có bản sao nào trong thư mục ${folder}`,
  betterStick: `Bản sao đang nằm cùng ổ đĩa với hội thi: máy hỏng thì mất cả hai. Nên cắm một USB, rồi ${again.vi.backup}.`,
  takeCopy: 'Tải bản sao',
  headLabel: 'Nhật ký dùng để làm gì?',
  headText: `Máy chủ ghi mọi việc thành từng dòng nhật ký, không sửa dòng cũ. Tám ký tự này tính từ tất cả các dòng cho đến dòng đó. Chép lại vào biên bản; khi cần, so với kết quả của ${again.vi.verify}: cùng số dòng mà khác ký tự thì nhật ký đã bị sửa.`,
};

const kept = 'Các máy vẫn giữ điểm và tự gửi lại, chưa mất gì.';

const viTrouble: Record<DiskTrouble, Trouble> = {
  full: {
    cause: 'đĩa đầy',
    what: 'Đĩa của máy chủ đã đầy, chưa ghi thêm được.',
    todo: `Xóa bớt tệp trên ổ đĩa đó, máy chủ sẽ tự ghi tiếp. ${kept}`,
  },
  readonly: {
    cause: 'đĩa không cho ghi',
    what: 'Đĩa của máy chủ không cho ghi.',
    todo: `Xem lại quyền ghi của thư mục dữ liệu, hoặc nút khóa trên thẻ nhớ. ${kept}`,
  },
  held: {
    cause: 'chương trình khác giữ tệp',
    what: 'Một chương trình khác đang giữ tệp của hội thi, máy chủ chưa ghi được.',
    todo: `Đóng chương trình đó (trình xem dữ liệu, quét vi-rút, đồng bộ thư mục). ${kept}`,
  },
  gone: {
    cause: 'tệp của hội thi không còn ở chỗ cũ',
    what: 'Tệp của hội thi đã bị xóa, bị chuyển đi hoặc bị thay bằng tệp khác; máy chủ chưa ghi được.',
    todo: `Đưa tệp về đúng chỗ cũ, máy chủ sẽ tự ghi tiếp. Nếu không tìm lại được, hãy tìm bản sao mới nhất, dừng máy chủ, rồi ${again.vi.restoreAny}. Các máy vẫn giữ điểm và tự gửi lại.`,
  },
  failing: {
    cause: 'đĩa báo lỗi',
    what: 'Đĩa của máy chủ báo lỗi, chưa ghi được.',
    todo: `Đừng tắt máy chủ; chuẩn bị máy dự phòng và bản sao mới nhất. ${kept}`,
  },
};

const viBackup: Record<BackupAlarm['why'], Omit<Said, 'what'> & { readonly cause: string }> = {
  gone: { cause: 'không thấy thư mục', todo: 'Cắm lại USB, việc sao lưu tự chạy tiếp.' },
  full: { cause: 'đĩa đầy', todo: 'Xóa bớt tệp khác trên USB, hoặc thay USB khác.' },
  unwritable: { cause: 'không ghi được', todo: 'Xem lại quyền ghi và nút khóa, hoặc thay USB khác.' },
  damaged: { cause: 'bản vừa ghi bị hỏng', todo: 'USB có thể đã hỏng: thay USB khác.' },
  slow: { cause: 'quá chậm', todo: 'Rút ra cắm lại, hoặc thay USB khác.' },
  unmade: {
    cause: 'chưa tạo được bản sao ngay trên máy này',
    todo: 'USB không có lỗi: xem lại chỗ trống trên đĩa của máy chủ. Còn báo nữa thì đĩa hoặc tệp có thể hỏng: giữ kỹ các bản sao cũ, chuẩn bị máy dự phòng.',
  },
};

function sayVi(alarm: Alarm, time: (at: number) => string): Said {
  switch (alarm.kind) {
    case 'disk':
      return viTrouble[alarm.why];
    case 'mended':
      return {
        what: `Có lúc máy chủ chưa ghi được xuống đĩa (${viTrouble[alarm.why].cause}). ${time(alarm.mendedAt)} đã ghi lại được, mọi điểm đã nhận đều còn.`,
        todo:
          alarm.why === 'failing'
            ? 'Đĩa có thể sắp hỏng: lưu bản sao ra USB, chuẩn bị máy dự phòng.'
            : 'Xem lại nguyên nhân, kẻo lặp lại. Lời báo này còn đến lần khởi động sau.',
      };
    case 'backup': {
      const { cause, todo } = viBackup[alarm.why];
      const last = alarm.last === null ? 'Chưa có bản sao nào' : `Bản gần nhất lúc ${time(alarm.last)}`;
      return {
        what: `Không sao lưu được vào “${alarm.folder}”: ${cause}. ${last}.`,
        todo: `${todo} Việc chấm vẫn bình thường.`,
      };
    }
    case 'restored':
      return {
        what: `Đã khôi phục từ bản sao. Việc cuối cùng còn trong đó là lúc ${time(alarm.until)}.`,
        todo: 'Phiếu giám khảo đã nộp sau lúc đó được tự gửi lại từ máy chấm. Việc khác làm sau lúc đó (mở, chốt phần thi, phiếu giấy, trừ điểm, mã mới) xin xem và làm lại.',
      };
    case 'address':
      return {
        what: `Địa chỉ máy chủ đã đổi: trước là ${alarm.was}, nay là ${alarm.now}.`,
        todo: 'Máy mở trang theo địa chỉ cũ vẫn giữ điểm: trên máy đó nhập địa chỉ mới để gửi. Để địa chỉ không đổi nữa: trong bộ phát Wi-Fi, mục DHCP, đặt địa chỉ cố định cho máy này; hoặc trong Windows: Cài đặt, Mạng, Chỉnh sửa IP, Thủ công.',
      };
    case 'lost': {
      const found = alarm.found === null ? 'không đọc được nữa' : `chỉ còn đúng đến dòng ${String(alarm.found)}`;
      return {
        what: `Tệp trên đĩa không còn đủ: máy chủ đã nhận đến dòng ${String(alarm.acknowledged)}, tệp ${found}. Máy chủ đã ngừng nhận.`,
        todo: `Các trang vẫn xem được: chép ngay kết quả đang có. Sau đó tìm bản sao mới nhất, dừng máy chủ, rồi ${again.vi.restoreAny}. Các máy của giám khảo còn giữ phiếu.`,
      };
    }
  }
}

const en: typeof vi = {
  title: 'Alarm',
  since: (time) => `Since ${time}`,
  say: sayEn,
  head: (seq, head) => `Log: row ${String(seq)} · ${head}`,
  copy: (time, folder) => `Newest backup: ${time}, folder ${folder}`,
  noCopy: (folder) => `No backup yet in the folder ${folder}`,
  betterStick: `Backups are on the same disk as the contest: if the machine fails, both are gone. Better plug in a USB stick, then ${again.en.backup}.`,
  takeCopy: 'Download a copy',
  headLabel: 'What is the log for?',
  headText: `The server writes down everything as rows of a log, and changes none. These eight digits stand for all rows up to that one. Copy them into the minutes; compare them later with what ${again.en.verify} says: the same row with other digits means that the log was changed.`,
};

const keptEn = 'Tablets keep their marks and send them again; nothing is lost.';

const enTrouble: Record<DiskTrouble, Trouble> = {
  full: {
    cause: 'the disk was full',
    what: 'The server’s disk is full; nothing more can be written.',
    todo: `Delete files from that disk, and the server goes on by itself. ${keptEn}`,
  },
  readonly: {
    cause: 'the disk did not let it',
    what: 'The server’s disk cannot be written to.',
    todo: `Look at the data folder’s permissions, or the lock on the memory card. ${keptEn}`,
  },
  held: {
    cause: 'another program kept the file',
    what: 'Another program keeps the contest’s file; the server cannot write.',
    todo: `Close that program (a database viewer, a virus scanner, a synchronised folder). ${keptEn}`,
  },
  gone: {
    cause: 'the contest’s file was not in its place',
    what: 'The contest’s file was removed, moved away or replaced by another; the server cannot write.',
    todo: `Put the file back where it was, and the server goes on by itself. If it cannot be found, look for the newest backup, stop the server, then ${again.en.restoreAny}. Tablets keep their marks and send them again.`,
  },
  failing: {
    cause: 'the disk reported errors',
    what: 'The server’s disk reports errors; nothing can be written.',
    todo: `Do not switch the server off; get the spare laptop and the newest backup ready. ${keptEn}`,
  },
};

const enBackup: typeof viBackup = {
  gone: { cause: 'the folder is gone', todo: 'Plug the stick in again; backups go on by themselves.' },
  full: { cause: 'the disk is full', todo: 'Remove other files from the stick, or take another.' },
  unwritable: {
    cause: 'it cannot be written to',
    todo: 'Look at its permissions and its lock, or take another stick.',
  },
  damaged: { cause: 'the one just written is damaged', todo: 'The stick may be failing: take another.' },
  slow: { cause: 'it takes too long', todo: 'Pull it out and plug it in again, or take another stick.' },
  unmade: {
    cause: 'no copy could be made on this machine itself',
    todo: 'The stick is not to blame: look at the free space on the server’s disk. If it goes on, the disk or the file may be failing: keep the older backups, have another machine ready.',
  },
};

function sayEn(alarm: Alarm, time: (at: number) => string): Said {
  switch (alarm.kind) {
    case 'disk':
      return enTrouble[alarm.why];
    case 'mended':
      return {
        what: `The server could not write for a while (${enTrouble[alarm.why].cause}). At ${time(alarm.mendedAt)} it could again, and all that was received is there.`,
        todo:
          alarm.why === 'failing'
            ? 'The disk may be about to fail: save a backup to a USB stick, get the spare laptop ready.'
            : 'Look for the cause, or it comes again. This stays until the next start.',
      };
    case 'backup': {
      const { cause, todo } = enBackup[alarm.why];
      const last = alarm.last === null ? 'There is none yet' : `The last was made at ${time(alarm.last)}`;
      return {
        what: `No backup can be made in “${alarm.folder}”: ${cause}. ${last}.`,
        todo: `${todo} Judging goes on as before.`,
      };
    }
    case 'restored':
      return {
        what: `Restored from a backup. The last thing in it was done at ${time(alarm.until)}.`,
        todo: 'Sheets that judges handed in after that come back from their tablets by themselves. Whatever else was done since (rounds opened or closed, paper sheets, deductions, new codes) has to be looked at and done again.',
      };
    case 'address':
      return {
        what: `The server’s address has changed: it was ${alarm.was} and is now ${alarm.now}.`,
        todo: 'Devices that opened a page under the old address keep their marks: enter the new address there to send them. For it to stay: in the router, under DHCP, reserve an address for this machine; or in Windows: Settings, Network, Edit IP, Manual.',
      };
    case 'lost': {
      const found = alarm.found === null ? 'cannot be read' : `is right to row ${String(alarm.found)} only`;
      return {
        what: `The file on the disk lacks rows: ${String(alarm.acknowledged)} were received, and the file ${found}. The server takes nothing more.`,
        todo: `The pages can still be read: copy the results now. Then look for the newest backup, stop the server, and ${again.en.restoreAny}. The judges’ tablets keep their sheets.`,
      };
    }
  }
}

export const alarms = { vi, en };
