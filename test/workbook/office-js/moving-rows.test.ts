import { row } from '../samples';
import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

/** Round trips of reading: the structure, the places, the cells. */
const reading = 3;

describe('results for rows that move while they are written', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(6));
  });
  afterEach(() => {
    excel.close();
  });

  const states = async (): Promise<Record<string, unknown>> => {
    const shown = await Promise.all(
      (await excel.agent.subscriptions()).map(async (id) => [id, await excel.agent.shown('State', id)] as const),
    );
    return Object.fromEntries(shown);
  };
  const all = (state: string): Record<string, unknown> =>
    Object.fromEntries(rowsTo(6).map(({ subscriptionId }) => [subscriptionId, state]));
  const patch = () =>
    excel.port.patch({
      rows: [
        { ...keyOf(1), state: 'done', message: 'all moved' },
        { ...keyOf(5), state: 'failed-purchase', message: 'nothing was bought' },
      ],
    });
  const expected = { ...all('Draft'), [idOf(1)]: 'Done', [idOf(5)]: 'Purchase failed' };

  it('go to their rows where the agent sorts between reading and writing', async () => {
    excel.after(reading, () => {
      excel.office.workbook.user.sortTable(excel.table().id, [{ key: 0, ascending: false }]);
    });
    await patch();
    expect((await excel.agent.subscriptions())[0]).toBe(idOf(6));
    expect(await states()).toEqual(expected);
    expect(await excel.agent.shown('Message', idOf(6))).toBeUndefined();
    expect(await excel.agent.shown('Message', idOf(1))).toBe('all moved');
  });

  it('go to their rows where the agent deletes a row above', async () => {
    excel.after(reading, () => {
      excel.office.workbook.user.removeRows(excel.sheet().id, 2, 1);
    });
    await patch();
    const { [idOf(2)]: _, ...left } = expected;
    expect(await states()).toEqual(left);
  });

  it('go to their rows where the agent inserts rows above the table and in it', async () => {
    excel.after(reading, () => {
      excel.office.workbook.user.insertRows(excel.sheet().id, 3, 2);
    });
    await patch();
    expect(await states()).toEqual(expected);
  });

  it('go to their columns where the agent inserts one', async () => {
    excel.after(reading, () => {
      excel.office.workbook.user.insertColumns(excel.sheet().id, 1, 1);
    });
    await patch();
    expect(await states()).toEqual(expected);
    const own = excel.sheet().values({ row: 1, column: 1, rows: 6, columns: 1 });
    expect(own.flat()).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(await excel.agent.shown('Current product', idOf(1))).toBe('Kaizala Pro');
  });

  it('leave no trace in a wrong row, not even where rows move again while it is put right', async () => {
    const { user } = excel.office.workbook;
    const sort = (ascending: boolean) => () => {
      user.sortTable(excel.table().id, [{ key: 0, ascending }]);
    };
    excel.after(reading, sort(false));
    excel.after(reading + 1, sort(true));
    excel.after(reading + 2, sort(false));
    await patch();
    expect(await states()).toEqual(expected);
    const messages = await Promise.all([2, 3, 4, 6].map((number) => excel.agent.shown('Message', idOf(number))));
    expect(messages).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('keep a customer’s name that looks like a formula a text when it is put back', async () => {
    const evil = '=HYPERLINK("http://evil.example")';
    await excel.render([...rowsTo(5), { ...row6(), source: { ...row6().source, customer: evil } }]);
    excel.after(reading, () => {
      excel.office.workbook.user.sortTable(excel.table().id, [{ key: 0, ascending: false }]);
    });
    await excel.port.patch({
      rows: rowsTo(6).map(({ source }, index) => ({
        ...keyOf(index + 1),
        source: { customer: index === 5 ? evil : source.customer },
        state: 'done' as const,
      })),
    });
    const at = excel.cell('Customer', idOf(6));
    expect(excel.sheet().value(at.row, at.column)).toBe(evil);
    expect(excel.sheet().formula(at.row, at.column)).toBeUndefined();
  });

  it('leave alone what the agent enters meanwhile, in the rows and below them', async () => {
    const note = excel.cell('Note', idOf(1));
    excel.after(reading, () => {
      const { user } = excel.office.workbook;
      user.type(excel.sheet().id, note, 'mine');
      user.perform(() => {
        excel.sheet().write({ row: 8, column: 1, rows: 1, columns: 1 }, [['my own remark']]);
      });
    });
    await excel.render([...rowsTo(6), row(7), row(8), row(9)]);
    expect(await excel.agent.shown('Note', idOf(1))).toBe('mine');
    expect(excel.sheet().text(8, 1)).toBe('my own remark');
    expect([...(await excel.agent.subscriptions())].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9].map(idOf));
    expect(await excel.agent.shown('Current product', idOf(9))).toBe('Kaizala Pro');
  });

  it('give up at last, with every row as it was, where rows never rest', async () => {
    let ascending = false;
    const stop = excel.office.host.log.subscribe(() => {
      ascending = !ascending;
      excel.office.workbook.user.sortTable(excel.table().id, [{ key: 0, ascending }]);
    });
    await expect(patch()).rejects.toMatchObject({ code: 'excel-restless' });
    stop();
    expect(await states()).toEqual(all('Draft'));
  });
});

const row6 = () => {
  const found = rowsTo(6)[5];
  if (!found) throw new Error('there are six rows');
  return found;
};
