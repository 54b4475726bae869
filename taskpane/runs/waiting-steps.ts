import type { SubscriptionId } from '../../src/base';
import { compareSteps, isStopLoss, stepOf, type RowMessage, type StepName } from '../../src/migration';
import type { RunView } from './run-watcher';

/** Rows of a run that wait for the approval of their wave. */
export interface WaitingStep {
  readonly step: StepName;
  readonly subscriptions: readonly SubscriptionId[];
}

/** Paused rows, with what each says. */
function pausedRows(view: RunView): readonly { subscriptionId: SubscriptionId; message: RowMessage | undefined }[] {
  return [...view.rows.values()]
    .filter(({ state }) => state === 'paused')
    .map(({ subscriptionId, message }) => ({
      subscriptionId,
      message: typeof message === 'object' && message !== null && 'code' in message ? message : undefined,
    }));
}

/** What waits for approval, in the order in which it goes. */
export function waitingSteps(view: RunView): readonly WaitingStep[] {
  const steps = new Map<StepName, SubscriptionId[]>();
  for (const { message, subscriptionId } of pausedRows(view)) {
    const step = stepOf(message);
    if (step !== undefined) steps.set(step, [...(steps.get(step) ?? []), subscriptionId]);
  }
  return [...steps].sort(([a], [b]) => compareSteps(a, b)).map(([step, subscriptions]) => ({ step, subscriptions }));
}

/** Paused rows that wait for nothing but a person who lets them go on. */
export function restingRows(view: RunView): readonly SubscriptionId[] {
  return pausedRows(view).flatMap(({ message, subscriptionId }) =>
    stepOf(message) === undefined ? [subscriptionId] : [],
  );
}

/** Why the run has paused by itself; undefined: it has not. */
export function stopOf(view: RunView): RowMessage | undefined {
  const messages = pausedRows(view).flatMap(({ message }) => message ?? []);
  return messages.find((message) => isStopLoss(message) && message.code !== 'stop-loss-price-unknown');
}
