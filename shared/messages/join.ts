const vi = {
  page: 'Vào hội thi',
  title: 'Mời vào hội thi',
  how: 'Quét mã QR hoặc nhập mã được cấp.',
  code: 'Mã của tôi',
  join: 'Vào',
  joining: 'Đang vào…',
  goOn: (role: string) => `Vào tiếp: ${role}`,
  before: 'Trước khi bắt đầu',
  screenTimeout: 'Đặt thời gian tự tắt màn hình lâu nhất (Cài đặt › Màn hình).',
  batterySaver: 'Tắt chế độ tiết kiệm pin, cả cho trình duyệt (Cài đặt › Pin).',
  charger: 'Để sẵn bộ sạc tại bàn.',
  screen: 'Mở màn chiếu',
  wrongCode: 'Mã chưa đúng. Xin xem lại mã được cấp rồi nhập lại.',
  tooMany: 'Nhập sai nhiều lần. Xin chờ một lát rồi thử lại.',
  tooManySeconds: (seconds: number) => `Nhập sai nhiều lần. Xin chờ ${String(seconds)} giây rồi thử lại.`,
  noConnection: 'Không nối được với máy chủ. Xin kiểm tra Wi-Fi của hội trường rồi thử lại.',
};

const en: typeof vi = {
  page: 'Join the contest',
  title: 'Welcome to the contest',
  how: 'Scan the QR code or type the code that you were given.',
  code: 'My code',
  join: 'Join',
  joining: 'Joining…',
  goOn: (role) => `Go on: ${role}`,
  before: 'Before you begin',
  screenTimeout: 'Set the screen to stay on as long as it can (Settings › Display).',
  batterySaver: 'Turn battery saving off, for the browser too (Settings › Battery).',
  charger: 'Keep a charger at the table.',
  screen: 'Open the projector page',
  wrongCode: 'That code is not right. Please check the one that you were given and try again.',
  tooMany: 'Too many wrong codes. Please wait a little and try again.',
  tooManySeconds: (seconds) => `Too many wrong codes. Please wait ${String(seconds)} seconds and try again.`,
  noConnection: 'The server cannot be reached. Please check the hall’s Wi-Fi and try again.',
};

export const join = { vi, en };
