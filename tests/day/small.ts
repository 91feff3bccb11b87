import { contest, type File } from '../builders.ts';

/*
 * A small contest whose figures can be followed on paper: three judges, four teams whose names look alike, a gallery and
 * a stage. Hà Lai and Hà Trung end level behind Hà Tân, around the one second prize.
 */

export const [CONTENT, FORM] = ['Nội dung', 'Hình thức'] as const;
export const [SCRIPT, ACTING] = ['Kịch bản', 'Diễn xuất'] as const;
export const GALLERY = {
  id: 'bao-tuong',
  name: 'Phần thi Báo tường',
  criteria: [
    { id: 'noi-dung', name: CONTENT },
    { id: 'hinh-thuc', name: FORM, step: 0.5 },
  ],
} as const;
export const STAGE = {
  id: 'tieu-pham',
  name: 'Phần thi Tiểu phẩm',
  criteria: [
    { id: 'kich-ban', name: SCRIPT },
    { id: 'dien-xuat', name: ACTING, step: 0.5 },
  ],
} as const;

export type SmallRound = typeof GALLERY | typeof STAGE;

/** `lot`: the number on the slip that it draws for the stage. */
export const LAI = { id: 'ha-lai', name: 'Xã Hà Lai', lot: 3 };
export const TAN = { id: 'ha-tan', name: 'Xã Hà Tân', lot: 5 };
export const TRUNG = { id: 'ha-trung', name: 'Thị trấn Hà Trung', lot: 1 };
export const DUONG = { id: 'yen-duong', name: 'Xã Yên Dương', lot: 2 };
/** As the file lists them, which is how the papers hang. */
export const TEAMS = [LAI, TAN, TRUNG, DUONG] as const;
export type SmallTeam = (typeof TEAMS)[number];

export const JUDGES = [
  { id: 'gk1', name: 'Giám khảo 1', head: true },
  { id: 'gk2', name: 'Giám khảo 2' },
  { id: 'gk3', name: 'Giám khảo 3' },
] as const;

export const FIRST = 'Giải Nhất';
export const SECOND = 'Giải Nhì';
export const OTHERS = 'Giải Khuyến khích';
export const BEST_SKIT = 'Tiểu phẩm hay nhất';
export const BEST_ACTOR = 'Diễn viên xuất sắc nhất';

export function smallContest(): File {
  return {
    ...contest({
      title: 'Hội thi Chung tay vì người nghèo',
      judges: JUDGES,
      teams: TEAMS.map(({ id, name }) => ({ id, name })),
      rounds: [
        { ...GALLERY, mode: 'gallery' },
        { ...STAGE, timeLimitSeconds: 300, overtime: { everySeconds: 60, count: 'full', points: 1, max: 5 } },
      ],
      prizes: [
        { name: FIRST, count: 1, reveal: 'each' },
        { name: SECOND, count: 1, reveal: 'each' },
        { name: OTHERS, count: 'rest', reveal: 'together' },
        { name: BEST_SKIT, round: STAGE.id, count: 1 },
        { name: BEST_ACTOR, by: 'decision' },
      ],
    }),
    theme: 'Không để ai bị bỏ lại phía sau',
    venue: 'Hội trường trung tâm',
    date: '2023-11-15',
  };
}

/** What each judge gives each team, as it is typed in from paper. */
export function paperSheets(round: SmallRound): object[] {
  const sheets = round === GALLERY ? GALLERY_MARKS : STAGE_MARKS;
  const [first, second] = round.criteria;
  return JUDGES.flatMap((judge, j) =>
    TEAMS.map((team, t) => {
      const [a = 0, b = 0] = sheets[j]?.[t] ?? [];
      const marks = { [first.id]: a, [second.id]: b };
      return { round: round.id, team: team.id, judge: judge.id, marks, reason: 'phiếu giấy' };
    }),
  );
}

type Marks = readonly [number, number];
type Sheets = readonly [Marks, Marks, Marks, Marks];

/** By judge, then by team as the file lists them. */
export const GALLERY_MARKS: readonly [Sheets, Sheets, Sheets] = [
  // Hà Lai      Hà Tân      Hà Trung    Yên Dương
  [
    [8.25, 7],
    [9, 8.5],
    [7.5, 6.5],
    [0, 5],
  ],
  [
    [7.75, 7.5],
    [8.5, 9],
    [8, 7],
    [5.25, 6],
  ],
  [
    [8.5, 8],
    [9.25, 8],
    [8, 7.5],
    [4.5, 5.5],
  ],
];
/** (15,25 + 15,25 + 16,5) : 3, and so on. */
export const GALLERY_SCORES = ['15,67', '17,42', '14,83', '8,75'] as const;

export const STAGE_MARKS: readonly [Sheets, Sheets, Sheets] = [
  [
    [8, 8],
    [9, 9],
    [8, 7.5],
    [6, 6],
  ],
  [
    [8.25, 7.5],
    [9, 8.5],
    [8.5, 7.5],
    [5.5, 6],
  ],
  [
    [7.75, 8],
    [8.75, 8.5],
    [7, 8.5],
    [6.5, 6.5],
  ],
];
/** Hà Lai: (16 + 15,75 + 15,75) : 3 is 15,83, and one point off for the minute over. */
export const STAGE_SCORES = ['14,83', '17,58', '15,67', '12,17'] as const;
export const TOTALS = ['30,50', '35,00', '30,50', '20,92'] as const;
