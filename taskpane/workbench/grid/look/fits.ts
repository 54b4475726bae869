/** The faces of cells without a font of their own: what Excel uses, or what comes near it. */
export const cellFaces =
  'Aptos, Calibri, Carlito, "Segoe UI", "Noto Sans", "Microsoft YaHei", "DejaVu Sans Condensed", sans-serif';

/** The font in which texts are measured; bold ones are a little wider, which the padding of a cell covers. */
export const cellFont = `14.667px ${cellFaces}`;

/** The same for headers. */
export const headerFont = `bold ${cellFont}`;

/** Measures the width of a text in pixels. */
export type Measure = (text: string, font: string) => number;

/** A measure that asks a canvas once a text. */
export function canvasMeasure(canvas: HTMLCanvasElement): Measure {
  const context = canvas.getContext('2d');
  const known = new Map<string, number>();
  return (text, font) => {
    const key = `${font}|${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size > 20_000) known.clear();
    if (context) context.font = font;
    const width = context?.measureText(text).width ?? text.length * 7;
    known.set(key, width);
    return width;
  };
}

/** A number that has no room is shown as signs, because a part of it would be another number. */
export function shownNumber(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  return '#'.repeat(Math.max(1, Math.floor(room / Math.max(1, width('#')))));
}
