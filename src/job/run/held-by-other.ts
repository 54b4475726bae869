import type { RowView } from '../../engine';
import { isTerminal, rowMessage, stateTable, type RowMessage } from '../../migration';
import type { JobPatch } from '../results/job-patch';
import { resultPatch } from '../results/result-patch';
import { waitsFor } from './selection';

/** A person at the command line is told with the machine (`ann@laptop`), at a gateway of that machine without (`ann`). */
function isSamePerson(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}@`) || other.startsWith(`${one}@`);
}

/**
 * Whether somebody else has a row in hand: then nobody but that person goes on with it by a run. What waits for approval
 * is there for whoever approves.
 */
export function isHeldByOther(view: RowView, me: string): boolean {
  const { record, runBy } = view;
  if (isSamePerson(runBy, me) || isTerminal(record.state) || record.state === 'stale' || waitsFor(view) !== undefined)
    return false;
  return stateTable[record.state].stage === 'under-way' || record.state === 'queued' || record.state === 'scheduled';
}

/** Who has the row, since when, and how far it is. */
export function heldMessage({ record, runBy, runSince }: RowView): RowMessage {
  const { runId, state } = record;
  return rowMessage('held-by-other', { runBy, runId, state, since: runSince.toISOString() });
}

/** What a workbook shows of a row that somebody else has in hand; the run is not its own, so it does not get its id. */
export function heldPatch(view: RowView): JobPatch {
  const { plan } = view.record;
  return {
    customerId: plan.customerId,
    subscriptionId: plan.source.id,
    state: 'held',
    message: heldMessage(view),
  };
}

/** What a workbook shows of a row that a run has: held where somebody else has it in hand, else where it stands. */
export function patchOfRunning(view: RowView, me: string): JobPatch {
  return isHeldByOther(view, me) ? heldPatch(view) : resultPatch(view);
}
