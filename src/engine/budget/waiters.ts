interface Waiter {
  readonly go: () => void;
  readonly fail: (reason: unknown) => void;
}

/** Callers who wait for their turn, the longest waiting first. */
export class Waiters {
  readonly #waiters = new Set<Waiter>();

  get count(): number {
    return this.#waiters.size;
  }

  /** Waits in the queue; leaves it with the signal's reason when that is aborted. */
  wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const leave = (): void => {
        this.#waiters.delete(waiter);
        signal?.removeEventListener('abort', abort);
      };
      const abort = (): void => waiter.fail(signal?.reason);
      const waiter: Waiter = {
        go: () => {
          leave();
          resolve();
        },
        fail: (reason) => {
          leave();
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the signal's reason is the caller's
          reject(reason);
        },
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#waiters.add(waiter);
    });
  }

  /** Lets the longest waiting one go; false where nobody waits any more. */
  letGo(): boolean {
    const [waiter] = this.#waiters;
    waiter?.go();
    return waiter !== undefined;
  }

  failAll(reason: unknown): void {
    for (const waiter of [...this.#waiters]) waiter.fail(reason);
  }
}
