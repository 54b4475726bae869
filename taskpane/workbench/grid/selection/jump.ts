import type { Axis } from '../geometry/axis';

/**
 * Where Ctrl with an arrow key leads along one line of cells, as in Excel: to the last cell of a filled stretch, over
 * the gap to the next filled one, else to the edge of the sheet. Hidden lines are passed over.
 * `beyond` is the first line behind everything that holds something.
 */
export function jump(
  axis: Axis,
  from: number,
  step: 1 | -1,
  filled: (index: number) => boolean,
  beyond: number,
): number {
  const edge = () => axis.visibleFrom(step === 1 ? axis.count - 1 : 0, step === 1 ? -1 : 1) ?? from;
  const next = (index: number) => axis.visibleFrom(index + step, step);
  const first = next(from);
  if (first === undefined) return from;
  let reached = first;
  if (filled(from) && filled(first)) {
    for (let after = next(reached); after !== undefined && filled(after); after = next(reached)) reached = after;
    return reached;
  }
  while (!filled(reached)) {
    const after = next(reached);
    if (after === undefined || (step === 1 && after >= beyond)) return edge();
    reached = after;
  }
  return reached;
}
