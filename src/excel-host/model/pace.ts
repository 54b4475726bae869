/** Says when long work has to let others do something, and lets them. */
export interface Pace {
  /** Whether it is their turn. */
  due(): boolean;
  /** Comes back when it is the work's turn again. */
  turn(): Promise<void>;
}

/** Does work that comes in pieces without letting anybody else do something; answers what it ends with. */
export function finished<Result>(pieces: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}

/** Does work that comes in pieces at a pace; answers what it ends with. */
export async function paced<Result>(pieces: Generator<unknown, Result>, pace: Pace): Promise<Result> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
    if (pace.due()) await pace.turn();
  }
}
