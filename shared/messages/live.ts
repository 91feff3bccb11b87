const vi = {
  page: 'Theo dõi hội thi',
  title: 'Trang dành cho khán giả đang đóng',
  text: 'Ban Tổ chức hiện không mở trang cho điện thoại. Mời quý vị theo dõi trên màn chiếu của hội trường.',
  again: 'Xem lại trang đã mở chưa',
  asking: 'Đang hỏi…',
  unreachable: 'Chưa liên lạc được với máy chủ của hội trường.',
  lost: 'Mất kết nối, đang nối lại',
  dark: 'Màn chiếu của hội trường đang tắt.',
  marked: (done: number, all: number) => `Đã chấm xong ${String(done)}/${String(all)}`,
};

const en: typeof vi = {
  page: 'Follow the contest',
  title: 'The audience page is closed',
  text: 'The organisers do not keep the page for phones open at the moment. Please follow the screen in the hall.',
  again: 'See whether it is on now',
  asking: 'Asking…',
  unreachable: 'The hall’s server cannot be reached.',
  lost: 'Connection lost, trying again',
  dark: 'The screen in the hall is off.',
  marked: (done, all) => `Marked: ${String(done)} of ${String(all)}`,
};

export const live = { vi, en };
