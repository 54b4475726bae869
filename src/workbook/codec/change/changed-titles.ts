import { isMessageKey, translate, type Locale } from '../../../messages';
import { tableKeys } from '../../schema/sheet';
import { summaryName } from '../../sheets/settings';
import type { OpenedWorkbook } from '../read/read-workbook';
import type { SheetTexts } from '../texts';
import { changedLanguage } from './translate-agent-cells';

function titleIn(key: string, locale: Locale): string {
  const text = `sheet.${key}`;
  return isMessageKey(text) ? translate(text, {}, locale) : key;
}

/** A name that no sheet has: the wanted one, or that with a number behind it. */
export function freeTitle(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted} ${String(number)}`;
  return name;
}

/** The new name of each sheet that changes it with the language, by the one of now. What the agent renamed stays. */
export function changedTitles(opened: OpenedWorkbook, texts: SheetTexts): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const from = changedLanguage(opened, texts);
  if (from === undefined) return titles;
  const taken = new Set(opened.grid.sheets.map((sheet) => sheet.name.toLowerCase()));
  const sheets = [
    ...tableKeys.map((key) => [key, opened.tables.get(key)?.sheet.name] as const),
    ['summary', opened.grid.names.get(summaryName)?.sheet] as const,
  ];
  for (const [key, name] of sheets) {
    const before = titleIn(key, from);
    if (name === undefined || name.replace(/ \d+$/, '') !== before) continue;
    const wanted = texts.text(`sheet.${key}`);
    if (wanted === before) continue;
    const title = freeTitle(wanted, taken);
    titles.set(name, title);
    taken.add(title.toLowerCase());
  }
  return titles;
}
