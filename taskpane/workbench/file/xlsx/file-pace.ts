import type { Pace } from '../../../../src/excel-host';

/** The pace of work on a file, which says how far it has come. */
export interface FilePace extends Pace {
  /** `share` of the work is done, from 0 to 1. */
  done(share: number): void;
}

/** For whoever has nothing else to do meanwhile. */
export const atOnce: FilePace = { due: () => false, turn: () => Promise.resolve(), done: () => undefined };
