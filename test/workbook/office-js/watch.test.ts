import type { WorkbookChange } from '../../../src/workbook';
import { until } from '../../support/until';
import { user } from '../samples';
import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

describe('watching the agent', () => {
  let excel: ExcelAtWork;
  let changes: WorkbookChange[];
  let stop: () => Promise<void>;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(4), [user(1), user(2)]);
    changes = [];
    stop = await excel.port.watch((change) => changes.push(change));
  });
  afterEach(async () => {
    await stop();
    expect(excel.failures).toEqual([]);
    excel.close();
  });

  const ids = (rows: readonly { readonly subscriptionId: string }[]) => rows.map((row) => row.subscriptionId);
  const told = async (): Promise<WorkbookChange> => {
    const [change] = await until(() => Promise.resolve(changes.length > 0 ? changes.splice(0, 1) : undefined));
    if (!change) throw new Error('nothing was told');
    return change;
  };
  /** Whatever was to be told before has been told when this was. */
  const nothingTold = async (): Promise<void> => {
    await excel.agent.type('Note', idOf(4), 'the mark');
    const change = await told();
    expect(ids(change.planned)).toEqual([idOf(4)]);
    expect(changes).toEqual([]);
  };

  it('tells of a plan that was changed', async () => {
    await excel.agent.type('Target licenses', idOf(2), 33);
    const change = await told();
    expect(ids(change.planned)).toEqual([idOf(2)]);
    expect(change).toMatchObject({ copied: [], removed: [] });
  });

  it('tells of several rows that were filled at once', async () => {
    const { user: person } = excel.office.workbook;
    const at = excel.cell('Wave', idOf(1));
    person.pasteText(excel.sheet().id, at, '1\n2\n3');
    expect(ids((await told()).planned)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  it('tells of a copied row at once', async () => {
    await excel.agent.copyRow(idOf(2));
    const change = await told();
    expect(ids(change.copied)).toEqual([idOf(2)]);
    expect(change.removed).toEqual([]);
  });

  it('tells of removed rows, and of those that undoing brings back', async () => {
    await excel.agent.deleteRow(idOf(3));
    expect(ids((await told()).removed)).toEqual([idOf(3)]);
    excel.office.workbook.user.undo();
    const back = await told();
    expect(ids(back.planned)).toEqual([idOf(3)]);
  });

  it('tells of a user’s choice by the row of the subscription', async () => {
    const sheet = excel.office.workbook.sheets.get('Users');
    const table = excel.office.workbook.tables.get('MigrationUsers');
    const column = table.columns.findIndex(({ name }) => name === 'Exclude');
    excel.office.workbook.user.type(sheet.id, { row: 2, column }, 'Yes');
    expect(ids((await told()).planned)).toEqual([idOf(1)]);
  });

  it('is silent about sorting, filtering, own columns and other sheets', async () => {
    await excel.agent.sortBy('Subscription ID');
    excel.office.workbook.user.filterTable(excel.table().id, 1, { filterOn: 'Values', values: ['Kaizala Pro'] });
    await excel.agent.insertColumn('State', 'Mine');
    await excel.agent.type('Mine', idOf(1), 'private');
    await excel.agent.addSheet('Own', 'text');
    await excel.agent.rename('Note', 'My notes');
    await excel.agent.rename('My notes', 'Note');
    await nothingTold();
  });

  it('is silent about what Crossgrade writes itself', async () => {
    await excel.port.patch({ rows: [{ ...keyOf(1), state: 'ready', check: { check: 'clean' } }] });
    await excel.port.writePlan([{ ...keyOf(2), include: 'yes', wave: 3 }]);
    await excel.render(rowsTo(4), [user(1), user(2), user(3)]);
    await nothingTold();
  });

  it('knows what was sorted and inserted when the next results are written', async () => {
    await excel.agent.sortBy('Customer');
    await excel.agent.insertColumn('State', 'Mine');
    await excel.port.patch({ rows: [{ ...keyOf(3), state: 'done' }] });
    expect(await excel.agent.shown('State', idOf(3))).toBe('Done');
    expect(await excel.agent.shown('State', idOf(1))).toBe('Draft');
  });

  it('leaves nothing behind in Excel when nobody listens any more', async () => {
    await stop();
    expect(excel.office.host.held).toEqual({ references: 0, events: [] });
    stop = () => Promise.resolve();
  });
});
