import { outlineGroups } from '../../../taskpane/workbench/grid/geometry/outline';

const run = (index: number, count: number, outlineLevel: number, hidden = false) => ({
  index,
  count,
  outlineLevel,
  hidden,
});

describe('an outline', () => {
  it('joins neighbours of a level and keeps others apart', () => {
    expect(outlineGroups([run(2, 2, 1), run(4, 1, 1), run(8, 1, 1)])).toEqual([
      { level: 1, first: 2, last: 4, folded: false },
      { level: 1, first: 8, last: 8, folded: false },
    ]);
  });

  it('holds deeper groups in the outer one', () => {
    expect(outlineGroups([run(1, 1, 1), run(2, 3, 2, true), run(5, 1, 1)])).toEqual([
      { level: 1, first: 1, last: 5, folded: false },
      { level: 2, first: 2, last: 4, folded: true },
    ]);
  });

  it('is folded only where all of a group is hidden', () => {
    expect(outlineGroups([run(0, 1, 1, true), run(1, 1, 1, false)])[0]?.folded).toBe(false);
    expect(outlineGroups([run(0, 1, 0), run(1, 2, 0)])).toEqual([]);
  });
});
