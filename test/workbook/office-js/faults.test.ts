import { user } from '../samples';
import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

describe('an Excel that fails', () => {
  let excel: ExcelAtWork;
  beforeEach(() => {
    excel = excelAtWork();
  });
  afterEach(() => {
    excel.close();
  });

  it.each(Array.from({ length: 12 }, (_, index) => index + 1))(
    'in round trip %i of the first rendering has everything after the next one',
    async (nth) => {
      excel.office.host.faults.add({ kind: 'sync', nth });
      const first = await excel.render(rowsTo(5), [user(1)]).then(
        () => 'done',
        (error: unknown) => (error as { code: string }).code,
      );
      excel.office.host.faults.clear();
      expect(['done', 'excel-refused']).toContain(first);
      await excel.render(rowsTo(5), [user(1)]);
      const content = await excel.port.read();
      expect(content.problems).toEqual([]);
      expect(content.rows.map((row) => row.subscriptionId)).toEqual(rowsTo(5).map((row) => row.subscriptionId));
      expect(content.users).toHaveLength(1);
      expect(await excel.agent.sheets()).toEqual(['Migrations', 'Users', 'Plans', 'Summary', '_crossgrade']);
      expect(excel.table().bodyArea.rows).toBe(5);
    },
  );

  it('in the middle of results keeps events on, so that the agent is still heard', async () => {
    await excel.render(rowsTo(3));
    const changes: unknown[] = [];
    const stop = await excel.port.watch((change) => changes.push(change));
    excel.office.host.faults.add({ kind: 'member', member: 'Range.values' });
    await expect(excel.port.patch({ rows: [{ ...keyOf(1), state: 'done' }] })).rejects.toMatchObject({
      name: 'Problem',
    });
    excel.office.host.faults.clear();
    await excel.agent.type('Wave', idOf(2), 4);
    await excel.port.visible();
    expect(changes).toMatchObject([{ planned: [keyOf(2)] }]);
    await stop();
  });

  it('takes small requests only gets smaller ones', async () => {
    excel.office.host.faults.add({ kind: 'payload', bytes: 400_000 });
    await excel.render(rowsTo(900));
    excel.office.host.faults.clear();
    const { rows, problems } = await excel.port.read();
    expect(problems).toEqual([]);
    expect(rows).toHaveLength(900);
    expect(excel.table().bodyArea.rows).toBe(900);
  });

  it('waits with results until a cell is no longer edited', async () => {
    await excel.render(rowsTo(2));
    const end = excel.office.host.beginCellEdit();
    let isWritten = false;
    const written = excel.port.patch({ rows: [{ ...keyOf(1), state: 'done' }] }).then(() => {
      isWritten = true;
    });
    expect(await excel.agent.shown('State', idOf(1))).toBe('Draft');
    expect(isWritten).toBe(false);
    end();
    await written;
    expect(await excel.agent.shown('State', idOf(1))).toBe('Done');
  });

  it('leaves no object held in Excel, whatever was done', async () => {
    await excel.render(rowsTo(20), [user(1)]);
    await excel.port.patch({ rows: [{ ...keyOf(1), state: 'done' }] });
    await excel.port.localise('pl-PL');
    await excel.port.visible();
    await excel.port.reveal(keyOf(2));
    expect(excel.office.host.held).toEqual({ references: 0, events: [] });
  });
});
