import {
  addressOf,
  createWorkbook,
  defaultFormat,
  parseArea,
  type Area,
  type Sheet,
  type Workbook,
} from '../../../src/excel-host';
import { modelClock, opened, saved } from './through-workbench';
import { withXmlParser } from './xml-parser';

beforeAll(withXmlParser);

function at(address: string): Area {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  return area;
}

const again = async (workbook: Workbook): Promise<Workbook> => opened(await saved(workbook));

/** A workbook with one of everything that a file is to keep. */
function sample(): Workbook {
  const workbook = createWorkbook({ clock: modelClock, sheets: ['Data', 'Other', 'Hidden'] });
  const sheet = workbook.sheets.get('Data');
  sheet.write(at('A1:C4'), [
    ['Name', 'Count', 'Ends'],
    ['Łódź & <co>', 3, 46_000],
    ["'=1+1", 2.5, 46_001.75],
    ['two\nlines', true, '#N/A'],
  ]);
  sheet.write(at('E1:E3'), [['=SUM(B2:B3)'], ['=1/0'], ['=Data!A2&"!"']]);
  sheet.changeFormat(at('C2:C3'), { numberFormat: 'yyyy-mm-dd' });
  sheet.changeFormat(at('A1:C1'), {
    fill: '#0F5EA8',
    font: { bold: true, color: '#FFFFFF', size: 13 },
    wrapText: true,
    horizontalAlignment: 'Center',
    verticalAlignment: 'Top',
    borders: { EdgeBottom: { style: 'Double', weight: 'Thick', color: '#FF0000' } },
  });
  sheet.addTable(at('A1:C4'), true, { name: 'Items', style: 'TableStyleLight1' });
  sheet.validations.change(at('B2:B4'), {
    rule: { wholeNumber: { operator: 'Between', formula1: 1, formula2: '=Other!$A$1' } },
    errorAlert: { showAlert: true, style: 'Warning', title: 'Hm', message: 'One & more' },
    prompt: { showPrompt: true, title: 'Count', message: 'How many' },
  });
  sheet.validations.change(at('A2:A100000'), { rule: { list: { inCellDropDown: true, source: 'one,two "2"' } } });
  sheet.validations.change(at('G2'), {
    rule: { list: { inCellDropDown: true, source: '=Other!$A$1:$A$3' } },
    ignoreBlanks: false,
  });
  const first = sheet.conditionalFormats.add(
    [at('A2:A4')],
    { type: 'Custom', rule: { formula: '=$B2>2' } },
    { fill: '#FBDADA', font: { color: '#8A1212', italic: true } },
    'last',
  );
  sheet.conditionalFormats.change(first.id, { stopIfTrue: true });
  sheet.conditionalFormats.add(
    [at('B2:B4')],
    { type: 'CellValue', rule: { operator: 'LessThanOrEqualTo', formula1: '=2.5' } },
    { font: { bold: true } },
    'last',
  );
  workbook.names.add('Rate', '=0.25');
  workbook.names.add('Items_first', '=Data!$A$2');
  sheet.names.add('Local', '=Data!$B$2:$B$4');
  sheet.setFreeze({ rows: 1, columns: 2 });
  sheet.setColumns(0, 1, { size: 120 });
  sheet.setColumns(8, 2, { outlineLevel: 1, hidden: true });
  sheet.setRows(0, 1, { size: 32 });
  sheet.setRows(9, 1, { hidden: true });
  sheet.setTabColor('#107C41');
  sheet.setView({ showGridlines: false });
  sheet.notes.add({ row: 1, column: 4, text: 'A note', author: 'Anna', visible: false, width: 200, height: 80 });
  workbook.sheets.get('Other').write(at('A1:A3'), [[9], ['b'], ['c']]);
  workbook.sheets.get('Other').setVisibility('Hidden');
  workbook.sheets.get('Hidden').setVisibility('VeryHidden');
  workbook.settings.set('crossgrade', '{"a":"<1>"}');
  return workbook;
}

function cellsOf(sheet: Sheet) {
  return [...sheet.cells()]
    .filter(({ value, formula }) => value !== undefined || formula !== undefined)
    .map(({ row: line, column, value, formula }) => ({
      row: line,
      column,
      value,
      formula,
      text: sheet.text(line, column),
      format: sheet.format(line, column),
    }))
    .sort((one, other) => one.row - other.row || one.column - other.column);
}

describe('a saved workbook that is opened again', () => {
  let before: Workbook;
  let after: Workbook;
  beforeAll(async () => {
    before = sample();
    after = await again(before);
  });
  const sheet = (workbook: Workbook) => workbook.sheets.get('Data');

  it('has the same cells in the same looks, formulas and quoted texts among them', () => {
    expect(cellsOf(sheet(after))).toEqual(cellsOf(sheet(before)));
    expect(sheet(after).value(2, 0)).toBe('=1+1');
    expect(sheet(after).format(2, 0).quoted).toBe(true);
    expect(sheet(after).formula(0, 4)).toBe('=SUM(B2:B3)');
    expect(sheet(after).text(1, 2)).toBe('2025-12-09');
    expect(sheet(after).format(0, 0)).not.toEqual(defaultFormat);
  });

  it('has its tables', () => {
    const [table] = sheet(after).tables.list();
    expect(sheet(after).tables.list()).toHaveLength(1);
    expect([table?.name, table?.style, table && addressOf(table.area)]).toEqual(['Items', 'TableStyleLight1', 'A1:C4']);
    expect(table?.columns.map(({ name }) => name)).toEqual(['Name', 'Count', 'Ends']);
  });

  it('has its validations, a hundred thousand cells as one', () => {
    const list = (workbook: Workbook) =>
      sheet(workbook)
        .validations.list()
        .map(({ areas, validation }) => ({ at: areas.map(addressOf), validation }));
    expect(list(after)).toEqual(expect.arrayContaining(list(before)));
    expect(list(after)).toHaveLength(list(before).length);
    expect(sheet(after).validations.choices(1, 6)).toEqual(['9', 'b', 'c']);
  });

  it('has its conditional formats, in their order', () => {
    const list = (workbook: Workbook) =>
      sheet(workbook)
        .conditionalFormats.list()
        .map(({ areas, rule, format, stopIfTrue }) => ({ at: areas.map(addressOf), rule, format, stopIfTrue }));
    expect(list(after)).toEqual(list(before));
    expect(sheet(after).shownFormat(1, 0).fill).toBe('#FBDADA');
  });

  it('has its names', () => {
    expect(after.names.get('Rate').formula).toBe('=0.25');
    expect(after.names.get('Items_first').formula).toBe('=Data!$A$2');
    expect(sheet(after).names.get('Local').formula).toBe('=Data!$B$2:$B$4');
  });

  it('has its frozen panes, sizes, groups, hidden lines, tab colour, gridlines and notes', () => {
    const view = (workbook: Workbook) => {
      const { freeze, tabColor, showGridlines, showHeadings } = sheet(workbook);
      const lines = [0, 8, 9, 10].map((index) => sheet(workbook).column(index));
      const rows = [0, 1, 9].map((index) => sheet(workbook).row(index));
      const notes = sheet(workbook)
        .notes.list()
        .map(({ row: line, column, text }) => [line, column, text]);
      return { freeze, tabColor, showGridlines, showHeadings, lines, rows, notes };
    };
    expect(view(after)).toEqual(view(before));
    expect(sheet(after).column(0).size).toBeCloseTo(120, 5);
  });

  it('has its sheets as they are shown, and the settings of the add-in', () => {
    expect(after.sheets.list().map(({ name, visibility }) => [name, visibility])).toEqual([
      ['Data', 'Visible'],
      ['Other', 'Hidden'],
      ['Hidden', 'VeryHidden'],
    ]);
    expect([...after.settings.entries()]).toEqual([['crossgrade', '{"a":"<1>"}']]);
  });

  it('shows the rows that its filter shows', async () => {
    const filtered = sample();
    filtered.tables.get('Items').applyFilter(1, { filterOn: 'Values', values: ['3'] });
    const read = await again(filtered);
    expect([...(read.tables.get('Items').filter.criteria.get(1)?.values ?? [])]).toEqual(['3']);
    expect([1, 2, 3].map((line) => sheet(read).row(line).filtered)).toEqual([false, true, true]);
    read.tables.get('Items').clearFilters();
    expect([1, 2, 3].map((line) => sheet(read).row(line).hidden)).toEqual([false, false, false]);
  });
});
