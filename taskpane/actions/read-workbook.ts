import { isSameConnection, Problem } from '../../src/base';
import type { WorkbookContent } from '../../src/workbook';
import { loadEveryCatalogue } from '../messages/load-catalogue';
import type { WorkbookState } from '../state/workbook-state';
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

/** Reads the workbook anew, or takes a look that was begun before, and keeps what it holds in the state. */
export async function readWorkbook(
  { services, store }: ReadingContext,
  begun: Promise<Look> = lookIntoWorkbook(services),
): Promise<WorkbookState> {
  const look = await begun;
  const workbook = stateOf(look, store.get());
  store.set({ workbook });
  return workbook;
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
