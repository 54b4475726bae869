import { isSameConnection, Problem } from '../../src/base';
import { sheetTexts, type WorkbookContent } from '../../src/workbook';
import { loadEveryCatalogue } from '../messages/load-catalogue';
import { sheetLocale } from '../state/sheet-locale';
import { contentOf, type WorkbookState } from '../state/workbook-state';
import type { Services } from '../pane-world';
import type { PaneState } from '../state/pane-state';
import type { Store } from '../state/store';
import { offered, type Action } from './action';
import { problemOf } from './notices';

/** Codes that say: this workbook is none of ours. */
const notOurs = new Set(['sheet-missing', 'file-empty']);

/** What reading takes of the pane. */
export interface ReadingContext {
  readonly services: Pick<Services, 'workbook'>;
  readonly store: Store<PaneState>;
}

/** What a look into the workbook brought: what it holds, or why that cannot be said. */
export type Look = { readonly content: WorkbookContent } | { readonly error: unknown };

/** Looks into the workbook; whoever asked may have to wait for something else before it means anything. */
export async function lookIntoWorkbook({ workbook }: Pick<Services, 'workbook'>): Promise<Look> {
  try {
    // A label in it may be written in any of our languages.
    await loadEveryCatalogue();
    return { content: await workbook.read() };
  } catch (error) {
    return { error };
  }
}

/** What a look says of the workbook, to whoever is connected. */
export function stateOf(look: Look, { connection }: Pick<PaneState, 'connection'>): WorkbookState {
  if ('error' in look) {
    const problem = problemOf(look.error);
    return problem instanceof Problem && notOurs.has(problem.code)
      ? { status: 'empty' }
      : { status: 'unreadable', problem };
  }
  const { content } = look;
  const connected = connection.status === 'connected' ? connection.me.connection.name : undefined;
  const { connection: made } = content.meta;
  if (connected !== undefined && made !== '' && !isSameConnection(made, connected)) {
    return { status: 'other-connection', content, connected };
  }
  return { status: 'open', content };
}

/** Whether the look says nothing of the workbook but that Excel could not be asked just now. */
function isPassing(workbook: WorkbookState): boolean {
  return workbook.status === 'unreadable' && workbook.problem instanceof Problem && workbook.problem.kind.retryable;
}

/**
 * Reads the workbook anew, or takes a look that was begun before, and keeps what it holds in the state. What was known
 * stays known while Excel is busy: only the answer says so then.
 */
export async function readWorkbook(
  { services, store }: ReadingContext,
  begun: Promise<Look> = lookIntoWorkbook(services),
): Promise<WorkbookState> {
  const look = await begun;
  const before = store.get();
  const workbook = stateOf(look, before);
  if (!isPassing(workbook) || contentOf(before.workbook) === undefined) store.set({ workbook });
  return workbook;
}

/** What is in the workbook; undefined: nothing of ours. Throws where it must not be touched. */
export function existingIn(workbook: WorkbookState): WorkbookContent | undefined {
  if (workbook.status === 'unreadable') throw workbook.problem;
  if (workbook.status === 'other-connection') {
    const { content, connected } = workbook;
    throw new Problem('connection-other', { workbook: content.meta.connection, connected });
  }
  return contentOf(workbook);
}

/** The workbook as it is now, for what cannot do without one. Throws why there is none to work with. */
export async function contentNow(context: ReadingContext): Promise<WorkbookContent> {
  const content = existingIn(await readWorkbook(context));
  if (content !== undefined) return content;
  const texts = sheetTexts(sheetLocale(context.store.get().locale));
  throw new Problem('sheet-missing', { sheet: texts.text('sheet.migrations') });
}

/** The same as an action, for a person who has mended the workbook. */
export const rereadWorkbook: Action = {
  key: 'reread-workbook',
  label: 'pane.connect.read-again',
  offered: () => offered,
  run: async (context) => {
    await readWorkbook(context);
  },
};
