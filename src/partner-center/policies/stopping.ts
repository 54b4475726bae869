import type { StopSignal } from '../../base';

/** A signal that aborts with another one or after a time, and a way to wait no longer than it. */
export interface Stopping {
  readonly signal: AbortSignal;
  timedOut(): boolean;
  /** Settles as the work does, or rejects as soon as the signal aborts, whether or not the work heeds it. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Ends the timer and lets go of the other signal, which may outlive thousands of calls. */
  release(): void;
}

export function stopping(outer: Omit<StopSignal, 'reason'> | undefined, milliseconds: number): Stopping {
  const controller = new AbortController();
  let timedOut = false;
  const stopOuter = (): void => {
    controller.abort(new Error('Stopped by the caller'));
  };
  if (outer?.aborted === true) stopOuter();
  outer?.addEventListener('abort', stopOuter);
  const timer = setTimeout(() => {
    timedOut = true;
    controller.abort(new Error(`No answer within ${String(milliseconds)} ms`));
  }, milliseconds);
  return {
    signal: controller.signal,
    timedOut: () => timedOut,
    async race(work) {
      let give: () => void = () => undefined;
      const stopped = new Promise<never>((_, reject) => {
        give = () => {
          reject(controller.signal.reason as Error); // `abort` above is only ever given an Error
        };
        if (controller.signal.aborted) give();
        else controller.signal.addEventListener('abort', give, { once: true });
      });
      // Whichever comes second must not count as unhandled.
      work.catch(() => undefined);
      stopped.catch(() => undefined);
      try {
        return await Promise.race([work, stopped]);
      } finally {
        controller.signal.removeEventListener('abort', give);
      }
    },
    release() {
      clearTimeout(timer);
      outer?.removeEventListener('abort', stopOuter);
    },
  };
}
