import type { ProblemCode } from '../../src/base';
import type { Sentence } from '../../src/workbook';

export type NoticeIntent = 'error' | 'warning' | 'success' | 'info';

/** A message bar: what happened, why, what to do. It stays until it is closed or the same action runs again. */
export interface Notice {
  readonly id: string;
  readonly intent: NoticeIntent;
  readonly title: Sentence;
  /** What to do about it. */
  readonly remedy?: Sentence | undefined;
  /** Of a problem: what to quote when asking for support. */
  readonly code?: ProblemCode | undefined;
  /** The action that it comes from, offered again. */
  readonly retry?: (() => void) | undefined;
}
