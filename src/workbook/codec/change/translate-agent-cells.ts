import type { Locale } from '../../../messages';
import { checkedPlanColumns, decodeCheckedPlan, encodeCheckedPlan, type CheckedPlanColumn } from '../../../migration';
import type { RowCells } from '../../model';
import type { ChoiceList } from '../../schema/choice-list';
import type { TableSchema } from '../../schema/sheet';
import { checkedPlanText, mapSuggestions, readCheckedPlan } from '../../sheets/echo';
import { isErrorCell, wordsIn, type ReadCell } from '../cells/grid';
import { findingLines } from '../encode/encode-migrations';
import { decodeFindings } from '../finding-codes';
import { codeOfLabel } from '../labels';
import type { OpenedWorkbook } from '../read/read-workbook';
import { fittingText } from '../cells/safe-text';
import { sheetTexts, type SheetTexts } from '../texts';

/** The language that a workbook has now, where it is to get another one; undefined: it keeps its own. */
export function changedLanguage({ settings }: Pick<OpenedWorkbook, 'settings'>, texts: SheetTexts): Locale | undefined {
  return settings === undefined || settings.locale === texts.locale ? undefined : settings.locale;
}

/** A label in the language of the texts; any other text stays as it is. */
function translatedLabel(list: ChoiceList, text: string, from: Locale, texts: SheetTexts): string {
  const code = codeOfLabel(list, text, from);
  return code === undefined ? text : texts.label(list, code);
}

/** What was checked and what was suggested, spelled as the cells of the row are from now on. */
function translatedEcho(schema: TableSchema, text: string, from: Locale, texts: SheetTexts): string {
  const { echo, suggestions, findings } = readCheckedPlan(text);
  const listOf = (key: CheckedPlanColumn) => schema.columns.find((column) => column.key === key)?.choices;
  const translate = (key: CheckedPlanColumn, label: string): string => {
    const list = listOf(key);
    return list === undefined ? label : translatedLabel(list, label, from, texts);
  };
  const cells = decodeCheckedPlan(echo);
  const spelled = cells && {
    ...cells,
    ...Object.fromEntries(checkedPlanColumns.map((key) => [key, translate(key, cells[key])])),
  };
  const suggested = mapSuggestions(suggestions, translate);
  return checkedPlanText({ echo: spelled ? encodeCheckedPlan(spelled) : echo, suggestions: suggested, findings });
}

/** What a check found, said anew; undefined where the words are not those of the codes beside them. */
function translatedFindings(said: string, codes: string, from: Locale, texts: SheetTexts): string | undefined {
  const findings = codes === '' ? undefined : decodeFindings(codes);
  if (findings === undefined || said !== fittingText(findingLines(findings, sheetTexts(from)))) return undefined;
  return fittingText(findingLines(findings, texts));
}

/**
 * The agent's choices of one row in another language, with everything that repeats them, so that a changed language is
 * no changed plan; and what the check found. What is none of our labels and sentences stays as it was written.
 */
export function translatedCells(
  schema: TableSchema,
  read: (column: string) => ReadCell,
  from: Locale,
  texts: SheetTexts,
): RowCells {
  const cells: Record<string, string> = {};
  for (const { key, group, choices } of schema.columns) {
    const cell = read(key);
    if (typeof cell !== 'string') continue;
    if (group === 'P' && choices) {
      const label = translatedLabel(choices, wordsIn(cell), from, texts);
      if (label !== wordsIn(cell)) cells[key] = label;
    } else if (key === 'checkedPlan' && !isErrorCell(cell)) cells[key] = translatedEcho(schema, cell, from, texts);
    else if (key === 'findings' && !isErrorCell(cell)) {
      const { findings } = readCheckedPlan(wordsIn(read('checkedPlan')));
      const said = translatedFindings(wordsIn(cell), findings, from, texts);
      if (said !== undefined) cells[key] = said;
    }
  }
  return cells;
}
