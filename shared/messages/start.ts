import { again } from './again.ts';

const timeIn = (locale: string) => (at: number) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' }).format(at);
const viTime = timeIn('vi');
const enTime = timeIn('en-GB');

const quoted = (paths: readonly string[], and: string) => paths.map((path) => `“${path}”`).join(` ${and} `);

/** What the terminal says when the server starts, or does not. Each refusal is one line: what, and how to mend it. */
const vi = {
  unknownFlag: (flag: string, known: string) => `Không có tùy chọn “${flag}”. Các tùy chọn: ${known}.`,
  flagNeedsValue: (flag: string) => `Tùy chọn ${flag} cần một giá trị theo sau.`,
  badPort: (port: string) => `Cổng “${port}” không hợp lệ. Hãy ghi một số từ 0 đến 65535, ví dụ --port 3000.`,
  portTaken: (port: number) =>
    `Cổng ${String(port)} đang được chương trình khác dùng. Hãy tắt chương trình đó, hoặc chọn cổng khác: --port ${String(port + 1)}.`,
  portForbidden: (port: number) =>
    `Máy không cho dùng cổng ${String(port)}. Hãy chọn cổng từ 1024 trở lên: --port 3000.`,
  badHost: (host: string) => `Máy này không có địa chỉ “${host}”. Hãy bỏ --host để dùng mọi địa chỉ của máy.`,
  tlsPair: 'TLS_CERT và TLS_KEY phải đi cùng nhau. Hãy đặt cả hai, hoặc bỏ cả hai.',
  tlsUnfit: (detail: string) =>
    `Không dùng được chứng thư trong TLS_CERT, TLS_KEY (${detail}). Hãy xem lại hai tệp đó.`,

  contestUnreadable: (path: string) => `Không đọc được tệp hội thi “${path}”. Hãy xem lại đường dẫn sau --contest.`,
  contestNotJson: (path: string, detail: string) => `Tệp hội thi “${path}” không phải JSON đúng cú pháp (${detail}).`,
  contestUnfit: (path: string, field: string) => `Tệp hội thi “${path}” chưa dùng được. ${field}`,

  folderHeld: (path: string) =>
    `Thư mục “${path}” đang do một máy chủ khác dùng: hội thi đang chạy ở một cửa sổ khác trên máy này. Hãy dùng cửa sổ đó, hoặc đóng nó rồi khởi động lại. Muốn chạy hội thi khác cùng lúc thì chọn thư mục khác: --data THƯ_MỤC.`,
  folderUnwritable: (path: string) =>
    `Không ghi được vào thư mục “${path}”. Hãy xem lại quyền ghi và chỗ trống trên đĩa, hoặc chọn thư mục khác: --data THƯ_MỤC.`,
  diskFull: (path: string) =>
    `Ổ đĩa chứa thư mục dữ liệu “${path}” đã đầy. Hãy xóa bớt tệp trên ổ đĩa đó, hoặc chọn thư mục ở ổ đĩa khác: --data THƯ_MỤC.`,
  fileForeign: (path: string, backup: string | null) =>
    backup === null
      ? `“${path}” không phải tệp của chương trình này. Hãy chuyển tệp đó đi nơi khác, hoặc chọn thư mục khác: --data THƯ_MỤC.`
      : `“${path}” không phải tệp của chương trình này, hoặc đã hỏng; tệp được giữ nguyên. Có bản sao tốt của hội thi đó; muốn dùng, hãy ${again.vi.restore(backup)}`,
  fileNewer: (path: string) =>
    `“${path}” do phiên bản mới hơn của chương trình tạo ra. Hãy mở bằng phiên bản đó, hoặc chọn thư mục khác: --data THƯ_MỤC.`,
  /** `left`: what says that it was here. */
  fileMissing: (path: string, left: readonly string[], backup: string | null) =>
    `Không thấy tệp hội thi “${path}”, nhưng còn ${quoted(left, 'và')}; chưa ghi gì. Nếu muốn mở hội thi mới từ đầu, hãy chuyển ${quoted(left, 'và')} đi nơi khác, hoặc chọn thư mục khác: --data THƯ_MỤC --backup THƯ_MỤC. ${
      backup === null
        ? `Nếu muốn chấm tiếp, hãy tìm bản sao ở USB, rồi ${again.vi.restoreAny}`
        : `Nếu muốn chấm tiếp từ bản sao tốt gần nhất, hãy ${again.vi.restore(backup)}`
    }`,
  /** `backup`: the newest good one, if any is in `folder`. */
  fileDamaged: (path: string, detail: string, backup: string | null, folder: string) =>
    backup === null
      ? `Tệp “${path}” bị hỏng (${detail}); tệp được giữ nguyên. Không có bản sao tốt nào trong “${folder}”; hãy tìm ở USB, rồi ${again.vi.restoreAny}`
      : `Tệp “${path}” bị hỏng (${detail}); tệp được giữ nguyên. Muốn đi tiếp từ bản sao tốt gần nhất, hãy ${again.vi.restore(backup)}`,
  fileBroken: (path: string, detail: string) =>
    `Không mở được “${path}” (${detail}). Tệp được giữ nguyên; hãy chọn thư mục khác, --data THƯ_MỤC, và nhờ người hỗ trợ xem tệp này.`,
  fileHeld: (path: string) =>
    `Chương trình khác đang giữ tệp “${path}”. Hãy đóng chương trình đó (trình xem dữ liệu, quét vi-rút, đồng bộ thư mục), rồi khởi động lại.`,
  noWal: (path: string) =>
    `Ổ đĩa chứa “${path}” không dùng được cách ghi an toàn mà chương trình cần (thường gặp ở ổ mạng và một số USB). Hãy để dữ liệu trên ổ đĩa của máy này: --data THƯ_MỤC.`,
  notUpgraded: (path: string, detail: string) =>
    `“${path}” do phiên bản cũ của chương trình tạo ra và chưa chuyển được sang phiên bản này (${detail}). Tệp được giữ nguyên; hãy mở bằng phiên bản cũ, hoặc tìm bản sao gần nhất, rồi ${again.vi.restoreAny}.`,
  upgraded: (path: string, kept: string) =>
    `“${path}” do phiên bản cũ tạo ra, nay đã chuyển sang phiên bản này; bản cũ được giữ trong “${kept}”.`,
  noPerson: (person: string, known: string) => `Không có ai là “${person}”. Sau --new-codes ghi một trong: ${known}.`,

  differs: (path: string) =>
    `Tệp “${path}” khác với hội thi đang có trong thư mục dữ liệu; máy chủ mở hội thi đang có. Muốn dùng tệp này, hãy đặt cho nó một “id” khác, hoặc chọn thư mục khác: --data THƯ_MỤC.`,
  restoreAlone: '--restore không đi cùng --contest hay --rehearsal. Hãy bỏ bớt một trong hai.',
  rehearsalCodes: '--rehearsal không đi cùng --new-codes: mã của hội thi thật giữ nguyên. Hãy bỏ bớt một trong hai.',
  robotsAlone: `--robots chỉ dùng khi chạy thử: ${again.vi.robots}.`,
  backupMissing: (path: string) => `Không thấy bản sao “${path}”. Hãy xem lại đường dẫn sau --restore.`,
  backupForeign: (path: string) =>
    `“${path}” không phải bản sao của chương trình này. Hãy chọn một tệp .sqlite trong thư mục bản sao.`,
  backupOfTrial: (path: string) =>
    `“${path}” là của một lần chạy thử, không khôi phục thành hội thi thật được. Hãy chọn bản sao khác.`,
  notRestored: (path: string, detail: string) =>
    `Bản sao “${path}” không dùng được (${detail}). Chưa có gì thay đổi; hãy chọn bản sao khác, mới nhất trước.`,
  restoreFull: (path: string, data: string) =>
    `Chưa khôi phục được vì ổ đĩa chứa thư mục dữ liệu “${data}” đã đầy; bản sao “${path}” không có lỗi. Chưa có gì thay đổi; hãy xóa bớt tệp trên ổ đĩa đó, rồi chạy lại đúng lệnh này.`,
  halfRestored: (path: string, detail: string, kept: string | null) =>
    `Bản sao “${path}” dùng được, nhưng việc đưa vào thay tệp của hội thi chưa xong (${detail}). ${kept === null ? '' : `Tệp trước đó được giữ trong “${kept}”. `}Hãy chạy lại đúng lệnh này.`,
  restored: (path: string, at: number, kept: string | null) =>
    [
      `Đã khôi phục từ “${path}”; việc cuối cùng trong đó là lúc ${viTime(at)}.`,
      ...(kept === null ? [] : [`Tệp trước đó được giữ trong “${kept}”.`]),
      'Mã và các máy đã vào vẫn dùng được. Máy của giám khảo tự gửi lại các phiếu mà bản sao chưa có; xem ở trang /setup.',
      `Lần sau chỉ cần ${again.vi.start}, không kèm bản sao.`,
    ].join('\n'),
  rehearsal:
    'CHẠY THỬ: mọi việc làm trên một bản riêng, mất đi khi dừng máy chủ; hội thi thật không thay đổi. Mã vẫn là mã của hội thi.',
  trialTaken: (path: string) =>
    `“${path}” là chỗ dành cho chạy thử, nhưng đang có tệp khác ở đó. Hãy chuyển thư mục đó đi nơi khác, rồi chạy lại.`,
  trialStays: (path: string, detail: string) =>
    `Chưa xóa được bản chạy thử trong “${path}” (${detail}). Hội thi thật không bị ảnh hưởng; lần khởi động sau sẽ xóa tiếp.`,
  backupInTrial: (path: string) =>
    `“${path}” nằm trong chỗ dành cho chạy thử, mà chỗ đó bị xóa mỗi khi chạy thử xong. Hãy chọn thư mục khác: --backup THƯ_MỤC.`,
  backupNoFolder: (path: string) =>
    `“${path}” không phải thư mục nên không chứa được bản sao. Hãy chọn thư mục khác: --backup THƯ_MỤC.`,
  backup: (path: string) => `Cứ mỗi phút có một bản sao trong “${path}”.`,
  backupHere: (path: string) =>
    `Cứ mỗi phút có một bản sao trong “${path}”. Để phòng máy này hỏng, nên sao vào USB: ${again.vi.backup}.`,
  noBackup: {
    gone: (path: string) => `Không còn thấy thư mục bản sao “${path}”. Hãy cắm lại USB; máy chủ sẽ tự sao tiếp.`,
    full: (path: string) => `Thư mục bản sao “${path}” đã hết chỗ. Hãy xóa bớt tệp khác hoặc thay USB.`,
    unwritable: (path: string) => `Không ghi được bản sao vào “${path}”. Hãy xem lại quyền ghi, hoặc thay USB.`,
    damaged: (path: string) => `Bản sao vừa ghi vào “${path}” bị hỏng. Hãy thay USB.`,
    slow: (path: string) => `Ghi bản sao vào “${path}” quá chậm nên đã bỏ dở. Hãy thay USB.`,
    unmade: (path: string) =>
      `Chưa tạo được bản sao ngay trên máy này nên chưa có gì để chép vào “${path}”. Hãy xem lại chỗ trống trên đĩa của máy.`,
  },
  addressChanged: (was: string, now: string) =>
    `CHÚ Ý: địa chỉ máy chủ đã đổi, trước là ${was}, nay là ${now}. Máy mở trang theo địa chỉ cũ vẫn giữ điểm; nhập địa chỉ mới trên máy đó để gửi. Nên đặt địa chỉ cố định cho máy này trong bộ phát Wi-Fi (mục DHCP).`,
  backupGood: (path: string) => `Lại có bản sao tốt trong “${path}”.`,
  address: 'Địa chỉ',
  codes: 'Mã vừa tạo (chỉ hiện một lần này)',
  lostCode: `Ai mất mã: Tổ thư ký cấp lại ở trang /setup. Tổ thư ký mất mã: ${again.vi.newCodes}.`,
  stickForgotten: (file: string) =>
    `Không ghi được “${file}”: lần mở sau xin kéo lại thư mục trên USB thả vào, nếu không bản sao sẽ không vào USB.`,
  notOpened: (url: string) => `Không tự mở được trình duyệt. Trên máy này hãy mở ${url}, nhập mã của Tổ thư ký.`,
  maySleep:
    'CHÚ Ý: chưa ngăn được máy này tự ngủ. Trong phần Cài đặt nguồn của máy, hãy đặt chế độ ngủ là “Không bao giờ” khi đang cắm sạc.',
  stop: 'Để cửa sổ này mở suốt hội thi. Đóng cửa sổ hoặc nhấn Ctrl-C là dừng máy chủ: các máy mất kết nối, nhưng mọi điểm đã nhận đều nằm trên đĩa; khởi động lại là chấm tiếp.',
  stopTrial: 'Đóng cửa sổ này hoặc nhấn Ctrl-C là dừng: bản chạy thử mất đi, hội thi thật vẫn như cũ.',
};

export type StartWords = typeof vi;

const en: StartWords = {
  unknownFlag: (flag, known) => `There is no option “${flag}”. The options are ${known}.`,
  flagNeedsValue: (flag) => `Option ${flag} needs a value after it.`,
  badPort: (port) => `Port “${port}” does not fit. Give a number from 0 to 65535, such as --port 3000.`,
  portTaken: (port) =>
    `Port ${String(port)} is used by another program. Stop that program, or choose another port: --port ${String(port + 1)}.`,
  portForbidden: (port) =>
    `This machine does not let port ${String(port)} be used. Choose one from 1024 up: --port 3000.`,
  badHost: (host) => `This machine has no address “${host}”. Leave --host out to use all of its addresses.`,
  tlsPair: 'TLS_CERT and TLS_KEY go together. Set both, or neither.',
  tlsUnfit: (detail) => `The certificate in TLS_CERT and TLS_KEY cannot be used (${detail}). Look at these two files.`,

  contestUnreadable: (path) => `The contest file “${path}” cannot be read. Look at the path after --contest.`,
  contestNotJson: (path, detail) => `The contest file “${path}” is not well-formed JSON (${detail}).`,
  contestUnfit: (path, field) => `The contest file “${path}” cannot be used yet. ${field}`,

  folderHeld: (path) =>
    `The folder “${path}” is held by another running server. Stop that one, or choose another folder: --data FOLDER.`,
  folderUnwritable: (path) =>
    `The folder “${path}” cannot be written to. Look at its permissions and the free space, or choose another: --data FOLDER.`,
  diskFull: (path) =>
    `The disk that the data folder “${path}” is on is full. Delete files from it, or choose a folder on another disk: --data FOLDER.`,
  fileForeign: (path, backup) =>
    backup === null
      ? `“${path}” is not a file of this program. Move it away, or choose another folder: --data FOLDER.`
      : `“${path}” is not a file of this program, or it is damaged; it was left as it is. There is a good backup of that contest; to use it, ${again.en.restore(backup)}`,
  fileNewer: (path) =>
    `“${path}” was made by a newer version of this program. Open it with that one, or choose another folder: --data FOLDER.`,
  fileMissing: (path, left, backup) =>
    `The contest’s file “${path}” is missing, yet ${quoted(left, 'and')} stands there; nothing was written. To begin a new contest, move ${quoted(left, 'and')} away, or choose other folders: --data FOLDER --backup FOLDER. ${
      backup === null
        ? `To go on, look for a backup on the USB stick, then ${again.en.restoreAny}`
        : `To go on from the newest good backup, ${again.en.restore(backup)}`
    }`,
  fileDamaged: (path, detail, backup, folder) =>
    backup === null
      ? `The file “${path}” is damaged (${detail}); it was left as it is. There is no good backup in “${folder}”; look for one on the USB stick, then ${again.en.restoreAny}`
      : `The file “${path}” is damaged (${detail}); it was left as it is. To go on from the newest good backup, ${again.en.restore(backup)}`,
  fileBroken: (path, detail) =>
    `“${path}” cannot be opened (${detail}). It was left as it is; choose another folder, --data FOLDER, and have somebody look at the file.`,
  fileHeld: (path) =>
    `Another program holds the file “${path}”. Close that program (a database viewer, a virus scanner, a folder sync), then start again.`,
  noWal: (path) =>
    `The disk that “${path}” is on does not allow the safe way of writing that this program needs (so do network disks and some sticks). Keep the data on this machine’s own disk: --data FOLDER.`,
  notUpgraded: (path, detail) =>
    `“${path}” was made by an older version and could not be brought to this one (${detail}). It was left as it is; open it with the older version, or look for the newest backup, then ${again.en.restoreAny}.`,
  upgraded: (path, kept) =>
    `“${path}” was made by an older version and is brought to this one; the old file is kept in “${kept}”.`,
  noPerson: (person, known) => `Nobody is “${person}”. After --new-codes write one of ${known}.`,

  differs: (path) =>
    `The file “${path}” differs from the contest that stands in the data folder; the server opens what stands. To use this file, give it another “id”, or choose another folder: --data FOLDER.`,
  restoreAlone: '--restore does not go with --contest or --rehearsal. Leave one of them out.',
  rehearsalCodes: '--rehearsal does not go with --new-codes: the real contest keeps its codes. Leave one of them out.',
  robotsAlone: `--robots is for a trial run alone: ${again.en.robots}.`,
  backupMissing: (path) => `There is no backup “${path}”. Look at the path after --restore.`,
  backupForeign: (path) =>
    `“${path}” is no backup of this program. Choose one of the .sqlite files in the backup folder.`,
  backupOfTrial: (path) =>
    `“${path}” is of a trial run, which does not become the real contest. Choose another backup.`,
  notRestored: (path, detail) =>
    `The backup “${path}” cannot be used (${detail}). Nothing was changed; choose another, the newest first.`,
  restoreFull: (path, data) =>
    `Not restored, because the disk that the data folder “${data}” is on is full; the backup “${path}” is not to blame. Nothing was changed; delete files from that disk, then run the same command again.`,
  halfRestored: (path, detail, kept) =>
    `The backup “${path}” is good, but it was not fully put in the contest’s place (${detail}). ${kept === null ? '' : `What stood before is kept in “${kept}”. `}Run the same command again.`,
  restored: (path, at, kept) =>
    [
      `Restored from “${path}”; the last thing in it was done at ${enTime(at)}.`,
      ...(kept === null ? [] : [`What stood before is kept in “${kept}”.`]),
      'Codes and devices that have joined are still good. Judges’ tablets hand back the sheets that the backup lacks; see /setup.',
      `Next time just ${again.en.start}, without the backup.`,
    ].join('\n'),
  rehearsal:
    'TRIAL RUN: all of it happens on a copy that goes when the server stops; the real contest does not change. Its codes are good.',
  trialTaken: (path) =>
    `“${path}” is the place for trial runs, but other files are there. Move that folder away, then start again.`,
  trialStays: (path, detail) =>
    `The trial run in “${path}” could not be removed (${detail}). The real contest is none the worse for it; the next start tries again.`,
  backupInTrial: (path) =>
    `“${path}” lies in the place for trial runs, which is removed when one ends. Choose another: --backup FOLDER.`,
  backupNoFolder: (path) => `“${path}” is no folder and can hold no backups. Choose another: --backup FOLDER.`,
  backup: (path) => `Every minute a backup is made in “${path}”.`,
  backupHere: (path) =>
    `Every minute a backup is made in “${path}”. In case this machine fails, better on a USB stick: ${again.en.backup}.`,
  noBackup: {
    gone: (path) => `The backup folder “${path}” is gone. Plug the stick in again; backups then go on by themselves.`,
    full: (path) => `The backup folder “${path}” is full. Remove other files from it, or take another stick.`,
    unwritable: (path) => `No backup can be written to “${path}”. Look at its permissions, or take another stick.`,
    damaged: (path) => `The backup just written to “${path}” is damaged. Take another stick.`,
    slow: (path) => `Writing a backup to “${path}” took too long and was given up. Take another stick.`,
    unmade: (path) =>
      `No backup could be made on this machine itself, so there is nothing to put in “${path}”. Look at the free space on its disk.`,
  },
  addressChanged: (was, now) =>
    `NOTE: the server’s address has changed, it was ${was} and is now ${now}. Devices that opened the old one keep their marks; enter the new address there to send them. Better reserve an address for this machine in the router (DHCP).`,
  backupGood: (path) => `There is a good backup in “${path}” again.`,
  address: 'Address',
  codes: 'Codes just made (shown this once)',
  lostCode: `A code is lost: the secretariat makes a new one on /setup. Its own is lost: ${again.en.newCodes}.`,
  stickForgotten: (file) =>
    `“${file}” cannot be written: at the next start please drop the stick’s folder again, else no copies go to the stick.`,
  notOpened: (url) => `The browser could not be opened. On this machine open ${url} and enter the secretariat’s code.`,
  maySleep:
    'NOTE: this machine may still go to sleep by itself. In its power settings set sleep to “Never” while it is plugged in.',
  stop: 'Keep this window open through the contest. Closing it, or Ctrl-C, stops the server: devices lose their connection, but all marks received are on the disk; start again to go on.',
  stopTrial:
    'Closing this window, or Ctrl-C, stops it: the trial run goes with that, and the real contest is as it was.',
};

export const start = { vi, en };
