/** One measured number beside what it would be at best and what is asked of it (goals: the documentation of the bench). */
export interface Figure {
  readonly name: string;
  readonly measured: number;
  /** What the work itself costs; undefined where there is no meaningful ideal. */
  readonly ideal: number | undefined;
  /** The highest value that is still good; undefined for a figure that only informs. */
  readonly goal: number | undefined;
  readonly unit: string;
  readonly note?: string;
}

/** A module of this folder that measures something. */
export interface BenchModule {
  bench(): Promise<readonly Figure[]>;
}
