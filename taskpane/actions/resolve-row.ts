import type { RunId, SubscriptionId } from '../../src/base';
import type { ResolveRequest } from '../../src/contract';
import { offered, type Action } from './action';

/** What a person decides about a purchase whose outcome is not known. */
export interface ResolveWish {
  readonly run: RunId;
  readonly row: SubscriptionId;
  readonly choice: ResolveRequest;
}

/** Decides about a purchase whose outcome is not known, on the evidence that the pane has shown. */
export const resolveRow: Action<ResolveWish> = {
  key: 'resolve-row',
  label: 'pane.resolve.title',
  working: 'pane.resolve.working',
  offered: () => offered,
  run: async ({ services, announce }, { run, row, choice }) => {
    await services.runs.resolve(run, row, choice);
    announce(`pane.resolve.done.${choice.choice}`);
  },
};
