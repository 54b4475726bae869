import type { Sentence } from '../../src/workbook';
import type { ActionKey } from '../actions/action';

/** How far something has come. */
export interface WorkProgress {
  readonly done: number;
  /** undefined: not known yet. */
  readonly total: number | undefined;
  /** What is done at the moment, in words. */
  readonly says: Sentence;
}

/** The action that is under way. */
export interface Work {
  readonly action: ActionKey;
  readonly says: Sentence;
  readonly progress: WorkProgress | undefined;
  /** Gives it up; undefined: it is over in a moment and cannot be. */
  readonly cancel: (() => void) | undefined;
}
