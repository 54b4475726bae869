import { enteredValue, textEntry } from '../../../src/workbook/writers/office-js/writing/entered-value';

describe('a value as it is entered into Excel', () => {
  it.each([
    ['=HYPERLINK("http://evil.example")', 'text'],
    ['+1+1', 'prose'],
    ['-2+3', 'text'],
    ['@SUM(A1)', 'text'],
    ["'quoted", 'text'],
    ['\tTab', 'text'],
    ['0012', 'text'],
    ['1E5', 'text'],
    ['3/4', 'text'],
    ['May 5', 'text'],
    ['5 maja', 'text'],
    ['€ 5', 'text'],
    ['20%', 'text'],
    ['TRUE', 'text'],
    ['Prawda', 'text'],
    ['#N/A', 'text'],
    ['=1', 'id'],
    ['=1', 'plan'],
    ['1 year', 'choice'],
  ] as const)('%j stays a text', (text, kind) => {
    expect(enteredValue(text, kind)).toBe(`'${text}`);
  });

  it.each([
    ['Contoso', 'text'],
    ['Nordwind, Inc.', 'text'],
    ['00000001-0000-4000-8000-000000000001', 'id'],
    ['0012345', 'id'],
    ['Office 365 E1', 'plan'],
  ] as const)('%j needs no care', (text, kind) => {
    expect(textEntry(text, kind)).toBe(text);
  });

  it('leaves, empties, calculates and counts', () => {
    expect([undefined, null, { formula: 'A1+1', value: 2 }, 12.5, true].map((cell) => enteredValue(cell))).toEqual([
      null,
      '',
      '=A1+1',
      12.5,
      true,
    ]);
  });
});
