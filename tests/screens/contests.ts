import { readFile } from 'node:fs/promises';
import { contest, type File, type FileJudge, type FileTeam } from '../builders.ts';

/*
 * The contests whose screens are looked at: names as they really are, and as long as they may be.
 */

const SAMPLE = new URL('../../server/contests/ha-trung-2023.json', import.meta.url);

/** Sixty characters. */
export const LONG_TEAM = 'Liên quân Đoàn Thanh niên và Hội Phụ nữ xã Hà Tiến – Hà Lĩnh';
export const LONG_JUDGE = 'Thạc sĩ Nguyễn Thị Phương Thảo, Phó Trưởng phòng Văn hóa và Thông tin';

const JUDGES: readonly FileJudge[] = [
  { id: 'gk1', name: LONG_JUDGE, head: true },
  { id: 'gk2', name: 'Nghệ sĩ Ưu tú Trịnh Xuân Trường' },
  { id: 'gk3', name: 'Ông Lê Văn Dũng, Phó Chủ tịch Ủy ban Mặt trận Tổ quốc' },
  { id: 'gk4', name: 'Bà Hoàng Thị Ẩn' },
  { id: 'gk5', name: 'Đồng chí Phạm Quỳnh, Bí thư Huyện đoàn' },
];

/** With their offices, as they are announced. */
const PRESENTERS = [
  'Đồng chí Hoàng Văn Thái, Phó Bí thư Thường trực Huyện ủy, Chủ tịch Hội đồng nhân dân huyện',
  'Bà Nguyễn Thị Hường, Trưởng phòng Lao động – Thương binh và Xã hội',
];

/** Hà Trung's day as it stands in the file. */
export async function sample(): Promise<File> {
  return JSON.parse(await readFile(SAMPLE, 'utf8')) as File;
}

/** The team that is looked at most closely. */
export const LOOKED_AT = 'xa-ha-tien';

/** Hà Trung's twenty teams, one of them a league with a name of sixty characters. */
export async function twenty(): Promise<File> {
  const file = await sample();
  const teams = file.teams.map((team) => (team.id === LOOKED_AT ? { ...team, name: LONG_TEAM } : team));
  const prizes = (file.prizes ?? []).map((prize, p) => ({ ...prize, presenter: PRESENTERS[p % PRESENTERS.length] }));
  return { ...file, judges: [...JUDGES], teams, prizes };
}

/** Communes of two districts that are told apart by one letter or by a mark above it. */
const COMMUNES = [
  'Hà Bắc, Hà Bình, Hà Châu, Hà Đông, Hà Giang, Hà Hải, Hà Lai, Hà Lĩnh, Hà Long, Hà Ngọc, Hà Sơn, Hà Tân, Hà Thái',
  'Hà Thanh, Hà Tiến, Hà Vân, Hà Vinh, Hà Yên, Hoạt Giang, Lĩnh Toại, Yên Dương, Yến Sơn, Nga An, Nga Bạch, Nga Điền',
  'Nga Giáp, Nga Hải, Nga Liên, Nga Phú, Nga Phượng, Nga Tân, Nga Thạch, Nga Thái, Nga Thanh, Nga Thành, Nga Thắng',
  'Nga Thiện, Nga Thủy',
].flatMap((line) => line.split(', '));

/** Forty teams, four parts, prizes that many share. */
export function forty(): File {
  const teams: FileTeam[] = [
    { id: 'tt-nga-son', name: 'Thị trấn Nga Sơn' },
    { id: 'lien-quan', name: LONG_TEAM },
    ...COMMUNES.map((name, i) => ({ id: `xa-${String(i + 1)}`, name: `Xã ${name}` })),
  ];
  const criteria = 3;
  return {
    ...contest({
      id: 'bon-muoi-doi',
      title: 'Liên hoan tuyên truyền lưu động “Dân vận khéo” cụm Hà Trung – Nga Sơn',
      judges: JUDGES,
      teams,
      rounds: [
        { id: 'bao-tuong', name: 'Phần thi Báo tường', mode: 'gallery', criteria },
        { id: 'chao-hoi', name: 'Phần thi Chào hỏi', timeLimitSeconds: 300, criteria },
        { id: 'kien-thuc', name: 'Phần thi Kiến thức pháp luật', criteria },
        { id: 'tieu-pham', name: 'Phần thi Tiểu phẩm', timeLimitSeconds: 600, criteria },
      ],
      prizes: [
        { name: 'Giải Nhất', count: 1, reveal: 'each' },
        { name: 'Giải Nhì', count: 3, reveal: 'each' },
        { name: 'Giải Ba', count: 6 },
        { name: 'Giải Khuyến khích', count: 'rest' },
        { name: 'Tiểu phẩm có nội dung tuyên truyền sâu sắc nhất', round: 'tieu-pham', count: 1 },
        { name: 'Diễn viên xuất sắc nhất', by: 'decision' },
      ],
    }),
    theme: 'Dân vận khéo – Chung sức xây dựng nông thôn mới',
    venue: 'Trung tâm Văn hóa, Thể thao và Du lịch huyện',
    date: '2023-11',
  };
}
