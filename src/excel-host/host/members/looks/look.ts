import { type CellFormat, type FormatChange } from '../../../model';
import { type CellRange } from '../../cell-range';
import { type Argument, type Property } from '../../object-type';
import { type WireValue } from '../../protocol';

/** What has a look that members read and change: cells, or a style. */
export interface Look {
  /** What all of it has in common; null where it differs. */
  common<Value>(pick: (format: CellFormat) => Value): Value | null;
  change(change: FormatChange): void;
}

/** What the cells of all areas have in common; null where they differ. */
export function common<Value>(range: CellRange, pick: (format: CellFormat) => Value): Value | null {
  const [first, ...others] = range.areas.map((area) => range.sheet.common(area, pick));
  return first !== undefined && others.every((other) => other === first) ? first : null;
}

export function changeFormat(range: CellRange, change: FormatChange): void {
  for (const area of range.areas) range.sheet.changeFormat(area, change);
}

export const lookOfCells = (range: CellRange): Look => ({
  common: (pick) => common(range, pick),
  change: (change) => changeFormat(range, change),
});

/** A property of a look: how it is read from a format, and what change a value asks for. */
export const lookProperty = <Target>(
  lookOf: (target: Target) => Look,
  pick: (format: CellFormat) => WireValue,
  change: (value: Argument) => FormatChange,
): Property<Target> => ({
  get: (target) => lookOf(target).common(pick),
  set: (target, value) => lookOf(target).change(change(value)),
});
