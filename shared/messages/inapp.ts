/* The page was opened inside of Zalo or the like, whose own window forgets what a page keeps. */

const vi = {
  title: (app: string | null) =>
    app === null ? 'Trang đang mở bên trong một ứng dụng khác' : `Trang đang mở bên trong ${app}`,
  why: {
    android: 'Ở đây điểm đang chấm có thể bị mất khi ứng dụng đóng lại. Xin mở bằng Chrome.',
    ios: 'Ở đây điểm đang chấm có thể bị mất khi ứng dụng đóng lại. Xin mở bằng Safari.',
    other: 'Ở đây điểm đang chấm có thể bị mất khi ứng dụng đóng lại. Xin mở bằng trình duyệt.',
  },
  open: 'Mở bằng Chrome',
  menu: {
    android:
      'Bấm dấu ⋯ hoặc ⋮ ở góc trên, chọn “Mở bằng trình duyệt” (có máy ghi “Mở trong Chrome”, “Mở trong trình duyệt bên ngoài”).',
    ios: 'Bấm dấu ⋯ ở góc trên, chọn “Mở bằng trình duyệt” (có máy ghi “Mở trong Safari”, “Mở trong trình duyệt bên ngoài”).',
    other: 'Bấm dấu ⋯ hoặc ⋮ ở góc trên, chọn “Mở bằng trình duyệt”.',
  },
  or: {
    android: 'Hoặc sao chép địa chỉ này, mở Chrome rồi dán vào ô địa chỉ:',
    ios: 'Hoặc sao chép địa chỉ này, mở Safari rồi dán vào ô địa chỉ:',
    other: 'Hoặc sao chép địa chỉ này, mở trình duyệt rồi dán vào ô địa chỉ:',
  },
  copy: 'Sao chép địa chỉ',
  copied: 'Đã sao chép.',
  notCopied: 'Chưa sao chép được. Xin chạm giữ vào địa chỉ rồi chọn “Sao chép”.',
  withCode: 'Địa chỉ đã kèm mã của đồng chí. Mã chưa được dùng ở đây.',
  stay: 'Vẫn dùng tiếp ở đây',
};

const en: typeof vi = {
  title: (app) => (app === null ? 'This page is open inside another app' : `This page is open inside ${app}`),
  why: {
    android: 'Marks may be lost here when the app closes. Please open it with Chrome.',
    ios: 'Marks may be lost here when the app closes. Please open it with Safari.',
    other: 'Marks may be lost here when the app closes. Please open it with a browser.',
  },
  open: 'Open with Chrome',
  menu: {
    android: 'Press ⋯ or ⋮ in the upper corner and choose “Open in browser” (it may say “Open in Chrome”).',
    ios: 'Press ⋯ in the upper corner and choose “Open in browser” (it may say “Open in Safari”).',
    other: 'Press ⋯ or ⋮ in the upper corner and choose “Open in browser”.',
  },
  or: {
    android: 'Or copy this address, open Chrome and paste it there:',
    ios: 'Or copy this address, open Safari and paste it there:',
    other: 'Or copy this address, open a browser and paste it there:',
  },
  copy: 'Copy the address',
  copied: 'Copied.',
  notCopied: 'It could not be copied. Please hold a finger on the address and choose “Copy”.',
  withCode: 'The address has your code in it. The code was not used here.',
  stay: 'Go on here anyway',
};

export const inapp = { vi, en };
