import { keyOf, excelAtWork, rowsTo, type ExcelAtWork } from './excel';

const megabytes = 1_000_000;

describe('round trips to Excel', () => {
  let excel: ExcelAtWork;
  beforeEach(() => {
    excel = excelAtWork();
  });
  afterEach(() => {
    excel.close();
  });

  const counted = async (act: () => Promise<unknown>) => {
    const from = excel.office.host.log.count;
    await act();
    const entries = excel.office.host.log.entries.filter((entry) => entry.number > from);
    return {
      count: entries.length,
      largest: Math.max(0, ...entries.flatMap((entry) => [entry.requestBytes, entry.answerBytes])),
    };
  };

  it('are few and small for many pulled rows', async () => {
    const { count, largest } = await counted(() => excel.render(rowsTo(3000)));
    expect(count).toBeLessThanOrEqual(15);
    expect(largest).toBeLessThan(5 * megabytes);
  });

  it('are one for 200 results of a watched workbook', async () => {
    await excel.render(rowsTo(600));
    const stop = await excel.port.watch(() => undefined);
    const rows = Array.from({ length: 200 }, (_, index) => ({
      ...keyOf(index * 3 + 1),
      state: 'reassigning' as const,
      message: 'moving users',
      result: { purchase: 'done' as const, reassign: { moved: 1, total: 2 }, updated: '2026-11-21T12:00:00Z' },
    }));
    expect((await counted(() => excel.port.patch({ rows }))).count).toBe(1);
    const again = rows.map((row) => ({ ...row, state: 'done' as const }));
    expect((await counted(() => excel.port.patch({ rows: again }))).count).toBe(1);
    const content = await excel.port.read();
    expect(content.rows.filter((row) => row.keys.stateCode === 'done')).toHaveLength(200);
    await stop();
  });

  it('write nothing for results that the workbook already shows', async () => {
    await excel.render(rowsTo(3));
    const stop = await excel.port.watch(() => undefined);
    const patch = { rows: [{ ...keyOf(2), state: 'ready' as const }] };
    await excel.port.patch(patch);
    const { count } = excel.office.host.log;
    await excel.port.patch(patch);
    const setProperty = 4;
    const written = excel.office.host.log.entries
      .filter((entry) => entry.number > count)
      .flatMap(({ request }) => request?.Actions ?? [])
      .filter((action) => action.ActionType === setProperty);
    expect(written).toEqual([]);
    await stop();
  });
});
