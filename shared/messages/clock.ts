const vi = {
  page: 'Bấm giờ',
  nobody: 'Chưa có đội nào trên sân khấu',
  wait: 'Khi người dẫn chương trình mời đội lên, đồng hồ sẽ hiện ở đây.',
  closed: 'Phần thi đã chốt điểm, đồng hồ không chạy nữa.',
  limit: (time: string) => `Thời gian quy định ${time}`,
  noLimit: 'Không giới hạn thời gian',
  start: 'Bắt đầu',
  stop: 'Dừng',
  resume: 'Chạy tiếp',
  bellOff: 'Chuông hết giờ: tắt',
  bellOn: 'Chuông hết giờ: bật',
  bellAsleep: 'Chạm vào màn hình một lần để chuông kêu được',
};

const en: typeof vi = {
  page: 'Timekeeper',
  nobody: 'Nobody is on stage',
  wait: 'The clock appears here when the MC calls a team.',
  closed: 'The round is closed; the clock runs no more.',
  limit: (time) => `Time limit ${time}`,
  noLimit: 'No time limit',
  start: 'Start',
  stop: 'Stop',
  resume: 'Run on',
  bellOff: 'Bell at time: off',
  bellOn: 'Bell at time: on',
  bellAsleep: 'Touch the screen once, so that the bell can sound',
};

export const clock = { vi, en };
