/** How long to wait between tries, in milliseconds. */
export interface BackOff {
  readonly first: number;
  readonly longest: number;
}

/** What the pane waits after lost connections: soon at first, then half a minute at most. */
export const reconnecting: BackOff = { first: 500, longest: 30_000 };

/**
 * The wait before a try, counted from 1: doubled each time, and anywhere between half of it and all of it, so that many
 * panes that lost one gateway do not come back at the same instant.
 */
export function waitBefore(attempt: number, chance: number, backOff: BackOff = reconnecting): number {
  const full = Math.min(backOff.longest, backOff.first * 2 ** Math.min(attempt - 1, 30));
  return Math.round(full / 2 + (full / 2) * chance);
}
