import { again } from './again.ts';

/*
 * How a device comes back to the server: how it stays in the hall's Wi-Fi, which leads to no internet, in the words of its
 * own settings; on the server's own machine, how the server is started again.
 */

const vi = {
  ask: 'Mất kết nối: xem cách nối lại',
  how: 'Xem cách nối lại',
  title: 'Nối lại với máy chủ',
  lost: 'Xin xem lại Wi-Fi của máy này:',
  join: {
    android: 'Mở Cài đặt › Wi-Fi, chọn Wi-Fi của hội trường.',
    ios: 'Mở Cài đặt › Wi-Fi, chọn Wi-Fi của hội trường.',
    other: 'Cho máy này vào lại Wi-Fi của hội trường.',
  },
  /** Done once, it holds for the day. */
  stay: {
    android: [
      'Khi máy hỏi “Mạng này không có quyền truy cập Internet. Giữ kết nối?”, đánh dấu “Không hỏi lại cho mạng này” rồi chọn “Có” (có máy ghi “Giữ kết nối”).',
      'Tắt “Dữ liệu di động”, để máy không rời Wi-Fi: vuốt từ mép trên màn hình xuống, hoặc mở Cài đặt › Mạng.',
    ],
    ios: [
      'Nếu máy báo Wi-Fi không có Internet, cứ ở lại Wi-Fi này.',
      'Mở Cài đặt › Di động, tắt “Dữ liệu di động”, để máy không rời Wi-Fi.',
    ],
    other: ['Nếu máy báo Wi-Fi không có Internet, cứ ở lại Wi-Fi này.'],
  },
  others: 'Nếu các máy khác cũng mất kết nối thì do máy chủ hoặc bộ phát Wi-Fi: xin báo Tổ thư ký, nơi đặt máy chủ.',
  own: {
    lost: 'Máy này chính là máy chủ, nên không phải do Wi-Fi: máy chủ đã dừng.',
    steps: [
      'Xem cửa sổ máy chủ (màu đen) còn mở không. Nếu còn, đọc dòng cuối: ở đó ghi vì sao máy chủ dừng và cách sửa.',
      `Nếu cửa sổ đã đóng hoặc đã sửa xong, hãy ${again.vi.start}.`,
      'Máy chủ chạy lại thì trang này tự nối lại; mọi điểm đã nhận vẫn còn.',
    ],
  },
};

const en: typeof vi = {
  ask: 'Connection lost: what to do',
  how: 'What to do',
  title: 'Back to the server',
  lost: 'Please look at this device’s Wi-Fi:',
  join: {
    android: 'Open Settings › Wi-Fi and choose the hall’s.',
    ios: 'Open Settings › Wi-Fi and choose the hall’s.',
    other: 'Join the hall’s Wi-Fi again.',
  },
  stay: {
    android: [
      'When the device says “This network has no internet access. Stay connected?”, tick “Don’t ask again for this network” and choose “Yes” (or “Keep connection”).',
      'Turn “Mobile data” off, so that the device does not leave the Wi-Fi: swipe down from the top, or open Settings › Network.',
    ],
    ios: [
      'If the device says that the Wi-Fi has no Internet, stay with it.',
      'Open Settings › Mobile Data (Cellular) and turn it off, so that the device does not leave the Wi-Fi.',
    ],
    other: ['If the device says that the Wi-Fi has no Internet, stay with it.'],
  },
  others:
    'If other devices have lost it too, it is the server or the router: please tell the secretariat, where the server is.',
  own: {
    lost: 'This machine is the server, so it is not the Wi-Fi: the server has stopped.',
    steps: [
      'See whether the server’s window (the black one) is open. If it is, read its last line: it says why, and what to do.',
      `If the window is closed, or that has been done, ${again.en.start}.`,
      'Once the server runs, this page comes back by itself; every mark that it had received is there.',
    ],
  },
};

export const wifi = { vi, en };
