/** “Phần thi Chào hỏi” inside a sentence. */
export const part = (name: string) => (/^phần\s/i.test(name) ? `phần${name.slice(4)}` : `phần “${name}”`);

const vi = {
  contest: 'Hội thi',
  judge: 'Giám khảo',
  headJudge: 'Trưởng ban Giám khảo',
  mc: 'Người dẫn chương trình',
  timekeeper: 'Bấm giờ',
  organiser: 'Tổ thư ký',
  screen: 'Màn chiếu',

  /** The number that the hall calls a team by. */
  number: (two: string) => `Số ${two}`,
  cancel: 'Thôi',
  close: 'Đóng',
  back: 'Quay lại',
  ok: 'Đồng ý',
  otherLanguage: 'English',
  light: 'Nền sáng',
  dark: 'Nền tối',
  points: (figure: string) => `${figure} điểm`,
  notMarked: 'chưa chấm',

  reason: 'Lý do',
  otherReason: 'Lý do khác',

  trial: 'CHẠY THỬ',
  trialText: 'Điểm ở đây không tính, hội thi thật không thay đổi.',
  connecting: 'Đang nối với máy chủ…',
  lost: 'Mất kết nối. Máy đang tự nối lại…',
  refused: 'Trang này cần mã: máy chưa vào bằng mã nào, hoặc mã cũ đã được thay.',
  joinAgain: 'Nhập mã được cấp',
  noAnswer: 'Chưa thấy máy chủ trả lời, chưa rõ lệnh đã được thực hiện hay chưa. Xin xem lại rồi thử lại nếu cần.',

  /** Why points come off. */
  kinds: {
    overtime: 'Quá thời gian quy định',
    late: 'Nộp báo tường muộn',
    members: 'Thiếu thành viên hoặc sai thành phần',
    theme: 'Sai chủ đề',
    genres: 'Thiếu thể loại',
    other: 'Lý do khác',
  },

  elapsed: 'Thời gian',
  overBy: (time: string) => `quá ${time}`,
};

const en: typeof vi = {
  contest: 'Contest',
  judge: 'Judge',
  headJudge: 'Head judge',
  mc: 'MC',
  timekeeper: 'Timekeeper',
  organiser: 'Secretariat',
  screen: 'Projector',

  number: (two) => `No. ${two}`,
  cancel: 'Cancel',
  close: 'Close',
  back: 'Back',
  ok: 'OK',
  otherLanguage: 'Tiếng Việt',
  light: 'Light',
  dark: 'Dark',
  points: (figure) => `${figure} points`,
  notMarked: 'not marked',

  reason: 'Reason',
  otherReason: 'Another reason',

  trial: 'TRIAL RUN',
  trialText: 'Nothing here counts; the real contest does not change.',
  connecting: 'Connecting to the server…',
  lost: 'Connection lost. Reconnecting…',
  refused: 'This page needs a code: none was entered on this device, or it has been replaced.',
  joinAgain: 'Enter the code you were given',
  noAnswer: 'The server has not answered: it is not known whether this was done. Please look, and try again if needed.',

  kinds: {
    overtime: 'Overtime',
    late: 'Wall newspaper handed in late',
    members: 'Too few members, or the wrong ones',
    theme: 'Off the theme',
    genres: 'A genre is missing',
    other: 'Another reason',
  },

  elapsed: 'Time',
  overBy: (time) => `${time} over`,
};

export const common = { vi, en };
