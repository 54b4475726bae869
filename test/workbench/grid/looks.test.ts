import { createWorkbook, parseArea, type Area } from '../../../src/excel-host';
import { Looks } from '../../../taskpane/workbench/grid/look/looks';

function at(address: string): Area {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  return area;
}

/** A column of numbers of which those above 5 are red. */
function coloured() {
  const workbook = createWorkbook({ clock: { serialNow: () => 46_347 }, sheets: ['Data'] });
  const sheet = workbook.sheets.get('Data');
  sheet.write(at('A1:A4'), [[1], [9], [3], [8]]);
  sheet.conditionalFormats.add(
    [at('A1:A4')],
    { type: 'Custom', rule: { formula: '=$A1>5' } },
    { fill: '#FF0000', numberFormat: '"high"' },
  );
  return sheet;
}

describe('looks of cells', () => {
  it('are those of the conditional formats, number formats among them', () => {
    const looks = new Looks(coloured(), () => 0);
    looks.begin();
    looks.beginRow(1);
    expect(looks.at(1, 0)).toMatchObject({ value: 9, text: 'high', format: { fill: '#FF0000' } });
    expect(looks.at(0, 0)).toMatchObject({ value: 1, text: '1', format: { fill: undefined } });
    expect([...looks.unfinished]).toEqual([]);
  });

  it('wait for the next frame where this one has no time left', () => {
    let now = 0;
    const looks = new Looks(coloured(), () => now);
    looks.begin();
    now = 100;
    expect(looks.at(1, 0)).toMatchObject({ value: 9, text: '9', format: { fill: undefined } });
    expect([...looks.unfinished]).toEqual([1]);
    looks.begin();
    looks.beginRow(1);
    expect(looks.at(1, 0).text).toBe('high');
    expect([...looks.unfinished]).toEqual([]);
  });

  it('stay as they were while new ones wait, with the value of now', () => {
    let now = 0;
    const sheet = coloured();
    const before = new Looks(sheet, () => now);
    before.begin();
    before.at(1, 0);
    sheet.write(at('A2'), [[7]]);
    const after = new Looks(sheet, () => now, before);
    after.begin();
    now = 100;
    expect(after.at(1, 0)).toMatchObject({ value: 7, format: { fill: '#FF0000' } });
  });
});
