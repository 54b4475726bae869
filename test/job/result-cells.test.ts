import type { RowView } from '../../src/engine';
import { resultCells } from '../../src/job/results/result-patch';

/** A row of two parts with what is known of their purchases. */
function rowWith(
  purchases: readonly { readonly part: number; readonly orderId?: string; readonly quantity?: number }[],
) {
  const parts = [1, 2].map((part) => ({ part, licenses: 10 * part, plan: { label: `Plan ${String(part)}` } }));
  const plan = { parts, users: [], retire: 'suspend', source: { id: 's' } };
  const record = { plan, state: 'purchasing', piece: 'purchase', result: {}, updatedAt: new Date(0) };
  // What these cells are made of; the rest of a view has no part in them.
  return { record, purchases, settled: 0, failed: 0, runBy: 'agent' } as unknown as RowView;
}

test('bought licenses are those that were read, and none while one of the orders has not been', () => {
  expect(resultCells(rowWith([])).boughtLicenses).toBeUndefined();
  expect(resultCells(rowWith([{ part: 1, orderId: 'a', quantity: 7 }, { part: 2 }])).boughtLicenses).toBe(7);
  const both = [
    { part: 1, orderId: 'a', quantity: 7 },
    { part: 2, orderId: 'b' },
  ];
  expect(resultCells(rowWith(both))).toMatchObject({ boughtPlan: 'Plan 1; Plan 2', boughtLicenses: undefined });
});
