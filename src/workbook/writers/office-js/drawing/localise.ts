import { type FoundTable, type SheetTexts, type WorkbookEdit } from '../../../index';
import { rangeOf, type Area, type Context } from '../excel-run';
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

/** A range serves one round trip; each one takes its own. */
function conditionsAt(sheet: Excel.Worksheet, area: Area): Excel.ConditionalFormatCollection {
  return rangeOf(sheet, area).conditionalFormats;
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
            const area = { firstRow, lastRow: firstRow, firstColumn: column, lastColumn: column };
            const conditionsOf = (): Excel.ConditionalFormatCollection => conditionsAt(sheet, area);
            return [{ shows, conditionsOf, formats: conditionsOf().load('items/id,items/type') }];
          }),
    );
  });
  await context.sync();
  const looks = showing.flatMap(({ shows, conditionsOf, formats }) =>
    formats.items
      .filter((item) => item.type === 'Custom')
      .map(({ id }) => {
        const formatOf = (): Excel.ConditionalRangeFormat => conditionsOf().getItem(id).custom.format;
        return { shows, formatOf, now: formatOf().load('numberFormat') };
      }),
  );
  await context.sync();
  for (const { shows, formatOf, now } of looks) {
    // Only conditions of ours show a word in place of a text.
    const numberFormat: unknown = now.numberFormat;
    if (typeof numberFormat === 'string' && isShowing(numberFormat)) {
      formatOf().numberFormat = formatShowing(texts.text(shows));
    }
  }
}
