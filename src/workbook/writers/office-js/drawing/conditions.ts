import {
  columnLetters,
  formulaFor,
  toneColours,
  type Condition,
  type SheetTexts,
  type TableSchema,
} from '../../../index';

/** The last row of a sheet: conditions go down to it, so that they need not grow with the table. */
const lastSheetRow = 1_048_576;

/** A number format that has a word for texts shows it in place of the cell's own, which stays what it is. */
const beforeWord = 'General;General;General;"';

export function formatShowing(word: string): string {
  return `${beforeWord}${word.replaceAll('"', '')}"`;
}

export function isShowing(numberFormat: string): boolean {
  return numberFormat.startsWith(beforeWord);
}

function addCondition(range: Excel.Range, condition: Condition, formula: string, texts: SheetTexts): void {
  const { fill, text, italic } = toneColours[condition.tone];
  const { custom } = range.conditionalFormats.add('Custom');
  custom.rule.formula = `=${formula}`;
  custom.format.font.color = `#${text}`;
  if (italic === true) custom.format.font.italic = true;
  if (fill !== undefined) custom.format.fill.color = `#${fill}`;
  if (condition.shows !== undefined) custom.format.numberFormat = formatShowing(texts.text(condition.shows));
}

/** Looks of cells by what rows say, in the order of their weight. */
export function drawConditions(
  sheet: Excel.Worksheet,
  { conditions }: TableSchema,
  columns: ReadonlyMap<string, number>,
  firstRow: number,
  texts: SheetTexts,
): void {
  // Excel puts the newest condition first: the weightiest is drawn last.
  for (const condition of [...conditions].reverse()) {
    for (const key of condition.columns) {
      const at = columns.get(key);
      if (at === undefined) continue;
      const letters = columnLetters(at);
      const range = sheet.getRange(`${letters}${String(firstRow)}:${letters}${String(lastSheetRow)}`).untrack();
      addCondition(range, condition, formulaFor(condition.formula, columns, firstRow), texts);
    }
  }
}
