import { brandId, type CustomerId, type RunId, type SubscriptionId } from '../../../src/base';
import type { RowPatch, RunAnswer, RunSummary } from '../../../src/contract';

/** GUIDs that can be told apart by their number. */
export const guid = (kind: string, number: number): string =>
  `${kind.padEnd(8, '0').slice(0, 8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
export const runIdOf = (number: number): RunId => brandId<RunId>(guid('aa', number));
export const customerIdOf = (number: number): CustomerId => brandId<CustomerId>(guid('cc', number));
export const subscriptionIdOf = (number: number): SubscriptionId => brandId<SubscriptionId>(guid('bb', number));

/** A run in numbers, as far as a test does not say otherwise. */
export function summaryOf(change: Partial<RunSummary> = {}): RunSummary {
  return {
    id: runIdOf(1),
    status: 'running',
    runBy: 'Anna',
    startedAt: '2026-05-04T10:00:00.000Z',
    updatedAt: '2026-05-04T10:00:00.000Z',
    checked: 2,
    asked: 2,
    counts: { queued: 2 },
    rowsSettled: 0,
    rowsTotal: 2,
    usersMoved: 0,
    usersTotal: 20,
    rowsNotRun: 0,
    rate: undefined,
    secondsLeft: undefined,
    rowsAtRisk: 0,
    problem: undefined,
    ...change,
  };
}

export function runAnswerOf(change: Partial<RunAnswer> = {}): RunAnswer {
  return { ...summaryOf(change), rows: [], users: [], notRun: [], cursor: '', ...change };
}

/** What changed of row number so and so. */
export function rowPatchOf(number: number, change: Partial<RowPatch> = {}): RowPatch {
  return { customerId: customerIdOf(number), subscriptionId: subscriptionIdOf(number), ...change };
}
