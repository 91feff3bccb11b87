/** “2023-11-15” and “2023-11” as people say them. */
function viDate(date: string): string {
  const [year = '', month = '', day] = date.split('-').map((part) => String(Number(part)));
  return day === undefined ? `Tháng ${month} năm ${year}` : `Ngày ${day} tháng ${month} năm ${year}`;
}

function enDate(date: string): string {
  const [year = 0, month = 1, day] = date.split('-').map(Number);
  const shape: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  const at = new Date(Date.UTC(year, month - 1, day ?? 1));
  return new Intl.DateTimeFormat('en-GB', day === undefined ? shape : { ...shape, day: 'numeric' }).format(at);
}

const vi = {
  page: 'Màn chiếu',
  connecting: 'Đang kết nối…',
  lost: 'Mất kết nối, đang nối lại',
  refused: 'Màn chiếu chưa kết nối được với máy chủ.',
  settings: 'Cài đặt màn chiếu',
  height: 'Chiều cao hình trên màn (mét)',
  readFrom: (smallest: string, largest: string) =>
    smallest === largest
      ? `Chữ đọc được đến ${smallest} m`
      : `Chữ nhỏ nhất đọc được đến ${smallest} m, chữ lớn nhất đến ${largest} m`,
  stay: 'Giữ máy này ở một cảnh:',
  follow: 'Theo bảng điều khiển',
  pins: {
    welcome: 'Chào mừng',
    programme: 'Chương trình',
    draw: 'Thứ tự thi',
    onStage: 'Đội trên sân khấu',
    progress: 'Tiến độ chấm điểm',
    round: 'Bảng điểm phần thi',
    overall: 'Bảng tổng hợp điểm',
    logo: 'Biểu trưng hội thi',
    prizes: 'Các giải thưởng',
    clock: 'Đồng hồ ở chân sân khấu',
    overlay: 'Dải chữ cho truyền hình trực tiếp',
  },
  greeting: 'Nhiệt liệt chào mừng các đại biểu và các đội thi',
  date: viDate,
  programme: 'Chương trình',
  minutes: (minutes: number) => `${String(minutes).padStart(2, '0')} phút`,
  draw: 'Thứ tự thi',
  awaited: 'Mời các đội bốc thăm',
  drawing: 'Đang bốc thăm…',
  opens: 'thi đầu tiên',
  now: 'Đang diễn ra',
  next: 'Tiếp theo',
  stageEmpty: 'Mời các đội thi chuẩn bị',
  limit: (time: string) => `Thời gian quy định ${time}`,
  progress: 'Tiến độ chấm điểm',
  marked: (done: number, all: number) => `Ban Giám khảo đã chấm xong ${String(done)}/${String(all)} bài dự thi`,
  done: 'Đã chấm xong',
  notDone: 'Đang chấm',
  absent: 'Không dự\u00a0thi',
  /** It has a figure, and was withdrawn since. */
  unranked: 'Không xếp\u00a0hạng',
  roundTable: 'Bảng điểm',
  overall: 'Bảng tổng hợp điểm',
  rank: 'Hạng',
  team: 'Đội thi',
  total: 'Tổng điểm',
  frozen: 'Bảng điểm đang khóa',
  place: (rank: number, shared: boolean) => (shared ? `đồng hạng ${String(rank)}` : `hạng ${String(rank)}`),
  up: (rank: number, shared: boolean) =>
    rank > 1
      ? `vươn lên ${shared ? 'đồng hạng' : 'hạng'} ${String(rank)}`
      : shared
        ? 'vươn lên cùng dẫn đầu'
        : 'vươn lên dẫn đầu',
  leads: (teams: number) => (teams > 1 ? `${String(teams)} đội cùng dẫn đầu` : 'đang dẫn đầu'),
  noNews: 'Điểm sẽ hiện khi Ban Giám khảo chấm xong',
  more: (count: number) => `và ${String(count)} đội nữa`,
  moreRows: (count: number) => `và ${String(count)} mục nữa`,
  reveal: 'Công bố kết quả',
  suspense: 'Xin mời lắng nghe…',
  points: (score: string) => `${score} điểm`,
  presenter: (name: string) => `Trao giải: ${name}`,
  ahead: (team: string, points: string) => `Hơn ${team} ${points} điểm`,
  levelRank: (team: string) => `Đồng hạng với ${team}`,
  levelPoints: (team: string) => `Bằng điểm với ${team}, xếp trên theo thể lệ`,
  rehearsal: 'CHẠY THỬ',
  made: 'Kết quả mẫu, không phải kết quả thật',
  sample: (number: number) => `ĐỘI MẪU ${String(number)}`,
  prizes: 'Các giải thưởng',
  ranking: 'Xếp hạng toàn đoàn',
};

export type ScreenWords = typeof vi;

const en: ScreenWords = {
  page: 'Projector',
  connecting: 'Connecting…',
  lost: 'Connection lost, trying again',
  refused: 'The projector cannot reach the server.',
  settings: 'Projector settings',
  height: 'Height of the picture (metres)',
  readFrom: (smallest, largest) =>
    smallest === largest
      ? `Can be read up to ${smallest} m away`
      : `The smallest letters can be read up to ${smallest} m away, the largest up to ${largest} m`,
  stay: 'Keep this device on one scene:',
  follow: 'Follow the panel',
  pins: {
    welcome: 'Welcome',
    programme: 'Programme',
    draw: 'Running order',
    onStage: 'Team on stage',
    progress: 'Marking progress',
    round: 'Scores of a part',
    overall: 'Overall scores',
    logo: 'Emblem',
    prizes: 'The prizes',
    clock: 'Clock at the foot of the stage',
    overlay: 'Lower third for a stream',
  },
  greeting: 'A warm welcome to our guests and teams',
  date: enDate,
  programme: 'Programme',
  minutes: (minutes) => `${String(minutes)} min`,
  draw: 'Running order',
  awaited: 'Teams, please draw your lots',
  drawing: 'Drawing lots…',
  opens: 'goes first',
  now: 'Now',
  next: 'Next',
  stageEmpty: 'Teams, please get ready',
  limit: (time) => `Time allowed ${time}`,
  progress: 'Marking progress',
  marked: (done, all) => `The panel has marked ${String(done)} of ${String(all)} entries`,
  done: 'Marked',
  notDone: 'Being marked',
  absent: 'Not competing',
  unranked: 'Not ranked',
  roundTable: 'Scores',
  overall: 'Overall scores',
  rank: 'Rank',
  team: 'Team',
  total: 'Total',
  frozen: 'The board is frozen',
  place: (rank, shared) => (shared ? `tied for place ${String(rank)}` : `place ${String(rank)}`),
  up: (rank, shared) =>
    rank > 1
      ? `up to ${shared ? 'a tied ' : ''}place ${String(rank)}`
      : shared
        ? 'up to a shared lead'
        : 'takes the lead',
  leads: (teams) => (teams > 1 ? `${String(teams)} teams lead` : 'in the lead'),
  noNews: 'Figures appear once the panel has marked',
  more: (count) => `and ${String(count)} more teams`,
  moreRows: (count) => `and ${String(count)} more`,
  reveal: 'The results',
  suspense: 'And the prize goes to…',
  points: (score) => `${score} points`,
  presenter: (name) => `Presented by ${name}`,
  ahead: (team, points) => `${points} points ahead of ${team}`,
  levelRank: (team) => `Level in rank with ${team}`,
  levelPoints: (team) => `Level in points with ${team}, placed above by the rules`,
  rehearsal: 'REHEARSAL',
  made: 'Made-up results, not the real ones',
  sample: (number) => `SAMPLE TEAM ${String(number)}`,
  prizes: 'The prizes',
  ranking: 'The full ranking',
};

export const screen = { vi, en };
