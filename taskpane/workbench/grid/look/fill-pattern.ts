import type { CSSProperties } from 'react';
import type { FillPattern } from '../../../../src/excel-host';

/** How much of the paper the dots of a pattern cover, in percent. */
const covered: Readonly<Partial<Record<FillPattern['kind'], number>>> = {
  Gray75: 75,
  SemiGray75: 75,
  Gray50: 50,
  Checker: 50,
  Gray25: 25,
  Gray16: 12.5,
  Gray8: 6.25,
};

/** Directions of the lines of a pattern in degrees, and how thick they are in pixels. */
const lines: Readonly<Partial<Record<FillPattern['kind'], readonly [angles: readonly number[], thickness: number]>>> = {
  Horizontal: [[0], 2],
  Vertical: [[90], 2],
  Down: [[45], 2],
  Up: [[135], 2],
  LightHorizontal: [[0], 1],
  LightVertical: [[90], 1],
  LightDown: [[45], 1],
  LightUp: [[135], 1],
  Grid: [[0, 90], 1],
  CrissCross: [[45, 135], 1],
};

/** From one line to the next, in pixels. */
const distance = 4;

/** A pattern over its fill. What is too fine for the eye, dots of a pixel, is drawn as the colour that they make. */
export function patternStyle({ kind }: FillPattern, colour: string, ground: string): CSSProperties {
  const share = covered[kind];
  if (share !== undefined) return { backgroundColor: `color-mix(in srgb, ${colour} ${String(share)}%, ${ground})` };
  const [angles, thickness] = lines[kind] ?? [[], 0];
  const images = angles.map(
    (angle) =>
      `repeating-linear-gradient(${String(angle)}deg, ${colour} 0 ${String(thickness)}px, transparent ${String(thickness)}px ${String(distance)}px)`,
  );
  return { backgroundColor: ground, backgroundImage: images.join(', ') };
}
