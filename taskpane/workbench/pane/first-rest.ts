/** Milliseconds without a round trip after which the add-in is taken to have what it wanted. */
const quiet = 120;
/** Milliseconds after which nobody waits for it any longer. */
const patience = 1500;

/** The round trips of an add-in. */
interface RoundTrips {
  subscribe(listener: () => void): () => void;
}

/**
 * Calls once when an add-in that has just been opened comes to rest: page and add-in share one thread, and what the
 * person waits for comes first. `isAddIn` tells, once its page is loaded, whether it has said anything at all.
 */
export class FirstRest {
  private timer: number | undefined;
  private readonly latest: number;
  private unsubscribe: (() => void) | undefined;

  constructor(
    trips: RoundTrips,
    private readonly reached: () => void,
  ) {
    this.latest = window.setTimeout(this.end, patience);
    this.unsubscribe = trips.subscribe(() => {
      window.clearTimeout(this.timer);
      this.timer = window.setTimeout(this.end, quiet);
    });
  }

  /** The page is loaded, and no add-in is in it. */
  readonly nobody = (): void => this.end();

  readonly stop = (): void => {
    this.unsubscribe?.();
    this.unsubscribe = undefined;
    window.clearTimeout(this.timer);
    window.clearTimeout(this.latest);
  };

  private readonly end = (): void => {
    if (this.unsubscribe === undefined) return;
    this.stop();
    this.reached();
  };
}
