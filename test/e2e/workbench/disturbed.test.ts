import { rowsOf } from '../support/workbook-by-hand';
import type { Person } from './support/person';
import { expectPromisesKept, Workbench } from './support/workbench';

let workbench: Workbench;
beforeAll(async () => {
  // What is searched for past the lag of the lists is found within seconds.
  workbench = await Workbench.start({ waitScale: 0.02 });
});
afterAll(() => workbench.stop());

/** Sorts the rows by a column of the sheet, from its header's menu. */
async function sortBy({ page }: Person, column: string): Promise<void> {
  await page.getByRole('button', { name: `Sort and filter ${column}`, exact: true }).click();
  const menu = page.getByRole('dialog', { name: 'Sort and filter' });
  await menu.getByRole('button', { name: 'Sort Z to A' }).click();
}

async function insertColumn(person: Person, before: string): Promise<void> {
  await person.goTo(`${before}1`);
  await person.page.getByRole('button', { name: 'Insert columns' }).click();
}

/** Leaves only the rows with the value of a cell in view. */
async function filterBy(person: Person, address: string): Promise<void> {
  await person.goTo(address);
  await person.page.keyboard.press('Shift+F10');
  await person.page.getByRole('menuitem', { name: 'Only rows with this value' }).press('Enter');
  await person.page.getByText(/\d+ of \d+ rows shown/).waitFor();
}

describe('a run that is not left in peace', () => {
  test('ends as if nobody had touched pane, sheet and gateway', async () => {
    const person = await workbench.visit();
    await person.prepareRows();
    // One row keeps the run from ending before everything has happened to it.
    const ready = (await rowsOf(await person.save())).find((row) => row['State code'] === 'ready');
    await workbench.loseCheckoutsOf(String(ready?.['Customer ID']));
    const rows = await person.startRun();

    await person.page.getByRole('button', { name: 'Close the pane' }).click();
    await sortBy(person, 'Customer');
    await insertColumn(person, 'C');
    await person.ribbon('Show pane').click();
    await person.reads(/ of \d+ rows finished/);

    await workbench.restartGateway(async () => {
      await filterBy(person, 'B4');
      await person.reads(/^The gateway is out of reach/);
    });

    await person.page.getByRole('button', { name: 'Restart the add-in' }).click();
    await person.openRun();
    await workbench.behave();
    await person.awaitEnd();

    const ledger = await workbench.ledger();
    expectPromisesKept(ledger);
    expect(ledger.purchases).toHaveLength(rows);

    const states = await person.states();
    const saved = await person.savedRows(states.get('Done') ?? -1);
    const inRun = saved.filter((row) => row['Run ID'] !== null);
    expect(inRun).toHaveLength(rows);
    // Each row still is its own: what was bought for a customer stands beside that customer.
    const customerOf = new Map<unknown, string>(
      ledger.purchases.map((bought) => [bought.subscription, bought.customer]),
    );
    const bought = inRun.filter((row) => row['New subscription ID'] !== null);
    expect(bought).toHaveLength(rows);
    for (const row of bought) expect(customerOf.get(row['New subscription ID'])).toBe(row['Customer ID']);
    // And what the agent did to the sheet stays done.
    const names = saved.map((row) => String(row['Customer']));
    expect(names).toEqual([...names].sort((one, other) => other.localeCompare(one, 'en-US')));
    expect(person.complaintsOfItself).toEqual([]);
  });
});
