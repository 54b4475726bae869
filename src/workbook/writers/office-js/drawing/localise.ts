import { type FoundTable, type SheetTexts, type WorkbookEdit } from '../../../index';
import { rangeOf, type Context } from '../excel-run';
import { formatShowing, isShowing } from './conditions';
import { ruleHeaders, ruleRows, type RuledTable } from './entry-rules';

function ruledAfter(found: FoundTable, headers: ReadonlyMap<number, string>): RuledTable {
  return {
    schema: found.schema,
    columns: found.columns,
    headerOf: (key) => headers.get(found.columns.get(key) ?? -1) ?? found.headerOf(key),
  };
}

/** Gives the help and the refusals of our tables another language. */
export function localiseRules(
  context: Context,
  edit: WorkbookEdit,
  sheetIdOf: (name: string) => string,
  texts: SheetTexts,
): void {
  for (const { found, headers, lastRow } of edit.tables.values()) {
    const sheet = context.workbook.worksheets.getItem(sheetIdOf(found.sheet.name));
    const ruled = ruledAfter(found, headers);
    ruleHeaders(sheet, ruled, found.headerRow, texts);
    const firstRow = found.headerRow + 1;
    ruleRows(sheet, ruled, { firstRow, lastRow: Math.max(firstRow, lastRow) }, texts);
  }
}

/** Words that conditions show in place of a cell's own, in another language. In two round trips of its own. */
export async function localiseConditions(
  context: Context,
  edit: WorkbookEdit,
  sheetIdOf: (name: string) => string,
  texts: SheetTexts,
): Promise<void> {
  const showing = [...edit.tables.values()].flatMap(({ found }) => {
    const sheet = context.workbook.worksheets.getItem(sheetIdOf(found.sheet.name));
    const firstRow = found.headerRow + 1;
    return found.schema.conditions.flatMap(({ shows, columns }) =>
      shows === undefined
        ? []
        : columns.flatMap((key) => {
            const column = found.columns.get(key);
            if (column === undefined) return [];
            const cell = rangeOf(sheet, { firstRow, lastRow: firstRow, firstColumn: column, lastColumn: column });
            return [{ shows, formats: cell.conditionalFormats.load('items/id,items/type') }];
          }),
    );
  });
  await context.sync();
  const looks = showing.flatMap(({ shows, formats }) =>
    formats.items
      .filter((item) => item.type === 'Custom')
      .map((item) => ({ shows, format: item.custom.format.load('numberFormat') })),
  );
  await context.sync();
  for (const { shows, format } of looks) {
    // Only conditions of ours show a word in place of a text.
    const now: unknown = format.numberFormat;
    if (typeof now === 'string' && isShowing(now)) format.numberFormat = formatShowing(texts.text(shows));
  }
}
