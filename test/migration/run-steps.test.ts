import { brandId, type CustomerId, type SubscriptionId } from '../../src/base';
import {
  firstStepOf,
  rowMessage,
  stepBefore,
  stepOf,
  waitsForApproval,
  type StepName,
  type StepRow,
} from '../../src/migration';
import { day, guid } from './samples';

const row = (number: number, given: Partial<StepRow> & { readonly customer?: number } = {}): StepRow => ({
  subscriptionId: brandId<SubscriptionId>(guid(number)),
  customerId: brandId<CustomerId>(guid(given.customer ?? number)),
  wave: undefined,
  lastDay: day('2026-07-31'),
  users: 1,
  ...given,
});

test('waves go in the order of their numbers, rows without one last', () => {
  const rows = [row(1, { wave: 10 }), row(2, { wave: 2 }), row(3)];
  const first = firstStepOf({ kind: 'waves' }, rows);
  expect(first).toEqual({ kind: 'waves', first: 2 });
  expect(rows.map((one) => first && waitsForApproval(first, one)?.code)).toEqual([
    'waits-for-wave',
    undefined,
    'waits-for-rest',
  ]);
});

test("a wave waits behind one before it that is under way already, in whoever's run", () => {
  const rows = [row(2, { wave: 2 }), row(3)];
  const waits = (ahead: readonly StepName[]) => {
    const first = firstStepOf({ kind: 'waves' }, rows, ahead);
    return rows.map((one) => first && waitsForApproval(first, one)?.code);
  };
  expect(waits([1])).toEqual(['waits-for-wave', 'waits-for-rest']);
  expect(waits([2])).toEqual([undefined, 'waits-for-rest']);
  expect(waits(['rest', 3])).toEqual([undefined, 'waits-for-rest']);
  expect(waits([stepBefore(2)])).toEqual(['waits-for-wave', 'waits-for-rest']);
  expect(firstStepOf({ kind: 'waves' }, [row(3)], [stepBefore('rest')])).not.toEqual({ kind: 'waves', first: 'rest' });
});

test('where no row has a wave nothing waits', () => {
  const rows = [row(1), row(2)];
  const first = firstStepOf({ kind: 'waves' }, rows);
  expect(rows.map((one) => first && waitsForApproval(first, one))).toEqual([undefined, undefined]);
});

test('the first customer is the one whose row is most urgent, with all of its rows', () => {
  const rows = [
    row(1, { customer: 50, lastDay: day('2026-08-31') }),
    row(2, { customer: 51, lastDay: day('2026-07-01') }),
    row(3, { customer: 51, lastDay: day('2026-12-31') }),
  ];
  expect(firstStepOf({ kind: 'pilot', users: undefined }, rows)).toEqual({ kind: 'pilot', rows: [guid(2), guid(3)] });
});

test('a pilot of so many users takes whole customers that fit, and the smallest where none does', () => {
  const rows = [row(1, { users: 40 }), row(2, { users: 7 }), row(3, { users: 5 }), row(4, { users: 3 })];
  expect(firstStepOf({ kind: 'pilot', users: 10 }, rows)).toEqual({ kind: 'pilot', rows: [guid(2), guid(4)] });
  expect(firstStepOf({ kind: 'pilot', users: 2 }, rows)).toEqual({ kind: 'pilot', rows: [guid(4)] });
});

test('what a row waits for is read from its message', () => {
  expect(stepOf(rowMessage('waits-for-wave', { wave: 3 }))).toBe(3);
  expect(stepOf(rowMessage('waits-for-rest'))).toBe('rest');
  expect(stepOf(rowMessage('waits-for-pilot'))).toBe('rest');
  expect(stepOf(rowMessage('paused-by-person'))).toBeUndefined();
});
