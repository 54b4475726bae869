import { tableSchemas, columnName } from '../../../src/workbook';
import { plans, row, user } from '../samples';
import { english, excelAtWork, idOf, keyOf, rowsTo, type ExcelAtWork } from './excel';

describe('a workbook drawn in Excel', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(3), [user(1)]);
  });
  afterEach(() => {
    excel.close();
  });
  const columnOf = (header: string): number => excel.table().columns.findIndex(({ name }) => name === header);

  it('takes the one blank sheet of a new workbook, and hides its settings well', () => {
    const sheets = excel.office.workbook.sheets.list();
    expect(sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Migrations', 'Visible'],
      ['Users', 'Visible'],
      ['Plans', 'Visible'],
      ['Summary', 'Visible'],
      ['_crossgrade', 'VeryHidden'],
    ]);
  });

  it('has a table around the rows of each sheet, and their first columns in view', () => {
    const { workbook } = excel.office;
    expect(workbook.tables.list().map(({ name, bodyArea }) => [name, bodyArea.rows])).toEqual([
      ['Migrations', 3],
      ['MigrationUsers', 1],
      ['Plans', plans.length],
    ]);
    expect(excel.sheet().freeze).toEqual({ rows: 1, columns: 5 });
  });

  it('hides and folds the columns that are declared so', () => {
    const { columns } = tableSchemas.migrations;
    const bands = columns.map((_, at) => excel.sheet().column(at));
    expect(bands.map((band) => band.hidden)).toEqual(columns.map((column) => column.hidden === true));
    expect(bands.map((band) => band.outlineLevel)).toEqual(columns.map((column) => (column.outlined === true ? 1 : 0)));
  });

  it('shows dates as dates, and the agent’s cells as the agent’s', () => {
    const { row: line, column } = excel.cell('Last day', idOf(1));
    expect(excel.sheet().text(line, column)).toBe('2026-12-24');
    const note = excel.cell('Note', idOf(3));
    expect(excel.sheet().format(note.row, note.column).fill).toBe('#EEF5FC');
  });

  it('offers the plans of the row’s market, refuses other choices, and leaves what the service says alone', () => {
    const { validations } = excel.sheet();
    const plan = excel.cell('Target plan', idOf(3));
    expect(validations.choices(plan.row, plan.column)).toEqual([
      'Microsoft 365 Business Basic',
      'Microsoft 365 Business Standard',
      'Office 365 E1',
    ]);
    const retire = excel.cell('Old subscription', idOf(1));
    expect(validations.choices(retire.row, retire.column)).toEqual(['Suspend', 'Leave']);
    const { user: person } = excel.office.workbook;
    const id = excel.sheet().id;
    expect(person.type(id, excel.cell('Include', idOf(2)), 'perhaps').outcome).toBe('refused');
    expect(person.type(id, excel.cell('Include', idOf(2)), 'Yes').outcome).toBe('done');
    expect(person.type(id, excel.cell('Customer', idOf(2)), 'Mine').outcome).toBe('refused');
    expect(person.type(id, excel.cell('Target licenses', idOf(2)), '0').outcome).toBe('refused');
  });

  it('makes the lists before the rules that name them, as Excel demands', async () => {
    const other = excelAtWork();
    await other.render(rowsTo(1));
    const steps = other.office.host.log.entries.flatMap(({ request }) =>
      (request?.Actions ?? []).map(({ Name, ObjectPathId }) => {
        const path = request?.ObjectPaths.get(ObjectPathId);
        return Name === 'Rule' ? 'rule' : `${path?.Name ?? ''} ${JSON.stringify(path?.ArgumentInfo?.Arguments?.[0])}`;
      }),
    );
    expect(steps).toContain('Add "cg_list_market_plan"');
    const lastList = steps.findLastIndex((step) => step.startsWith('Add "cg_list_'));
    expect(steps.indexOf('rule')).toBeGreaterThan(lastList);
    other.close();
  });

  it('helps in every header', () => {
    const validation = excel.sheet().validations.at(0, columnOf('Include'));
    expect(JSON.stringify(validation)).toContain(english.text('note.migrations.include').slice(0, 40));
  });

  it('colours states and suggestions, and marks a copied row', async () => {
    await excel.port.patch({ rows: [{ ...keyOf(1), state: 'done' }] });
    const state = excel.cell('State', idOf(1));
    expect(excel.sheet().shownFormat(state.row, state.column).fill).toBe('#DDF2E3');
    const plan = excel.cell('Target plan', idOf(1));
    expect(excel.sheet().shownFormat(plan.row, plan.column).font).toMatchObject({ italic: true });
    await excel.agent.copyRow(idOf(1));
    expect(excel.sheet().shownText(state.row, state.column)).toBe(english.text('mark.duplicate'));
  });

  it('gives the rows of a later pull the same looks, rules and table', async () => {
    await excel.render(rowsTo(5), [user(1), user(2)]);
    const { sheet, cell } = excel;
    for (const header of ['Last day', 'Target plan', 'Include', 'Check details', 'Order ID', 'Customer']) {
      const [first, last] = [cell(header, idOf(1)), cell(header, idOf(5))];
      expect(sheet().format(last.row, last.column)).toEqual(sheet().format(first.row, first.column));
      expect(sheet().validations.at(last.row, last.column)).toBeDefined();
    }
    const plan = cell('Old subscription', idOf(5));
    expect(sheet().validations.choices(plan.row, plan.column)).toEqual(['Suspend', 'Leave']);
    expect(excel.table().bodyArea.rows).toBe(5);
  });

  it('counts on Summary as the rows change, and draws what it counts', async () => {
    const summary = excel.office.workbook.sheets.get('Summary');
    const counted = (label: string): unknown => {
      const used = summary.usedArea(true);
      for (let line = 0; used && line < used.rows; line += 1) {
        if (summary.text(line, 0) === label) return summary.value(line, 1);
      }
      return undefined;
    };
    expect(counted('Draft')).toBe(3);
    await excel.port.patch({ rows: [{ ...keyOf(1), state: 'done' }] });
    expect([counted('Draft'), counted('Done')]).toEqual([2, 1]);
    await excel.agent.type('State code', idOf(2), 'done');
    expect([counted('Draft'), counted('Done')]).toEqual([1, 2]);
    expect(summary.charts.list().map(({ name }) => name)).toEqual([
      'cg_chart_atRisk',
      'cg_chart_byWeek',
      'cg_chart_byPlan',
    ]);
    await excel.render([...rowsTo(3), row(4, { source: { ...row(4).source, endDate: undefined } })]);
    expect(summary.charts.list()).toHaveLength(3);
  });

  it('says of a check that the plan was changed since, by itself', async () => {
    const { rows } = await excel.port.read();
    await excel.port.patch({
      rows: rows.map(({ customerId, subscriptionId, planEcho }) => {
        return { customerId, subscriptionId, check: { check: 'clean' as const }, checkedPlan: planEcho };
      }),
    });
    expect(await excel.agent.shown('Check', idOf(1))).toBe('No objections');
    await excel.agent.type('Target licenses', idOf(1), 3);
    expect(await excel.agent.shown('Check', idOf(1))).toBe(english.text('check.changed'));
    expect(await excel.agent.shown('Check', idOf(2))).toBe('No objections');
  });

  it('says nothing of rows that were not checked, although Excel may fill a first formula into all rows', async () => {
    const writes: string[] = [];
    const stop = excel.office.host.log.subscribe(({ request }) => {
      for (const action of request?.Actions ?? []) {
        if (action.Name === 'Values') writes.push(JSON.stringify(action.ArgumentInfo));
      }
    });
    await excel.port.patch({ rows: [{ ...keyOf(2), check: { check: 'clean' } }] });
    stop();
    const formula = writes.findIndex((values) => values.includes('IFERROR'));
    const emptied = writes.filter((values, index) => index > formula && values.includes('[[[""]]]'));
    expect(formula).toBeGreaterThanOrEqual(0);
    expect(emptied).toHaveLength(2);
    expect(await excel.agent.shown('Check', idOf(1))).toBeUndefined();
    expect(await excel.agent.shown('Check', idOf(3))).toBeUndefined();
  });

  it('names the cell of every header, so that columns are found however they are called and moved', () => {
    const { names } = excel.office.workbook;
    for (const { key } of tableSchemas.migrations.columns) {
      expect(names.area(names.get(columnName('migrations', key)))?.sheetId).toBe(excel.sheet().id);
    }
  });

  it('keeps a row of totals below the last row', async () => {
    excel.office.workbook.user.perform(() => {
      excel.table().configure({ showTotals: true });
    });
    await excel.render(rowsTo(5));
    expect(excel.table().bodyArea.rows).toBe(5);
    expect(excel.table().totalsArea?.row).toBe(6);
    expect((await excel.port.read()).problems).toEqual([]);
  });

  it('is drawn beside the sheets of an agent, under free names', async () => {
    const other = excelAtWork();
    const { workbook } = other.office;
    workbook.user.type(workbook.sheets.get('Sheet1').id, { row: 0, column: 0 }, 'my own list');
    workbook.user.perform(() => {
      workbook.sheets.add('Summary');
    });
    await other.render(rowsTo(2));
    expect(workbook.sheets.list().map(({ name }) => name)).toEqual([
      'Sheet1',
      'Summary',
      'Migrations',
      'Users',
      'Plans',
      'Summary 2',
      '_crossgrade',
    ]);
    expect(workbook.sheets.get('Sheet1').text(0, 0)).toBe('my own list');
    expect((await other.port.read()).rows).toHaveLength(2);
    other.close();
  });

  it('draws a sheet again that the agent has deleted', async () => {
    excel.office.workbook.user.perform(() => {
      excel.office.workbook.sheets.remove('Users');
    });
    await excel.render(rowsTo(3), [user(1), user(2)]);
    const content = await excel.port.read();
    expect(content.problems).toEqual([]);
    expect(content.users).toHaveLength(2);
  });
});
