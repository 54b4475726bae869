/** Name of the very hidden sheet that keeps what the others need; the same in every language. */
export const settingsSheetName = '_crossgrade';

/** Version of the sheets; raised when an older Crossgrade could no longer read them. */
export const schemaVersion = 1;

/** Where the parts of `_crossgrade` stand: columns from 0, each part with its headings in row 1. */
export const settingsLayout = {
  /** Setting, value. */
  settings: 0,
  /** Sheet, column, header as last written. */
  identities: 3,
  /** Name of a look, a cell that has it: programs renumber looks when they save, a cell keeps its own. */
  styles: 7,
  /** One list of labels a column; the heading is the name of its range. */
  lists: 10,
} as const;

/** Keys of the settings, as they stand in the first column. */
export const settingKeys = ['schemaVersion', 'language', 'connection', 'sandbox', 'pulledOn', 'runIds'] as const;
export type SettingKey = (typeof settingKeys)[number];

/** Name of the header cell of a column; it moves along when columns are inserted, moved or renamed. */
export function columnName(sheet: string, column: string): string {
  return `cg_${sheet}_${column}`;
}

/** Name of the first cell of Summary, which finds the sheet again after a renaming. */
export const summaryName = 'cg_summary';
