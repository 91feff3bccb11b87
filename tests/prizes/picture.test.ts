import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FRAME, HEIGHT, layOutPicture, WIDTH, wrapped, type Line } from '../../client/prizes/picture.ts';
import { asText, type Told } from '../../client/prizes/told.ts';

/** A letter of bold Noto Sans is no wider than this on average. */
const measure = (text: string, size: number) => text.length * size * 0.62;

const haTrung: Told = {
  title: 'Hội thi truyền thông về giảm nghèo năm 2023',
  where: 'Ngày 15 tháng 11 năm 2023 · Hội trường huyện Hà Trung',
  prizes: [
    { prize: 'Giải Nhất', winners: ['Xã Lĩnh Toại'] },
    { prize: 'Giải Nhì', winners: ['Xã Hà Tiến', 'Xã Hà Sơn'] },
    { prize: 'Giải Ba', winners: ['Xã Hà Lĩnh', 'Xã Hà Bình', 'Xã Yến Sơn'] },
    { prize: 'Giải Khuyến khích', winners: Array.from({ length: 14 }, (_, i) => `Xã Hà Châu ${String(i)}`) },
    { prize: 'Báo tường đẹp nhất', winners: ['Xã Lĩnh Toại'] },
    { prize: 'Chào hỏi ấn tượng nhất', winners: ['Xã Hà Sơn và các thôn vùng đệm Vườn quốc gia Bến En huyện X'] },
    { prize: 'Tiểu phẩm hay nhất', winners: ['Xã Hà Tân'] },
    { prize: 'Diễn viên xuất sắc nhất', winners: ['Bà Lê Thị Hoa, thôn Trung Chính, xã Hà Lai'] },
  ],
};

function box({ text, x, y, size, middle }: Line) {
  const width = measure(text, size);
  const left = middle ? x - width / 2 : x;
  return { left, right: left + width, top: y - size * 0.8, bottom: y + size * 0.25, text };
}

/** Everything is inside the frame, and no words stand on others. */
function isWhole(told: Told): void {
  const boxes = layOutPicture(told, measure).lines.map(box);
  for (const one of boxes) {
    expect([one.text, one.left >= FRAME, one.right <= WIDTH - FRAME, one.bottom <= HEIGHT - FRAME]).toEqual([
      one.text,
      true,
      true,
      true,
    ]);
    const on = boxes.filter(
      (other) =>
        other !== one &&
        other.left < one.right &&
        one.left < other.right &&
        other.top < one.bottom &&
        one.top < other.bottom,
    );
    expect(on.map(({ text }) => `${one.text} on ${text}`)).toEqual([]);
  }
}

describe('the picture', () => {
  test('twenty teams and four special prizes: large, whole, and nobody is missing', () => {
    isWhole(haTrung);
    const { lines } = layOutPicture(haTrung, measure);
    const all = lines.map(({ text }) => text).join(' ');
    for (const { prize, winners } of haTrung.prizes)
      for (const name of [prize, ...winners]) expect(all).toContain(name);
    const least = Math.min(...lines.map(({ size }) => size));
    expect(least).toBeGreaterThan(22);
  });

  test('whoever has the first prize stands by themselves, larger than all others', () => {
    const { lines } = layOutPicture(haTrung, measure);
    const first = lines.findIndex(({ text }) => text === 'Giải Nhất');
    expect(lines[first + 1]).toMatchObject({ text: 'Xã Lĩnh Toại', middle: true });
    const others = lines.slice(first + 2).map(({ size }) => size);
    expect(lines[first + 1]?.size).toBeGreaterThan(Math.max(...others));
  });

  const words = (most: number) =>
    fc
      .array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('H', 'ẵ', 'n', 'g', 'Ệ') }), {
        minLength: 1,
        maxLength: most,
      })
      .map((all) => all.join(' '));

  test('whatever the names, nothing is cut and nothing stands on anything', () => {
    const prize = fc.record({ prize: words(8), winners: fc.array(words(10), { minLength: 1, maxLength: 20 }) });
    fc.assert(
      fc.property(words(30), words(20), fc.array(prize, { maxLength: 10 }), (title, where, prizes) => {
        isWhole({ title, where, prizes });
      }),
      { numRuns: 100 },
    );
  });
});

test('a line breaks between words, and inside a word only where it is longer than the line', () => {
  const letters = (text: string) => text.length;
  expect(wrapped('Hà Lai và Hà Tân', 6, 10, true, letters)).toEqual(['Hà Lai', 'và Hà', 'Tân']);
  expect(wrapped('aaaaaaaaaa bb', 4, 10, true, letters)).toEqual(['aaaa', 'aaaa', 'aa', 'bb']);
});

test('the text to send on: contest, date and place, every prize with who has it', () => {
  const few = { ...haTrung, prizes: haTrung.prizes.slice(0, 3) };
  expect(asText(few)).toBe(
    [
      'HỘI THI TRUYỀN THÔNG VỀ GIẢM NGHÈO NĂM 2023',
      'Ngày 15 tháng 11 năm 2023 · Hội trường huyện Hà Trung',
      '',
      'KẾT QUẢ',
      'Giải Nhất: Xã Lĩnh Toại',
      'Giải Nhì: Xã Hà Tiến; Xã Hà Sơn',
      'Giải Ba:',
      '- Xã Hà Lĩnh',
      '- Xã Hà Bình',
      '- Xã Yến Sơn',
      '',
      'Xin chúc mừng các đội thi!',
    ].join('\n'),
  );
});
