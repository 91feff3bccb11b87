const vi = {
  title: 'Gửi kết quả đi',
  explain: 'Ảnh và lời dưới đây đúng như đã công bố, để đăng hoặc gửi qua Zalo.',
  preview: 'Ảnh danh sách giải',
  making: 'Đang vẽ ảnh…',
  download: 'Tải ảnh',
  text: 'Lời gửi',
  copy: 'Sao chép lời',
  copied: 'Đã sao chép.',
  notCopied: 'Máy này không cho sao chép. Xin chọn hết lời trong khung rồi tự sao chép.',
};

const en: typeof vi = {
  title: 'Send the results on',
  explain: 'The picture and the text say what was read out, to be posted or sent on. They are in Vietnamese.',
  preview: 'Picture of all prizes',
  making: 'Drawing the picture…',
  download: 'Save the picture',
  text: 'The text',
  copy: 'Copy the text',
  copied: 'Copied.',
  notCopied: 'This device does not allow copying. Please select the text in the box and copy it yourself.',
};

export const prizes = { vi, en };

/** What is sent on is in the hall's language, whoever sends it. */
export const SENT = { results: 'Kết quả', thanks: 'Xin chúc mừng các đội thi!' };
