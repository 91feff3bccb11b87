import { FRAME, HEIGHT, layOutPicture, WIDTH, type Colour, type Picture } from './picture.ts';
import type { Told } from './told.ts';

/** Red and gold as in the hall, whatever the page looks like. */
const INK: Record<Colour, string> = { ink: '#fffaf2', soft: '#f0dfd2', gold: '#ffd966' };
const LIT = '#5c0d18';
const GROUND = '#2b0509';
const PETAL = { back: '#6d1420', front: '#b81828' };

const fontOf = (size: number, bold: boolean) => `${bold ? '700' : '400'} ${String(size)}px "Noto Sans", sans-serif`;

/** Paints it, and gives it as a PNG in an address of its own. Null where this browser has no canvas. */
export async function draw(told: Told): Promise<string | null> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  // A letter that is on the page in no other place has not been loaded yet.
  const letters = JSON.stringify(told);
  await Promise.all([false, true].map((bold) => document.fonts.load(fontOf(40, bold), letters)));
  const measure = (text: string, size: number, bold: boolean) => {
    pen.font = fontOf(size, bold);
    return pen.measureText(text).width;
  };
  paint(pen, layOutPicture(told, measure));
  return canvas.toDataURL('image/png');
}

function paint(pen: CanvasRenderingContext2D, { lines, rules, lotus }: Picture): void {
  const light = pen.createRadialGradient(WIDTH / 2, 0, 0, WIDTH / 2, 0, HEIGHT * 0.8);
  light.addColorStop(0, LIT);
  light.addColorStop(1, GROUND);
  pen.fillStyle = light;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.strokeStyle = INK.gold;
  pen.lineWidth = 4;
  pen.strokeRect(FRAME, FRAME, WIDTH - 2 * FRAME, HEIGHT - 2 * FRAME);
  pen.lineWidth = 1.5;
  pen.strokeRect(FRAME + 10, FRAME + 10, WIDTH - 2 * FRAME - 20, HEIGHT - 2 * FRAME - 20);
  flower(pen, lotus);
  pen.fillStyle = INK.gold;
  for (const { x, y, width } of rules) pen.fillRect(x, y, width, 2);
  for (const { text, x, y, size, bold, colour, middle } of lines) {
    pen.font = fontOf(size, bold);
    pen.fillStyle = INK[colour];
    pen.textAlign = middle ? 'center' : 'left';
    pen.fillText(text, x, y);
  }
}

/** The emblem of client/parts/Lotus.svelte. */
function flower(pen: CanvasRenderingContext2D, { x, y, width }: Picture['lotus']): void {
  const petal = new Path2D('M0 0 C-26 -30 -24 -74 0 -104 C24 -74 26 -30 0 0 Z');
  const scale = width / 232;
  const leaf = (turn: number, size: number, fill: string) => {
    pen.save();
    pen.translate(x, y);
    pen.scale(scale * size, scale * size);
    pen.rotate((turn * Math.PI) / 180);
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    pen.fillStyle = fill;
    pen.fill(petal);
    pen.stroke(petal);
    pen.restore();
  };
  for (const turn of [-78, 78, -52, 52, -26, 26]) leaf(turn, 1, PETAL.back);
  for (const turn of [-40, 40, 0]) leaf(turn, 0.86, PETAL.front);
}
