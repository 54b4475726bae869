import { sheetTexts, tableSchemas } from '../../../src/workbook';
import { placeColumns, type ColumnMemory } from '../../../src/workbook/codec/read/place-columns';
import type { ReadCell } from '../../../src/workbook/codec/cells/grid';

const schema = tableSchemas.migrations;
const keys = schema.columns.map((column) => column.key);
const headers = (locale: 'en-US' | 'pl-PL'): string[] =>
  keys.map((key) => sheetTexts(locale).text(`column.migrations.${key}`));

/** What a fresh workbook remembers. */
const memory = (locale: 'en-US' | 'pl-PL', names = true) =>
  new Map(
    keys.map((key, index): [string, ColumnMemory] => [
      key,
      { header: headers(locale)[index], named: names ? index : undefined },
    ]),
  );

const inserted = (list: readonly ReadCell[], at: number, header: string): ReadCell[] => [
  ...list.slice(0, at),
  header,
  ...list.slice(at),
];

const none: ReadonlyMap<string, ColumnMemory> = new Map();

describe('columns are found', () => {
  it('in a fresh workbook', () => {
    const placed = placeColumns(schema, headers('en-US'), memory('en-US'));
    expect([...placed.columns.values()].sort((a, b) => a - b)).toEqual(keys.map((_, index) => index));
    expect(placed).toMatchObject({ missing: [], doubled: [] });
  });

  it('after a program inserted a column and left the names where they were', () => {
    const placed = placeColumns(schema, inserted(headers('en-US'), 2, 'Mine'), memory('en-US'));
    expect(placed.columns.get('product')).toBe(1);
    expect(placed.columns.get('state')).toBe(3);
    expect(placed.missing).toEqual([]);
  });

  it('after all were turned around', () => {
    const placed = placeColumns(schema, headers('en-US').reverse(), memory('en-US'));
    expect(placed.columns.get('customer')).toBe(keys.length - 1);
    expect(placed.missing).toEqual([]);
  });

  it('after a renaming, by their name', () => {
    const list: ReadCell[] = headers('en-US');
    list[14] = 'How many';
    const placed = placeColumns(schema, list, memory('en-US'));
    expect(placed.columns.get('targetLicenses')).toBe(14);
    expect(placed.missing).toEqual([]);
  });

  it('not where a renamed column has no name: that is told, not guessed', () => {
    const list: ReadCell[] = headers('en-US');
    list[14] = 'How many';
    expect(placeColumns(schema, list, memory('en-US', false)).missing).toEqual(['targetLicenses']);
  });

  it('in another language without any memory', () => {
    expect(placeColumns(schema, headers('pl-PL'), none).missing).toEqual([]);
  });

  it('by English headers first where nothing is remembered', () => {
    const placed = placeColumns(schema, headers('en-US'), none);
    expect([...placed.columns.values()]).toHaveLength(keys.length);
    expect(placed.missing).toEqual([]);
  });

  it('and told where two could be meant', () => {
    expect(placeColumns(schema, [...headers('en-US'), 'Target plan'], none).doubled).toEqual(['targetPlan']);
    expect(placeColumns(schema, [...headers('en-US'), 'Target plan'], memory('en-US')).doubled).toEqual([]);
  });

  it('and told where they are gone', () => {
    const list = headers('en-US').filter((header) => header !== 'Wave');
    const without = new Map([...memory('en-US', false)]);
    expect(placeColumns(schema, list, without).missing).toEqual(['wave']);
  });
});
