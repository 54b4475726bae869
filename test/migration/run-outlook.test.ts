import { brandId, type SubscriptionId } from '../../src/base';
import { callsForRow, callsLeft, countAtRisk, deadlinesAtRisk, type DueRow } from '../../src/migration';
import { day, guid } from './samples';

const now = Date.parse('2026-06-15T22:00:00Z');
const row = (number: number, lastDay: string, calls: number, more: Partial<DueRow> = {}): DueRow => ({
  subscriptionId: brandId<SubscriptionId>(guid(number)),
  wave: undefined,
  lastDay: day(lastDay),
  calls,
  ...more,
});
const atRisk = (rows: readonly DueRow[], callsPerMinute: number | undefined): readonly string[] =>
  deadlinesAtRisk(rows, { now, callsPerMinute }).map(({ row: one }) => one.subscriptionId);

test('a row is at risk when what goes before it and it itself need more calls than there are until its day ends', () => {
  // Two hours at 10 a minute: 1,200 calls.
  const rows = [row(1, '2026-06-15', 700), row(2, '2026-06-15', 501), row(3, '2026-06-16', 600)];
  expect(atRisk(rows, 10)).toEqual([guid(2)]);
  expect(atRisk(rows.slice(1), 10)).toEqual([]);
});

test('earlier waves go before it, whatever their last day', () => {
  const first = row(1, '2027-01-01', 1_200, { wave: 1 });
  expect(atRisk([first, row(2, '2026-06-15', 1)], 10)).toEqual([guid(2)]);
});

test('a row that begins too late is at risk however few calls go before it', () => {
  expect(atRisk([row(1, '2026-06-16', 20, { notBefore: Date.parse('2026-06-16T23:59:00Z') })], 10)).toEqual([guid(1)]);
});

test('without a limit only what is past is at risk, and a row that needs nothing more never is', () => {
  expect(atRisk([row(1, '2026-06-14', 1), row(2, '2026-06-15', 1e9)], undefined)).toEqual([guid(1)]);
  expect(atRisk([row(1, '2026-06-14', 0)], 1)).toEqual([]);
});

test('the soonest day is told', () => {
  const [one] = deadlinesAtRisk([row(1, '2026-06-15', 14_400)], { now, callsPerMinute: 10 });
  expect(one).toMatchObject({ lastDay: '2026-06-15', finishes: '2026-06-16' });
});

test('rows that are alike are counted as they would be named one by one', () => {
  const alike = [
    { rows: 3, wave: undefined, lastDay: day('2026-06-15'), calls: 350 },
    { rows: 2, wave: undefined, lastDay: day('2026-06-16'), calls: 7_000 },
    { rows: 4, wave: 1, lastDay: day('2027-01-01'), calls: 60 },
    { rows: 5, wave: undefined, lastDay: undefined, calls: 90 },
    { rows: 2, wave: 2, lastDay: day('2026-06-14'), calls: 1 },
    { rows: 1, wave: 2, lastDay: day('2026-06-14'), calls: 0 },
    { rows: 2, wave: 2, lastDay: day('2026-06-16'), calls: 20, notBefore: Date.parse('2026-06-16T23:59:00Z') },
  ];
  let number = 0;
  const single = alike.flatMap(({ rows, ...due }) =>
    Array.from({ length: rows }, () => ({ ...due, subscriptionId: brandId<SubscriptionId>(guid((number += 1))) })),
  );
  const counts = [undefined, 1, 5, 9, 10, 11, 20, 1_000].map((callsPerMinute) => [
    countAtRisk(alike, { now, callsPerMinute }),
    deadlinesAtRisk(single, { now, callsPerMinute }).length,
  ]);
  expect(counts.map(([counted]) => counted)).toEqual(counts.map(([, named]) => named));
  expect(new Set(counts.map(([counted]) => counted)).size).toBeGreaterThan(3);
});

test('of rows of one day the small ones count as going first, so that only what is lost for certain is counted', () => {
  const rows = [
    { rows: 1, wave: undefined, lastDay: day('2026-06-15'), calls: 1_200 },
    { rows: 5, wave: undefined, lastDay: day('2026-06-15'), calls: 100 },
  ];
  expect(countAtRisk(rows, { now, callsPerMinute: 10 })).toBe(1);
});

test('the calls that are left grow fewer on the way of a row, and are none at its end', () => {
  const way = ['queued', 'purchasing', 'provisioning', 'reassigning'] as const;
  const left = [
    ...way.map((state) => callsLeft({ state, users: 4, settled: 0 })),
    callsLeft({ state: 'reassigning', users: 4, settled: 3 }),
    callsLeft({ state: 'retiring', users: 4, settled: 4 }),
    callsLeft({ state: 'done', users: 4, settled: 4 }),
  ];
  expect(left[0]).toBe(callsForRow(4));
  expect(left).toEqual([...left].sort((a, b) => b - a));
  expect(new Set(left).size).toBe(left.length);
  expect(left.at(-1)).toBe(0);
});
