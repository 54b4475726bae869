import { sheetTexts, type SheetTexts } from '../texts';
import type { OpenedWorkbook } from '../read/read-workbook';
import { entryRule, type Help } from '../../sheets/entry-rule';
import type { TableEdit } from './plan-edit';
import { changedLanguage } from './translate-agent-cells';

/** Words that stand beside the cells of a sheet, by what they were in the workbook's language of now. */
export interface ChangedWords {
  /** Help and refusals, by `helpKey`. */
  readonly helps: ReadonlyMap<string, Help>;
  /** Words that conditions show, and the line above printed pages. */
  readonly words: ReadonlyMap<string, string>;
}

export function helpKey({ title, text }: Help): string {
  return `${title}\n${text}`;
}

function helpsOf({ found, headers }: TableEdit, before: SheetTexts, texts: SheetTexts): ReadonlyMap<string, Help> {
  const helps = new Map<string, Help>();
  for (const column of found.schema.columns) {
    const headerBefore = found.headerOf(column.key);
    const header = headers.get(found.columns.get(column.key) ?? -1) ?? headerBefore;
    for (const part of ['header', 'cells'] as const) {
      // Help names a column as it was called when it was drawn, whatever the agent calls it since.
      const titles = [headerBefore, before.text(`column.${found.schema.key}.${column.key}`)];
      const now = entryRule(found.schema, column, part, header, texts);
      for (const title of titles) {
        const was = entryRule(found.schema, column, part, title, before);
        if (was.help && now.help) helps.set(helpKey(was.help), now.help);
        if (was.refusal && now.refusal) helps.set(helpKey(was.refusal), now.refusal);
      }
    }
  }
  return helps;
}

/** What changes beside the cells of a table when the workbook gets another language; undefined: it keeps its own. */
export function changedWords(opened: OpenedWorkbook, edit: TableEdit, texts: SheetTexts): ChangedWords | undefined {
  const from = changedLanguage(opened, texts);
  if (from === undefined) return undefined;
  const before = sheetTexts(from);
  const keys = ['summary.sandbox', ...edit.found.schema.conditions.flatMap(({ shows }) => shows ?? [])];
  return {
    helps: helpsOf(edit, before, texts),
    words: new Map(keys.map((key) => [before.text(key), texts.text(key)])),
  };
}
