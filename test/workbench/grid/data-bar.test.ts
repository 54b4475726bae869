import { createWorkbook, parseArea } from '../../../src/excel-host';
import { barBackground, DataBars } from '../../../taskpane/workbench/grid/look/data-bar';

const area = parseArea('A1:A4');
if (!area) throw new Error('A1:A4');

function barsFor(values: readonly (number | string)[], rule: Readonly<Record<string, unknown>> = {}) {
  const { sheets } = createWorkbook({ clock: { serialNow: () => 46_347.5 } });
  sheets.active.write(
    { ...area!, rows: values.length },
    values.map((value) => [value]),
  );
  sheets.active.conditionalFormats.add([area!], { type: 'DataBar', rule }, {}, 'last');
  const bars = new DataBars(sheets.active);
  return values.map((_, row) => bars.at(row, 0, sheets.active.value(row, 0)));
}

describe('data bars', () => {
  it('begin at 0 and end where the largest number fills its cell', () => {
    expect(barsFor([0, 5, 10, 'x'])).toEqual([
      expect.objectContaining({ from: 0, to: 0 }),
      expect.objectContaining({ from: 0, to: 0.5 }),
      expect.objectContaining({ from: 0, to: 1 }),
      undefined,
    ]);
  });

  it('leave negative numbers the left side, in a colour of their own', () => {
    const [negative, positive] = barsFor([-5, 15], {
      'positive.fillColor': '#112233',
      'negative.fillColor': '#445566',
    });
    expect(negative).toEqual({ from: 0, to: 0.25, colour: '#445566' });
    expect(positive).toEqual({ from: 0.25, to: 1, colour: '#112233' });
  });

  it('end at the bounds that a rule sets as numbers', () => {
    const rule = { upperBoundRule: { type: 'Number', formula: '=20' }, lowerBoundRule: { type: 'LowestValue' } };
    expect(barsFor([5, 30], rule)).toEqual([expect.objectContaining({ to: 0.25 }), expect.objectContaining({ to: 1 })]);
  });

  it('are drawn as the background of the cell', () => {
    expect(barBackground({ from: 0.25, to: 1, colour: '#112233' })).toContain('25%');
  });
});
