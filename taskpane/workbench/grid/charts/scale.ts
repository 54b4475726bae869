/** The numbers beside an axis, evenly spaced, from the lowest to the highest. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly from: number;
  readonly to: number;
}

/** About how many numbers stand beside an axis. */
const wantedTicks = 5;

/** A scale from or to 0 with round steps around all values; whole numbers get whole steps. */
export function scaleOf(values: readonly number[]): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low === 0 ? 1 : high - low;
  const rough = span / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = ([1, 2, 5].find((step) => step * power >= rough) ?? 10) * power;
  const step = values.every(Number.isInteger) ? Math.max(1, round) : round;
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { ticks, from: first * step, to: last * step };
}
