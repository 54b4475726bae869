import { compileOnce } from '../support/compiled';
import { runChaos } from './chaos';
import { commandOf, type ChaosOptions } from './options';

/** The short form; the long one is `npm run chaos`. */
const options: ChaosOptions = { seed: 11, rows: 14, kills: 4, gateways: 2, minutes: 0.5 };

beforeAll(compileOnce);

test('a short storm over two gateways and a workbook breaks no promise', async () => {
  const { verdict, storm, people, byOrders, undoneInWorkbook, fell } = await runChaos(options, () => undefined);

  // What was broken comes with the command that does the same again.
  expect({ command: commandOf(options), broken: verdict.broken }).toEqual({
    command: commandOf(options),
    broken: [],
  });
  expect(fell.filter(({ ownFault }) => ownFault)).toEqual([]);
  expect(storm.kills).toBe(options.kills);
  expect(Object.values(verdict.states).reduce((sum, count) => sum + count, 0)).toBe(options.rows);
  expect(verdict.purchases).toBeGreaterThan(0);
  // What people do is done to rows that are there: the storm says less than it seems to where nobody did it.
  expect([people.undone, byOrders, undoneInWorkbook].filter((count) => count === 0)).toEqual([]);
});
