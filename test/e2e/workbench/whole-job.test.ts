import { LibreOffice } from '../../workbook/libreoffice/soffice';
import type { Row } from '../support/workbook-by-hand';
import { expectPromisesKept, Workbench } from './support/workbench';

let workbench: Workbench;
let office: LibreOffice;
beforeAll(async () => {
  office = await LibreOffice.open();
  workbench = await Workbench.start();
});
afterAll(async () => {
  await workbench.stop();
  await office.close();
});

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

    const { path, rows: migrations } = await person.saved(done);
    expect(migrations.filter((row) => row['Run ID'] !== null)).toHaveLength(rows);
    const shownDone = migrations.filter((row) => row['State code'] === 'done');
    const bought = new Set<unknown>(ledger.purchases.map((purchase) => purchase.subscription));
    for (const row of shownDone) expect(bought).toContain(row['New subscription ID']);
    expect(person.complaints).toEqual([]);

    // Another program than ours opens the file, and finds in it what we do.
    const [headers = [], ...shown] = await office.shown(path, 'Migrations');
    const texts = (row: Row) => headers.map((header) => (typeof row[header] === 'string' ? row[header] : undefined));
    const expected = migrations.map(texts);
    const found = shown.map((cells, at) =>
      cells.map((cell, column) => (expected[at]?.[column] === undefined ? undefined : cell)),
    );
    expect(found.slice(0, expected.length)).toEqual(expected);
  });
});
