import { overlaps, type Area } from '../model/area';
import type { CellValue } from '../model/value';
import { folded } from './coercion';

interface Counted {
  readonly sheetId: string;
  readonly area: Area;
  asked: number;
  counts: ReadonlyMap<string, number> | undefined;
}

/** So often a range is looked through before its texts are counted: counting costs more than looking once. */
const asksBeforeCounting = 3;
/** So many ranges are remembered. */
const mostRanges = 64;

/**
 * How often each text stands in a range. Ten thousand formulas, or as many cells of a conditional format, that count in
 * one column would look through it ten thousand times.
 */
export class TextCounts {
  private readonly ranges = new Map<string, Counted>();

  /** Texts of an area in small letters with their numbers; undefined while it is quicker to look. */
  of(
    sheetId: string,
    area: Area,
    each: (visit: (value: CellValue) => void) => void,
  ): ReadonlyMap<string, number> | undefined {
    const key = `${sheetId}!${[area.row, area.column, area.rows, area.columns].join()}`;
    let known = this.ranges.get(key);
    if (!known) {
      if (this.ranges.size >= mostRanges) this.ranges.clear();
      this.ranges.set(key, (known = { sheetId, area, asked: 0, counts: undefined }));
    }
    known.asked += 1;
    if (known.asked <= asksBeforeCounting) return undefined;
    if (!known.counts) {
      const counts = new Map<string, number>();
      each((value) => {
        if (typeof value !== 'string') return;
        const text = folded(value);
        counts.set(text, (counts.get(text) ?? 0) + 1);
      });
      known.counts = counts;
    }
    return known.counts;
  }

  /** Cells hold or show something else. */
  forget(sheetId: string, area: Area): void {
    if (this.ranges.size === 0) return;
    for (const [key, known] of this.ranges) {
      if (known.sheetId === sheetId && overlaps(known.area, area)) this.ranges.delete(key);
    }
  }
}
