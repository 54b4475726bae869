import { user } from '../samples';
import { excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

describe('writing into the agent’s cells because the agent said so', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(4), [user(1), user(2)]);
  });
  afterEach(() => {
    excel.close();
  });
  const only = async (number: number) => {
    const found = (await excel.port.read()).rows.find((one) => one.subscriptionId === idOf(number));
    if (!found) throw new Error(`no row ${String(number)}`);
    return found;
  };
  const ids = (rows: readonly { readonly subscriptionId: string }[]) => rows.map((row) => row.subscriptionId);

  it('writes what is given, empties what is given as undefined, and leaves the rest', async () => {
    await excel.agent.type('Note', idOf(1), 'mine');
    const written = await excel.port.writePlan([
      {
        ...keyOf(1),
        include: 'yes',
        targetPlan: 'CFQ7TTC0LF8R:0001',
        licenses: 7,
        term: undefined,
        wave: 2,
        runAt: '2027-01-02T10:30:00Z',
        reference: '0012',
      },
      { ...keyOf(2), include: 'no' },
    ]);
    expect(ids(written.changed)).toEqual([idOf(1), idOf(2)]);
    expect(written.missing).toEqual([]);
    expect((await only(1)).plan).toMatchObject({
      include: 'yes',
      targetPlan: 'CFQ7TTC0LF8R:0001',
      licenses: 7,
      term: undefined,
      billing: 'monthly',
      wave: 2,
      runAt: '2027-01-02T10:30:00Z',
      reference: '0012',
      note: 'mine',
    });
    expect(await excel.agent.shown('Target plan', idOf(1))).toBe('Office 365 E1');
    expect((await only(3)).plan.include).toBeUndefined();
  });

  it('takes a number that Excel shows as a date for no count of licenses', async () => {
    const dated = excel.cell('Target licenses', idOf(1));
    const plain = excel.cell('Target licenses', idOf(2));
    const { user: agent } = excel.office.workbook;
    agent.perform(() => {
      excel.sheet().write({ ...dated, rows: 1, columns: 1 }, [[46234]]);
      excel.sheet().changeFormat({ ...dated, rows: 1, columns: 1 }, { numberFormat: 'm/d/yyyy' });
      excel.sheet().write({ ...plain, rows: 1, columns: 1 }, [[46234]]);
    });
    const { problems } = await excel.port.read();
    expect(problems.map(({ code, values }) => [code, values['column']])).toEqual([
      ['cell-not-number', 'Target licenses'],
    ]);
    expect((await only(2)).plan.licenses).toBe(46234);
    expect((await only(1)).plan.licenses).toBeUndefined();
  });

  it('takes away the look of a suggestion, even where the suggestion is what is written', async () => {
    await excel.port.writePlan([{ ...keyOf(1), licenses: 20, term: 'P1Y' }]);
    expect((await only(1)).suggested).toEqual(['targetPlan', 'targetBilling', 'newPlans', 'retire']);
    expect((await only(2)).suggested).toContain('targetLicenses');
  });

  it('takes back what it wrote, with the marks of the suggestions, and says what was edited since', async () => {
    await excel.agent.type('Target licenses', idOf(2), 'many');
    const before = await excel.port.read();
    const written = await excel.port.writePlan(
      [1, 2, 3].map((number) => ({ ...keyOf(number), licenses: 5, include: 'yes' as const })),
    );
    await excel.agent.type('Target licenses', idOf(3), 99);
    await excel.agent.deleteRow(idOf(1));
    const outcome = await excel.port.takeBack(written);
    expect(ids(outcome.restored)).toEqual([idOf(2), idOf(3)]);
    expect(ids(outcome.edited)).toEqual([idOf(3)]);
    expect(ids(outcome.missing)).toEqual([idOf(1)]);
    expect(await excel.agent.shown('Target licenses', idOf(2))).toBe('many');
    expect(await excel.agent.shown('Target licenses', idOf(3))).toBe(99);
    expect(await excel.agent.shown('Include', idOf(3))).toBeUndefined();
    expect((await only(2)).suggested).toEqual(before.rows[1]?.suggested);
  });

  it('writes choices for users, and takes them back', async () => {
    const [first, second] = [user(1), user(2)];
    const written = await excel.port.writeUserChoices([
      { ...keyOf(1), userId: first.userId, exclude: true },
      { ...keyOf(1), userId: second.userId, targetPlan: 'CFQ7TTC0LF8R:0001', setLocation: 'PL' },
    ]);
    const choices = async () => (await excel.port.read()).users.map((one) => one.choice);
    expect(await choices()).toEqual([
      { userId: first.userId, exclude: true, targetPlan: undefined, setLocation: undefined },
      { userId: second.userId, exclude: false, targetPlan: 'CFQ7TTC0LF8R:0001', setLocation: 'PL' },
    ]);
    expect(await excel.port.takeBack(written)).toMatchObject({ edited: [], missing: [] });
    expect(await choices()).toEqual([first.choice, second.choice]);
  });

  it('tells which rows are not there', async () => {
    const written = await excel.port.writePlan([
      { ...keyOf(2), wave: 1 },
      { ...keyOf(9), wave: 1 },
    ]);
    expect(ids(written.changed)).toEqual([idOf(2)]);
    expect(ids(written.missing)).toEqual([idOf(9)]);
  });
});
