import { selectionOf, type Selection } from '../../../src/excel-host/host/selection';

/** A selection as plain data: `*` stands for all scalar properties. */
function shape({ all, names }: Selection): unknown {
  const inner = Object.fromEntries([...names].map(([name, selection]) => [name, shape(selection)]));
  return all ? { '*': true, ...inner } : inner;
}

describe('what a load asks for', () => {
  it.each([
    ['nothing named is everything', {}, { '*': true }],
    ['names in any case', { Select: ['Values', 'address'] }, { values: {}, address: {} }],
    ['a way through objects', { Select: ['format/fill/color'] }, { format: { fill: { color: {} } } }],
    ['points instead of slashes', { Select: ['format.font.bold'] }, { format: { font: { bold: {} } } }],
    ['a star for all of an object', { Select: ['columns/*'] }, { columns: { '*': true } }],
    ['a star for all of the object itself', { Select: ['*'] }, { '*': true }],
    ['an object that is expanded', { Select: ['name'], Expand: ['columns'] }, { name: {}, columns: { '*': true } }],
    [
      'an object that is expanded and selected from',
      { Select: ['columns/name'], Expand: ['columns'] },
      { columns: { name: {} } },
    ],
  ])('reads %s', (_, query, expected) => {
    expect(shape(selectionOf(query))).toEqual(expected);
  });
});
