/** @jest-environment jsdom */
import * as fc from 'fast-check';
import { readHtmlTable, writeHtmlTable } from '../../../taskpane/workbench/grid/clipboard/html-table';
import { readTsv, writeTsv } from '../../../taskpane/workbench/grid/clipboard/tsv';

const parser = new DOMParser();

describe('cells as text on the clipboard', () => {
  it('come back as they were', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', ' ', '你', '=') });
    const grids = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }));
    fc.assert(
      fc.property(grids, (grid) => {
        // One empty cell in the last row is what a line break at the end looks like.
        fc.pre(!(grid[0]?.length === 1 && grid.length > 1 && grid.at(-1)?.[0] === ''));
        expect(readTsv(writeTsv(grid))).toEqual(grid);
      }),
    );
  });

  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['one', [['one']]],
    ['a\n\nb', [['a'], [''], ['b']]],
    ['"two\nlines"\tnext', [['two\nlines', 'next']]],
    ['5" screen\tx', [['5" screen', 'x']]],
    ['"quoted" word\tx', [['"quoted" word', 'x']]],
    ['', [['']]],
  ])('%j is read as %j', (text, grid) => {
    expect(readTsv(text)).toEqual(grid);
  });
});

describe('cells as a table on the clipboard', () => {
  it('come back as they were, signs of HTML among them', () => {
    const grid = [
      ['<b>5 & 6</b>', '"x"'],
      ['two\nlines', ''],
    ];
    expect(readHtmlTable(writeHtmlTable(grid), parser)).toEqual(grid);
  });

  it('are read where other programs merge them', () => {
    const html =
      '<meta><table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>';
    expect(readHtmlTable(html, parser)).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ]);
  });

  it('are not found where there is no table', () => {
    expect(readHtmlTable('<p>text</p>', parser)).toBeUndefined();
  });
});
