import { expectPromisesKept, Workbench, type Person } from './support/workbench';

jest.setTimeout(300_000);

let workbench: Workbench;
beforeAll(async () => {
  // Slow enough for a person to do something meanwhile.
  workbench = await Workbench.start({ waitScale: 0.1 });
});
afterAll(() => workbench.stop());

/** Sorts the rows by a column of the sheet, from its header's menu. */
async function sortBy(person: Person, column: string): Promise<void> {
  await person.page.getByRole('button', { name: `Sort and filter ${column}`, exact: true }).click();
  await person.page.getByRole('button', { name: 'Sort Z to A', exact: true }).last().click();
}

async function insertColumn(person: Person, before: string): Promise<void> {
  await person.goTo(`${before}1`);
  await person.page.getByRole('button', { name: 'Insert columns' }).click();
}

/** Leaves only the rows with the value of a cell in view. */
async function filterBy(person: Person, address: string): Promise<void> {
  await person.goTo(address);
  await person.page.keyboard.press('Shift+F10');
  await person.page.getByRole('menuitem', { name: 'Only rows with this value' }).click();
}

describe('a run that is not left in peace', () => {
  test('ends as if nobody had touched pane, sheet and gateway', async () => {
    const person = await workbench.visit();
    await person.prepareRows();
    const rows = await person.startRun();

    await person.page.getByRole('button', { name: 'Close the pane' }).click();
    await sortBy(person, 'Customer');
    await insertColumn(person, 'C');
    await person.ribbon('Show pane').click();
    await person.reads(/ of \d+ rows finished/);

    await workbench.restartGateway(async () => {
      await filterBy(person, 'B4');
    });

    await person.page.getByRole('button', { name: 'Restart the add-in' }).click();
    // It has found its way back when it knows of the run.
    await person.reads(/rows are in a run or have come to their end|of \d+ rows finished/);
    await person.step('Run').click();
    await person.awaitEnd();

    const ledger = await workbench.ledger();
    expectPromisesKept(ledger);
    expect(ledger.purchases).toHaveLength(rows);

    const states = await person.states();
    const saved = await person.savedRows(states.get('Done') ?? -1);
    const inRun = saved.filter((row) => row['Run ID'] !== null);
    expect(inRun).toHaveLength(rows);
    // Each row still is its own: what was bought for a customer stands beside that customer.
    const customerOf = new Map(ledger.purchases.map((bought) => [bought.subscription, bought.customer]));
    for (const row of inRun.filter(({ 'New subscription ID': id }) => id !== null)) {
      expect([row['Customer'], customerOf.get(String(row['New subscription ID']))]).toEqual([
        row['Customer'],
        row['Customer ID'],
      ]);
    }
    const names = saved.map((row) => String(row['Customer']));
    expect(names[0]).not.toBe([...names].sort()[0]);
  });
});
