import { expectPromisesKept, Workbench } from './support/workbench';

jest.setTimeout(240_000);

let workbench: Workbench;
beforeAll(async () => {
  workbench = await Workbench.start();
});
afterAll(() => workbench.stop());

describe('the whole job in the workbench', () => {
  test('is done by mouse: pulled, planned, checked, bought, moved, retired and written back', async () => {
    const person = await workbench.visit();
    await person.prepareRows();
    const rows = await person.startRun();
    expect(rows).toBeGreaterThan(20);
    await person.awaitEnd();

    const states = await person.states();
    expect([...states.values()].reduce((sum, count) => sum + count, 0)).toBe(rows);
    const done = states.get('Done') ?? 0;
    expect(done).toBeGreaterThan(rows / 2);

    const ledger = await workbench.ledger();
    expectPromisesKept(ledger);
    expect(ledger.purchases).toHaveLength(rows);

    const migrations = await person.savedRows(done);
    expect(migrations.filter((row) => row['Run ID'] !== null)).toHaveLength(rows);
    const shownDone = migrations.filter((row) => row['State code'] === 'done');
    const bought = new Set<unknown>(ledger.purchases.map((purchase) => purchase.subscription));
    for (const row of shownDone) expect(bought).toContain(row['New subscription ID']);
    expect(person.complaints).toEqual([]);
  });
});
