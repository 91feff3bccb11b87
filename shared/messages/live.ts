const vi = {
  page: 'Theo dõi hội thi',
  title: 'Trang dành cho khán giả chưa mở',
  text: 'Ban Tổ chức hội thi này chưa bật trang cho điện thoại. Mời quý vị theo dõi trên màn chiếu của hội trường.',
  thanks: 'Xin cảm ơn quý vị đã đến dự!',
};

const en: typeof vi = {
  page: 'Follow the contest',
  title: 'The audience page is not switched on',
  text: 'The organisers of this contest have not switched on the page for phones. Please follow the screen in the hall.',
  thanks: 'Thank you for coming!',
};

export const live = { vi, en };
