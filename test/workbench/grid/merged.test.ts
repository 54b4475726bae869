import { parseArea, type Area } from '../../../src/excel-host';
import { onFirstOfMerged, wholeCell, withWholeMerges } from '../../../taskpane/workbench/grid/selection/merged';
import { selectArea, selectCell } from '../../../taskpane/workbench/grid/selection/selection';

const at = (address: string): Area => {
  const area = parseArea(address);
  if (!area) throw new Error(address);
  return area;
};
const merges = [at('B2:D4'), at('F1:G1')];

describe('merged cells', () => {
  it('are one cell to whoever selects one of them', () => {
    expect(onFirstOfMerged(selectCell({ row: 3, column: 2 }), merges)).toEqual(selectCell({ row: 1, column: 1 }));
    expect(wholeCell(merges, { row: 1, column: 1 })).toEqual(at('B2:D4'));
  });

  it('leave a selection of more than one cell as it is', () => {
    const area = selectArea(at('C3:E9'));
    expect(onFirstOfMerged(area, merges)).toBe(area);
    expect(wholeCell(merges, { row: 8, column: 8 })).toEqual(at('I9'));
  });

  it('are drawn whole where the window cuts them, without what is frozen', () => {
    expect(withWholeMerges(at('C4:H20'), merges, at('A2:Z99'))).toEqual(at('B2:H20'));
    expect(withWholeMerges(at('E5:H20'), merges, at('A2:Z99'))).toEqual(at('E5:H20'));
  });
});
