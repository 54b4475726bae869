import { Problem } from '../../src/base';
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

async function stateOfWorkbook({ services, store }: ReadingContext): Promise<WorkbookState> {
  try {
    const content = await services.workbook.read();
    const { connection } = store.get();
    const connected = connection.status === 'connected' ? connection.me.connection.name : undefined;
    const { connection: made } = content.meta;
    if (connected !== undefined && made !== '' && made !== connected) {
      return { status: 'other-connection', content, connected };
    }
    return { status: 'open', content };
  } catch (error) {
    const problem = problemOf(error);
    return problem instanceof Problem && notOurs.has(problem.code)
      ? { status: 'empty' }
      : { status: 'unreadable', problem };
  }
}

/** Reads the workbook anew and keeps what it holds in the state. */
export async function readWorkbook(context: ReadingContext): Promise<WorkbookState> {
  const workbook = await stateOfWorkbook(context);
  context.store.set({ workbook });
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
