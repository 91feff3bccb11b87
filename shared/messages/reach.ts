import { twoDigits as two } from '../names.ts';

/* How the hall's machines come in: the organiser's first section, the poster and the cards. */

const vi = {
  address: 'Địa chỉ của hội thi',
  open: 'Mở bằng Chrome hoặc Safari:',
  qr: (address: string) => `Mã QR: ${address}`,
  others: 'Máy này còn có địa chỉ khác, dùng khi địa chỉ trên không mở được:',
  use: (address: string) => `Dùng ${address}`,
  noNetwork: 'Máy này chưa vào mạng nào. Xin nối máy với Wi-Fi hoặc dây mạng của hội trường.',
  nobody: 'Chưa có máy nào vào được',
  nobodyText: 'Mở địa chỉ trên bằng một máy khác. Nếu không mở được, xin làm lần lượt:',
  steps: [
    {
      todo: 'Khi Windows hỏi về tường lửa, đánh dấu cả hai ô rồi bấm “Cho phép truy cập” (Allow access).',
      also: 'Đã lỡ bấm “Hủy”: mở Start, gõ “tường lửa” (firewall), chọn “Cho phép ứng dụng qua tường lửa” (Allow an app through firewall) rồi đánh dấu cả hai ô ở dòng Node.js.',
    },
    {
      todo: 'Đặt mạng của hội trường là “Mạng riêng tư” (Private network).',
      also: 'Bấm biểu tượng mạng ở góc dưới bên phải màn hình, mở “Thuộc tính” (Properties) của mạng đang nối rồi chọn.',
    },
    {
      todo: 'Cho máy kia vào cùng Wi-Fi với máy này và tắt “Dữ liệu di động” (Mobile data).',
      also: 'Wi-Fi dành cho khách (Guest) thường không cho các máy thấy nhau.',
    },
  ],
  came: (machines: number) => `${two(machines)} máy đã vào được`,
  cameText: 'Tường lửa và Wi-Fi đã thông. Máy nào chưa vào thì xem lại Wi-Fi của chính máy đó.',

  wifi: {
    title: 'Wi-Fi của hội trường',
    text: 'Nhập một lần để in mã Wi-Fi trên thẻ và áp phích. Chỉ lưu trong trình duyệt này, không gửi lên máy chủ.',
    name: 'Tên Wi-Fi',
    password: 'Mật khẩu (để trống nếu không có)',
    nameTooLong: 'Tên này dài quá 32 ký tự (mỗi chữ có dấu tính là 2–3). Xin xem lại tên trên bộ phát.',
    noPassword: 'Mật khẩu Wi-Fi dài từ 8 đến 63 ký tự. Xin xem lại.',
    show: 'Hiện mật khẩu',
    hidden: 'Wi-Fi ẩn tên',
    missing:
      'Chưa có tên và mật khẩu Wi-Fi dùng được, nên chưa in được mã QR để vào Wi-Fi. Nhập ở đây, hoặc in không có mã đó.',
  },

  poster: {
    title: 'Áp phích đặt ở bàn, dán trên tường',
    text: 'Một trang A4: mã vào Wi-Fi, mã mở trang, địa chỉ chữ to. Ai chụp được áp phích thì cũng vào được Wi-Fi, nên đặt ở bàn giám khảo.',
    look: 'Xem và in áp phích…',
    head: 'Mời vào hội thi',
    steps: (wifi: string | null) => [
      wifi === null ? 'Vào Wi-Fi của hội trường.' : `Quét mã 1 để vào Wi-Fi “${wifi}”.`,
      wifi === null ? 'Quét mã QR, hoặc mở Chrome, Safari rồi gõ địa chỉ.' : 'Quét mã 2, hoặc gõ địa chỉ dưới đây.',
      'Nhập mã được cấp.',
    ],
  },

  card: {
    wifi: (name: string) => `Wi-Fi: ${name}`,
    password: (password: string) => `Mật khẩu: ${password}`,
    app: 'Vào hội thi',
    address: 'Địa chỉ',
    code: 'Mã của tôi',
    browser: 'Quét bằng máy ảnh của điện thoại, mở bằng Chrome hoặc Safari. Xin không quét trong Zalo.',
  },

  cards: {
    title: (people: number) => `Thẻ của ${two(people)} người`,
    making: (one: number, all: number) => `Đang cấp mã ${String(one)}/${String(all)}…`,
    noAnswerTitle: 'Máy chủ chưa trả lời',
    noAnswer: (name: string) =>
      `Chưa rõ đã đổi mã của ${name} chưa. Có kết nối rồi thì bấm “Hỏi lại” để làm tiếp; mã không bị đổi hai lần. Nếu thôi, xin cấp lại cho người này.`,
    noneTitle: 'Chưa cấp được mã',
    again: 'Hỏi lại',
    showMade: (cards: number) => `Xem ${two(cards)} thẻ đã có`,
    refused: (names: string) => `Chưa cấp được mã mới: ${names}. Mã cũ của những người này vẫn dùng được.`,
    unsure: (names: string) => `Chưa rõ đã đổi mã chưa: ${names}. Xin cấp lại cho người này.`,
    print: 'In',
    leaveText: 'Mã chỉ hiện lần này. Đóng rồi thì muốn xem phải cấp mã khác.',
    unprinted: { title: 'Thẻ chưa in. Đóng lại?', stay: 'Quay lại', leave: 'Đóng, không in' },
    printed: { title: 'Thẻ đã in xong chưa?', stay: 'Chưa, quay lại', leave: 'Đã in xong, đóng lại' },
  },
};

const en: typeof vi = {
  address: 'The contest’s address',
  open: 'Open it with Chrome or Safari:',
  qr: (address) => `QR code: ${address}`,
  others: 'This machine has other addresses, for when the one above does not open:',
  use: (address) => `Use ${address}`,
  noNetwork: 'This machine is on no network. Please connect it to the hall’s Wi-Fi or cable.',
  nobody: 'No machine has come in yet',
  nobodyText: 'Open the address above on another machine. If it does not open, please go through these in turn:',
  steps: [
    {
      todo: 'When Windows asks about the firewall, tick both boxes and press “Allow access”.',
      also: 'It was cancelled: open Start, type “firewall”, choose “Allow an app through firewall” and tick both boxes in the line Node.js.',
    },
    {
      todo: 'Set the hall’s network to “Private network”.',
      also: 'Press the network sign in the lower right corner, open the network’s “Properties” and choose it there.',
    },
    {
      todo: 'Put the other machine on the same Wi-Fi as this one, and turn its “Mobile data” off.',
      also: 'A guest Wi-Fi often keeps machines from each other.',
    },
  ],
  came: (machines) => `${String(machines)} ${machines === 1 ? 'machine has' : 'machines have'} come in`,
  cameText:
    'Firewall and Wi-Fi let them through. A machine that cannot come in has something amiss with its own Wi-Fi.',

  wifi: {
    title: 'The hall’s Wi-Fi',
    text: 'Typed once, for the Wi-Fi code on cards and posters. Kept in this browser alone, never sent to the server.',
    name: 'Name of the Wi-Fi',
    password: 'Password (empty if there is none)',
    nameTooLong:
      'A Wi-Fi’s name has 32 letters at most (one with marks counts as 2 or 3). Please look it up on the router.',
    noPassword: 'A Wi-Fi’s password has 8 to 63 letters. Please look it up again.',
    show: 'Show the password',
    hidden: 'The name is hidden',
    missing:
      'Without a name and password that a Wi-Fi can have there is no QR code for it. Type it here, or print without.',
  },

  poster: {
    title: 'A poster for the table and the wall',
    text: 'One A4 page: a code for the Wi-Fi, a code for the page, the address in large letters. Whoever takes a picture of it can join the Wi-Fi too, so it belongs on the judges’ table.',
    look: 'See and print the poster…',
    head: 'Welcome to the contest',
    steps: (wifi) => [
      wifi === null ? 'Join the hall’s Wi-Fi.' : `Scan code 1 to join the Wi-Fi “${wifi}”.`,
      wifi === null
        ? 'Scan the QR code, or type the address in Chrome or Safari.'
        : 'Scan code 2, or type this address.',
      'Enter the code that you were given.',
    ],
  },

  card: {
    wifi: (name) => `Wi-Fi: ${name}`,
    password: (password) => `Password: ${password}`,
    app: 'Join the contest',
    address: 'Address',
    code: 'My code',
    browser: 'Scan with the phone’s camera, open with Chrome or Safari. Please do not scan inside Zalo.',
  },

  cards: {
    title: (people) => `Cards of ${String(people)} people`,
    making: (one, all) => `Making code ${String(one)} of ${String(all)}…`,
    noAnswerTitle: 'The server has not answered',
    noAnswer: (name) =>
      `It is not known whether ${name} has a new code. When there is a connection, press “Ask again” to go on; no code is made twice. Otherwise please make another for them.`,
    noneTitle: 'No code was made',
    again: 'Ask again',
    showMade: (cards) => (cards === 1 ? 'See the 1 card that is made' : `See the ${String(cards)} cards that are made`),
    refused: (names) => `No new code was made for: ${names}. Their old codes are still good.`,
    unsure: (names) => `It is not known whether these have a new code: ${names}. Please make another for them.`,
    print: 'Print',
    leaveText: 'Codes are shown this once. To see one again, another has to be made.',
    unprinted: { title: 'Not printed. Close anyway?', stay: 'Go back', leave: 'Close without printing' },
    printed: { title: 'Are the cards printed?', stay: 'Not yet, go back', leave: 'They are, close' },
  },
};

export const reach = { vi, en };
