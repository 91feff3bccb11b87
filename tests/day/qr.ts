import type { Locator } from 'playwright-core';
import QR from 'qrcode';
import { expect } from 'vitest';
import { comesTrue } from './eyes.ts';

/** The white border that a reader needs. */
const MARGIN = 4;

/** A camera would read these words there: square by square the picture is that of their code, and no other. */
export async function scans(code: Locator, words: string): Promise<void> {
  const { size, data } = QR.create(words, { errorCorrectionLevel: 'M' }).modules;
  await comesTrue(async () => {
    const picture = await code.screenshot();
    const seen = await code
      .page()
      .evaluate(squares, { picture: picture.toString('base64'), across: size + 2 * MARGIN });
    const inside = seen.slice(MARGIN, -MARGIN).map((row) => row.slice(MARGIN, -MARGIN));
    expect(inside.flat().map(Number).join('')).toBe(Array.from(data, Number).join(''));
    expect(seen.flat().filter(Boolean)).toHaveLength(inside.flat().filter(Boolean).length);
  });
}

/** Row by row, whether the middle of each square is dark. */
async function squares({ picture, across }: { picture: string; across: number }): Promise<boolean[][]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.width;
  canvas.height = image.height;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  pen.drawImage(image, 0, 0);
  const isDark = (x: number, y: number) => {
    const at = (place: number, of: number) => Math.floor(((place + 0.5) * of) / across);
    const [red = 0] = pen.getImageData(at(x, image.width), at(y, image.height), 1, 1).data;
    return red < 128;
  };
  return Array.from({ length: across }, (_, y) => Array.from({ length: across }, (__, x) => isDark(x, y)));
}
