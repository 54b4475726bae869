/** One thing after the other: what is asked for meanwhile waits for its turn, whatever became of the ones before. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();

  take<Result>(act: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(act, act);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}
