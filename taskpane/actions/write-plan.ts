import type { AgentCellsWritten, PlanChange, Sentence, UserChoiceChange } from '../../src/workbook';
import { mostEditSteps } from '../state/edit-step';
import type { ActionContext } from './action';
import { readWorkbook } from './read-workbook';

/** A bulk change of the agent's cells. */
export interface PlanWrite {
  readonly rows: readonly PlanChange[];
  readonly users?: readonly UserChoiceChange[];
  /** What the step is called where it can be taken back. */
  readonly says: Sentence;
}

function together(parts: readonly AgentCellsWritten[]): AgentCellsWritten {
  return {
    changed: parts.flatMap((part) => part.changed),
    missing: parts.flatMap((part) => part.missing),
    cells: parts.flatMap((part) => part.cells),
  };
}

/** Writes into the agent's cells because the agent said so, and remembers how to take it back. */
export async function writePlan(context: ActionContext, write: PlanWrite): Promise<AgentCellsWritten> {
  const { services, store } = context;
  const { rows, users = [], says } = write;
  const written = together([
    ...(rows.length > 0 ? [await services.workbook.writePlan(rows)] : []),
    ...(users.length > 0 ? [await services.workbook.writeUserChoices(users)] : []),
  ]);
  if (written.cells.length > 0) {
    const step = { id: services.newId(), says, written };
    store.set({ edits: [...store.get().edits, step].slice(-mostEditSteps) });
  }
  await readWorkbook(context);
  context.announce('pane.edit.done', { count: written.changed.length });
  return written;
}
