import { locales, isMessageKey, translate } from '../../../messages';
import type { TableSchema } from '../../schema/sheet';
import { wordsIn, type ReadCell } from '../cells/grid';
import { foldLabel } from '../labels';

/** What `_crossgrade` and the workbook's names remember of one column. */
export interface ColumnMemory {
  /** Header as it was last written. */
  readonly header: string | undefined;
  /** Column, from 0, that the column's name points at now; hosts move it along when columns are inserted. */
  readonly named: number | undefined;
}

export interface PlacedColumns {
  /** Column, from 0, by key. */
  readonly columns: ReadonlyMap<string, number>;
  /** Keys of columns that are nowhere. */
  readonly missing: readonly string[];
  /** Keys of columns that are there twice, with nothing that tells which one is ours. */
  readonly doubled: readonly string[];
}

function headerIn(schema: TableSchema, key: string, locale: (typeof locales)[number]): string | undefined {
  const text = `column.${schema.key}.${key}`;
  return isMessageKey(text) ? foldLabel(translate(text, {}, locale)) : undefined;
}

/**
 * Finds the columns of a table in its header row. Each way is surer than the next one, and a column that one way
 * has placed is out of reach for the others:
 * 1. the name points at a cell that still has the header last written,
 * 2. the header last written stands elsewhere (a program inserted columns without moving the names),
 * 3. the name alone (the agent renamed the header),
 * 4. the en-US header, 5. the header in any other language.
 */
export function placeColumns(
  schema: TableSchema,
  headers: readonly ReadCell[],
  memory: ReadonlyMap<string, ColumnMemory>,
): PlacedColumns {
  const folded = headers.map((header) => foldLabel(wordsIn(header)));
  const columns = new Map<string, number>();
  const taken = new Set<number>();
  const doubled: string[] = [];
  const open = (): string[] => schema.columns.map((column) => column.key).filter((key) => !columns.has(key));
  const place = (key: string, column: number): void => {
    columns.set(key, column);
    taken.add(column);
  };
  const free = (header: string | undefined): number[] =>
    header === undefined || header === ''
      ? []
      : folded.flatMap((text, column) => (text === header && !taken.has(column) ? [column] : []));
  const placeByHeader = (key: string, header: string | undefined): void => {
    const [first, second] = free(header);
    if (first === undefined || columns.has(key)) return;
    place(key, first);
    if (second !== undefined) doubled.push(key);
  };
  const written = (key: string): string | undefined => {
    const header = memory.get(key)?.header;
    return header === undefined ? undefined : foldLabel(header);
  };

  for (const key of open()) {
    const named = memory.get(key)?.named;
    if (named !== undefined && !taken.has(named) && folded[named] !== '' && folded[named] === written(key)) {
      place(key, named);
    }
  }
  for (const key of open()) placeByHeader(key, written(key));
  for (const key of open()) {
    const named = memory.get(key)?.named;
    if (named !== undefined && named < folded.length && !taken.has(named)) place(key, named);
  }
  for (const locale of locales) for (const key of open()) placeByHeader(key, headerIn(schema, key, locale));
  return { columns, missing: open(), doubled };
}
