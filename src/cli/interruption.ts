/** The person's wish to stop: once gracefully, twice at once. */
export interface Interruption {
  /** Aborted at the first request. */
  readonly signal: AbortSignal;
  /** Takes the handlers away again. */
  end(): void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Two signals closer together than this are one request: a terminal and a launcher may both pass it on. */
const together = 250;

/** Listens for the signals that ask a process to stop. */
export function listenForInterruption(
  now: () => number,
  told: { readonly first: () => void; readonly second: () => void },
): Interruption {
  const controller = new AbortController();
  let firstAt: number | undefined;
  const handle = (): void => {
    if (firstAt === undefined) {
      firstAt = now();
      told.first();
      controller.abort();
    } else if (now() - firstAt > together) {
      told.second();
    }
  };
  for (const signal of signals) process.on(signal, handle);
  return {
    signal: controller.signal,
    end: () => {
      for (const signal of signals) process.off(signal, handle);
    },
  };
}
