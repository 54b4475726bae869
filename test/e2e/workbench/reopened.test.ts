import { until } from '../../support/until';
import { rowsOf } from '../support/workbook-by-hand';
import { patience } from './support/person';
import { expectPromisesKept, Workbench } from './support/workbench';

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start({ waitScale: 0.05 });
});
afterAll(() => workbench.stop());

describe('a run started from the ribbon', () => {
  test('goes on after the browser was closed, and a browser that opens the workbook again catches up', async () => {
    const person = await workbench.visit();
    await person.prepareRows();
    await person.step('Plan').click();
    await person.ribbon('Run').click();
    await person.reads(/^I have looked at these numbers/);
    const rows = await person.startRun();
    const started = await person.save();
    const before = await rowsOf(started);
    await workbench.closeBrowsers();

    // Nobody looks, and it goes on.
    await until(async () => ((await workbench.ledger()).purchases.length === rows ? true : undefined), patience);
    const again = await workbench.visit();
    await again.open(started);
    await again.openRun();
    await again.awaitEnd();

    const done = (await again.states()).get('Done') ?? -1;
    const after = await again.savedRows(done);
    const countOf = (all: typeof after) => all.filter((row) => row['State code'] === 'done').length;
    expect(countOf(after)).toBeGreaterThan(countOf(before));
    expect(after.filter((row) => row['New subscription ID'] !== null)).toHaveLength(rows);
    const ledger = await workbench.ledger();
    expectPromisesKept(ledger);
    expect(ledger.purchases).toHaveLength(rows);
    expect(again.complaints).toEqual([]);
  });
});
