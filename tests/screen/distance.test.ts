import { expect, test } from 'vitest';
import { metres } from '../../client/screen/distance.ts';

test('a capital of 5 % of a picture three metres high is read from thirty metres', () => {
  const capital = 0.05 * 768;
  expect(metres(capital / 0.714, 768, 3)).toBeCloseTo(30);
  expect(metres(capital / 0.714, 768, 1.5)).toBeCloseTo(15);
});
