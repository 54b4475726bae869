import { Problem, Problems } from '../../src/base';
import type { Sentence } from '../../src/workbook';
import { remedyOf } from '../app/remedy';
import type { Notice } from '../state/notice';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';

/** Anything that was thrown, as a problem with a code. */
export function problemOf(error: unknown): Problem | Problems {
  if (error instanceof Problem || error instanceof Problems) return error;
  return new Problem('internal', { detail: error instanceof Error ? error.message : String(error) }, { cause: error });
}

/** The message bars for something that was thrown; `id` names what it comes from. */
export function noticesOf(error: unknown, id: string, retry?: () => void): readonly Notice[] {
  const problem = problemOf(error);
  const all = problem instanceof Problems ? problem.problems : [problem];
  return all.map((one, index): Notice => ({
    id: `${id}-${String(index)}`,
    intent: 'error',
    title: { key: `problem.${one.code}`, values: one.values },
    remedy: remedyOf(one),
    code: one.code,
    retry: index === 0 && one.kind.retryable ? retry : undefined,
  }));
}

/** Takes away the bars that an action left behind. */
export function dropNotices(store: Store<PaneState>, id: string): void {
  const kept = store.get().notices.filter((notice) => notice.id !== id && !notice.id.startsWith(`${id}-`));
  if (kept.length !== store.get().notices.length) store.set({ notices: kept });
}

/** Shows bars; one of the same id gives way. */
export function showNotices(store: Store<PaneState>, notices: readonly Notice[]): void {
  const ids = new Set(notices.map((notice) => notice.id));
  store.set({ notices: [...store.get().notices.filter((notice) => !ids.has(notice.id)), ...notices] });
}

/** Says something to screen readers, without moving the focus. */
export function announce(store: Store<PaneState>, says: Sentence): void {
  store.set({ announced: { says, number: (store.get().announced?.number ?? 0) + 1 } });
}
