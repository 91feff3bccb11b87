import { twoDigits as two } from '../names.ts';

/* The server is not heard: the Wi-Fi is lost, or the laptop has another address now, and this page is still of the old one. */

const vi = {
  mark: 'Xin cứ chấm tiếp: điểm được giữ trên máy này, nối lại được thì tự gửi.',
  markHere: 'Xin cứ chấm tiếp và giữ trang này mở: nối lại được thì điểm tự gửi.',
  isBack: 'Đã nối lại với máy chủ.',
  moved: 'Máy chủ đã đổi địa chỉ?',
  how: 'Nhập địa chỉ mới để gửi điểm sang đó. Địa chỉ có ở trang Tổ thư ký và trên màn hình máy chủ, ví dụ 192.168.1.7.',
  address: 'Địa chỉ mới',
  send: 'Gửi sang',
  sending: 'Đang gửi…',
  notAnAddress: 'Địa chỉ chưa đúng. Xin nhập dãy số như 192.168.1.7, hoặc 192.168.1.7:3000.',
  nobody: 'Không có máy chủ nào trả lời ở địa chỉ này. Điểm vẫn được giữ trên máy.',
  refused: 'Máy chủ ở địa chỉ này chưa nhận ra máy của đồng chí. Xin nhập mã rồi gửi lại.',
  wrongCode: 'Mã chưa đúng. Xin xem lại mã, hoặc hỏi Tổ thư ký.',
  tooMany: 'Đã nhập sai mã nhiều lần. Xin chờ một phút rồi thử lại.',
  notYou: 'Mã này là của người khác. Xin nhập mã của mình.',
  yourCode: 'Mã của đồng chí',
  stranger: 'Máy chủ ở địa chỉ này là của hội thi khác hoặc buổi chạy thử. Điểm vẫn được giữ trên máy.',
  noToken: 'Máy này không còn nhớ đồng chí là ai. Xin nhập mã rồi gửi lại.',
  back: 'Nhập lại địa chỉ',
  stuck: 'Máy chủ mới chưa trả lời. Trang này đang thử lại.',
  left: (sheets: number) => `Còn ${two(sheets)} phiếu.`,
  refusedTitle: 'Máy chủ mới không nhận',
  doneTitle: 'Máy chủ mới đã nhận',
  done: (sheets: number) =>
    sheets === 0 ? 'Máy này không còn điểm nào chờ gửi.' : `Máy chủ mới đã nhận ${two(sheets)} phiếu từ máy này.`,
  held: (sheets: number) => `${two(sheets)} phiếu máy chủ không nhận vẫn được giữ ở đây. Xin báo Tổ thư ký.`,
  goOn: 'Chấm tiếp ở địa chỉ mới',
  code: 'Ở địa chỉ mới, xin nhập lại mã của mình.',
};

const en: typeof vi = {
  mark: 'Please go on marking: your marks are kept on this device, and go by themselves once it is back.',
  markHere: 'Please go on marking, and keep this page open: your marks go by themselves once it is back.',
  isBack: 'The server is back.',
  moved: 'Has the server another address?',
  how: 'Type it, and your marks go there. It stands on the secretariat’s page and on the server’s screen, such as 192.168.1.7.',
  address: 'New address',
  send: 'Hand over',
  sending: 'Handing over…',
  notAnAddress: 'That is no address. Please type numbers such as 192.168.1.7, or 192.168.1.7:3000.',
  nobody: 'No server answers at this address. Your marks are still on this device.',
  refused: 'The server at this address does not know this device yet. Please enter your code and hand over again.',
  wrongCode: 'That code is not right. Please look again, or ask the secretariat.',
  tooMany: 'Too many wrong codes. Please wait a minute and try again.',
  notYou: 'That code is somebody else’s. Please enter your own.',
  yourCode: 'Your code',
  stranger: 'That server holds another contest, or a trial run. Your marks are still on this device.',
  noToken: 'This device no longer knows who you are. Please enter your code and hand over again.',
  back: 'Type the address again',
  stuck: 'The new server does not answer yet. This page keeps trying.',
  left: (sheets) => `${String(sheets)} ${sheets === 1 ? 'sheet' : 'sheets'} to go.`,
  refusedTitle: 'The new server did not take it',
  doneTitle: 'The new server has it',
  done: (sheets) =>
    sheets === 0
      ? 'Nothing on this device waits to be sent.'
      : `The new server has taken ${String(sheets)} ${sheets === 1 ? 'sheet' : 'sheets'} from this device.`,
  held: (sheets) =>
    `${String(sheets)} ${sheets === 1 ? 'sheet' : 'sheets'} that it did not take are still kept here. Please tell the secretariat.`,
  goOn: 'Go on at the new address',
  code: 'There, please enter your code again.',
};

export const stranded = { vi, en };
