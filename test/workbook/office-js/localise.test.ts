import { sheetTexts } from '../../../src/workbook';
import { user } from '../samples';
import { english, excelAtWork, idOf, rowsTo, type ExcelAtWork } from './excel';

const polish = sheetTexts('pl-PL');

describe('another language for the open workbook', () => {
  let excel: ExcelAtWork;
  beforeEach(async () => {
    excel = excelAtWork();
    await excel.render(rowsTo(3), [user(1)]);
  });
  afterEach(() => {
    excel.close();
  });

  it('rewrites headers, labels, lists, help, marks and sheet names in place', async () => {
    await excel.agent.rename('Note', 'My notes');
    await excel.agent.type('Include', idOf(1), 'Yes');
    await excel.agent.copyRow(idOf(3));
    const before = await excel.port.read();
    await excel.port.localise('pl-PL');
    const headers = await excel.agent.headers();
    expect(headers.slice(0, 2)).toEqual(['customer', 'product'].map((key) => polish.text(`column.migrations.${key}`)));
    expect(headers).toContain('My notes');
    expect(await excel.agent.sheets()).toEqual(
      ['migrations', 'users', 'plans', 'summary'].map((key) => polish.text(`sheet.${key}`)).concat('_crossgrade'),
    );
    const sheet = excel.sheet();
    const include = excel.table().columns.findIndex(({ name }) => name === polish.text('column.migrations.include'));
    expect(sheet.value(1, include)).toBe(polish.text('choice.include.yes'));
    expect(sheet.validations.choices(1, include)).toEqual(
      ['yes', 'no'].map((code) => polish.text(`choice.include.${code}`)),
    );
    expect(JSON.stringify(sheet.validations.at(0, include))).toContain(polish.text('note.migrations.include'));
    const state = excel.table().columns.findIndex(({ name }) => name === polish.text('column.migrations.state'));
    expect(sheet.shownText(3, state)).toBe(polish.text('mark.duplicate'));
    const after = await excel.port.read();
    expect(after.locale).toBe('pl-PL');
    expect(after.rows.map(({ plan, suggested }) => [plan, suggested])).toEqual(
      before.rows.map(({ plan, suggested }) => [plan, suggested]),
    );
    expect(after.problems.map(({ code }) => code)).toEqual(['row-duplicate']);
  });

  it('keeps the name of a sheet that the agent has renamed, and comes back as it was', async () => {
    await excel.agent.renameSheet('Plans', 'Catalogue');
    await excel.port.localise('sv-SE');
    await excel.port.localise('en-US');
    expect(await excel.agent.sheets()).toEqual(['Migrations', 'Users', 'Catalogue', 'Summary', '_crossgrade']);
    const summary = excel.office.workbook.sheets.get('Summary');
    expect(summary.text(0, 0)).toBe(english.text('summary.title'));
    expect(summary.charts.list().map(({ title }) => title)).toContain(english.text('summary.byWeek'));
  });

  it('is read in any language of the pane', async () => {
    await excel.port.localise('zh-CN');
    const { rows, problems } = await excel.port.read();
    expect(problems).toEqual([]);
    expect(rows.map((row) => row.plan.retire)).toEqual(['suspend', 'end-at-term', 'suspend']);
  });
});
