import type { Problem, Problems } from '../../src/base';
import type { WorkbookContent } from '../../src/workbook';

/** What is known of the workbook that is open. */
export type WorkbookState =
  | { readonly status: 'unread' }
  /** No workbook of ours (yet): a pull makes it one. */
  | { readonly status: 'empty' }
  | { readonly status: 'open'; readonly content: WorkbookContent }
  /** It belongs to another connection: nothing of it is run here. */
  | { readonly status: 'other-connection'; readonly content: WorkbookContent; readonly connected: string }
  | { readonly status: 'unreadable'; readonly problem: Problem | Problems };

/** The content of a workbook that may be worked with; undefined: there is none. */
export function contentOf(state: WorkbookState): WorkbookContent | undefined {
  return state.status === 'open' ? state.content : undefined;
}
