/** The lines of one direction, rows or columns: where each begins, how long it is, and which one lies at an offset. */
export interface Axis {
  readonly count: number;
  /** Length of all lines together. */
  readonly length: number;
  sizeOf(index: number): number;
  startOf(index: number): number;
  /** The visible line at an offset; the first or last visible one where the offset lies outside. */
  indexAt(offset: number): number;
  /** The nearest visible line in a direction, the given one included; undefined where there is none. */
  visibleFrom(index: number, step: 1 | -1): number | undefined;
}

/** Lines that differ from the default, in order, with what they add to the offset of all lines behind them. */
interface Exceptions {
  readonly indexes: readonly number[];
  readonly sizes: readonly number[];
  /** Sum of (size - default) of the exceptions before each, one longer than `indexes`. */
  readonly shifts: readonly number[];
}

/** How many of the sorted numbers are below a limit. */
function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function exceptionsOf(sizes: ReadonlyMap<number, number>, count: number, defaultSize: number): Exceptions {
  const indexes = [...sizes.keys()].filter((index) => index < count).sort((one, other) => one - other);
  const ordered = indexes.map((index) => sizes.get(index) ?? defaultSize);
  const shifts = [0];
  for (const size of ordered) shifts.push((shifts.at(-1) ?? 0) + size - defaultSize);
  return { indexes, sizes: ordered, shifts };
}

/**
 * An axis of `count` lines of which all but the exceptions have the default size; a hidden line has the size 0. Costs
 * memory for exceptions only, so that the million rows of a sheet are no burden.
 */
export function createAxis(count: number, defaultSize: number, sizes: ReadonlyMap<number, number>): Axis {
  const exceptions = exceptionsOf(sizes, count, defaultSize);
  const { indexes } = exceptions;
  const startOf = (index: number) => index * defaultSize + (exceptions.shifts[countBelow(indexes, index)] ?? 0);
  const sizeOf = (index: number) => {
    const at = countBelow(indexes, index);
    return indexes[at] === index ? (exceptions.sizes[at] ?? defaultSize) : defaultSize;
  };
  const visibleFrom = (index: number, step: 1 | -1) => {
    for (let candidate = index; candidate >= 0 && candidate < count; candidate += step) {
      if (sizeOf(candidate) > 0) return candidate;
    }
    return undefined;
  };
  const indexAt = (offset: number) => {
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    // Hidden lines share their offset with the visible one behind them, so only those at the very end are met here.
    return visibleFrom(low, -1) ?? visibleFrom(low, 1) ?? 0;
  };
  return { count, length: startOf(count), sizeOf, startOf, indexAt, visibleFrom };
}
