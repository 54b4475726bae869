import { rowsOf } from '../support/workbook-by-hand';
import { until } from '../../support/until';
import { expectPromisesKept, Workbench } from './support/workbench';

jest.setTimeout(300_000);

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start({ waitScale: 0.1 });
});
afterAll(() => workbench.stop());

describe('a run started from the ribbon', () => {
  test('goes on after the browser was closed, and a browser that opens the workbook again catches up', async () => {
    const person = await workbench.visit();
    await person.prepareRows();
    await person.ribbon('Run').click();
    await person.reads(/I have looked at these numbers/);
    const rows = await person.startRun();
    const atTheStart = await person.save();
    await workbench.closeBrowsers();

    await until(async () => {
      const { purchases, suspensions } = await workbench.ledger();
      return purchases.length === rows && suspensions.length > rows / 2 ? true : undefined;
    }, 120_000);

    const before = (await rowsOf(atTheStart)).filter((row) => row['State code'] === 'done');
    const again = await workbench.visit();
    await again.open(atTheStart);
    await again.step('Run').click();
    await again.awaitEnd();
    const states = await again.states();
    const rowsAfter = await again.savedRows(states.get('Done') ?? -1);
    const after = rowsAfter.filter((row) => row['State code'] === 'done');
    expect(after.length).toBeGreaterThan(before.length);
    expectPromisesKept(await workbench.ledger());
    expect(again.complaints).toEqual([]);
  });
});
