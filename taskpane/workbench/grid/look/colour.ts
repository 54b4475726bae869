/** A colour by its parts, 0 to 255. */
interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

function read(hex: string): Colour | undefined {
  const match = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(hex);
  if (!match) return undefined;
  const part = (index: number) => Number.parseInt(match[index] ?? '0', 16);
  return { red: part(1), green: part(2), blue: part(3) };
}

function write({ red, green, blue }: Colour): string {
  return `#${[red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance as WCAG 2 defines it. */
function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast as WCAG 2 defines it, from 1 to 21; 21 where a colour cannot be read. */
export function contrast(one: string, other: string): number {
  const [first, second] = [read(one), read(other)];
  if (!first || !second) return 21;
  const [low = 0, high = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const part = (name: keyof Colour) => from[name] + (to[name] - from[name]) * share;
  return { red: part('red'), green: part('green'), blue: part('blue') };
}

const black: Colour = { red: 0, green: 0, blue: 0 };
const white: Colour = { red: 255, green: 255, blue: 255 };

/** Black or white, whichever is read better on a colour. */
export function inkFor(background: string): string {
  return contrast('#000000', background) >= contrast('#ffffff', background) ? '#000000' : '#ffffff';
}

const readable = 4.5;

/** More pairs of colours than a workbook has; others are worked out each time. */
const mostKnown = 1000;
/** Thousands of cells ask about the same few pairs. */
const known = new Map<string, string>();

/**
 * A colour as close to the wanted one as can be read on a background. Workbooks name colours for white paper; on the
 * dark one they are lightened.
 */
export function readableOn(wanted: string, background: string): string {
  const pair = wanted + background;
  const before = known.get(pair);
  if (before !== undefined) return before;
  const colour = readableColour(wanted, background);
  if (known.size < mostKnown) known.set(pair, colour);
  return colour;
}

function readableColour(wanted: string, background: string): string {
  const colour = read(wanted);
  const ground = read(background);
  if (!colour || !ground || contrast(wanted, background) >= readable) return wanted;
  const towards = inkFor(background) === '#ffffff' ? white : black;
  for (let share = 0.1; share < 1; share += 0.1) {
    const candidate = write(mixed(colour, towards, share));
    if (contrast(candidate, background) >= readable) return candidate;
  }
  return write(towards);
}

/** A fill made for white paper, as it looks on dark paper: its hue, on a dark ground. */
export function darkened(fill: string): string {
  const colour = read(fill);
  if (!colour) return fill;
  // Dark fills carry light text already and stay as they are.
  return luminance(colour) < 0.25 ? fill : write(mixed(black, colour, 0.36 - 0.14 * luminance(colour)));
}
