import type { Locale } from '../../messages';
import type { WorkbookMeta } from '../content';
import { blockCell, type Block, type BlockCell } from './block';
import type { LabelList } from './lists';
import { schemaVersion, settingKeys, settingsLayout, type SettingKey } from './settings';

/** Header of a column as the workbook shows it. */
export interface ShownHeader {
  readonly sheet: string;
  readonly column: string;
  readonly header: string;
}

/** Cells that a name stands for: one column, rows from 1, both ends included. */
export interface NamedRange {
  readonly name: string;
  readonly column: number;
  readonly firstRow: number;
  readonly lastRow: number;
}

export interface SettingsBlock {
  readonly block: Block;
  readonly ranges: readonly NamedRange[];
}

function settingValues(meta: WorkbookMeta, locale: Locale): Readonly<Record<SettingKey, string>> {
  return {
    schemaVersion: String(schemaVersion),
    language: locale,
    connection: meta.connection,
    sandbox: meta.sandbox ? 'yes' : 'no',
    pulledOn: meta.pulledOn ?? '',
    runIds: meta.runIds.join(' '),
  };
}

/** The cells of `_crossgrade`. */
export function settingsBlock(
  meta: WorkbookMeta,
  locale: Locale,
  headers: readonly ShownHeader[],
  lists: readonly LabelList[],
): SettingsBlock {
  const rows: (BlockCell | undefined)[][] = [];
  const put = (row: number, column: number, text: string): void => {
    const cells = (rows[row] ??= []);
    cells[column] = blockCell(text, 'code');
  };
  const values = settingValues(meta, locale);
  put(0, settingsLayout.settings, 'setting');
  put(0, settingsLayout.settings + 1, 'value');
  settingKeys.forEach((key, index) => {
    put(index + 1, settingsLayout.settings, key);
    put(index + 1, settingsLayout.settings + 1, values[key]);
  });
  ['sheet', 'column', 'header'].forEach((title, index) => put(0, settingsLayout.identities + index, title));
  headers.forEach(({ sheet, column, header }, index) => {
    [sheet, column, header].forEach((text, offset) => put(index + 1, settingsLayout.identities + offset, text));
  });
  const ranges = lists.map(({ range, labels }, index): NamedRange => {
    const column = settingsLayout.lists + index;
    put(0, column, range);
    labels.forEach((label, offset) => put(offset + 1, column, label));
    // A name must stand for something: an empty list is one empty cell.
    return { name: range, column, firstRow: 2, lastRow: Math.max(2, labels.length + 1) };
  });
  return { block: Array.from(rows, (row) => Array.from(row)), ranges };
}
