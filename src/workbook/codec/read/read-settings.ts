import { brandId, parseDay, type Day, type RunId } from '../../../base';
import { defaultLocale, locales, type Locale } from '../../../messages';
import { settingKeys, settingsLayout, settingsSheetName, columnName, type SettingKey } from '../../sheets/settings';
import { wordsIn, type WorkbookGrid } from '../cells/grid';

/** What `_crossgrade` says. It may have been edited: every value is read with doubt. */
export interface SettingsContent {
  readonly schemaVersion: number;
  readonly locale: Locale;
  readonly connection: string;
  readonly sandbox: boolean;
  readonly pulledOn: Day | undefined;
  readonly runIds: readonly RunId[];
  /** Headers as last written, by the name of their column (`cg_migrations_customer`). */
  readonly headers: ReadonlyMap<string, string>;
}

/** Reads `_crossgrade`; undefined where the workbook has none. */
export function readSettings(grid: WorkbookGrid): SettingsContent | undefined {
  const sheet = grid.sheets.find((candidate) => candidate.name.toLowerCase() === settingsSheetName);
  if (!sheet) return undefined;
  const values = new Map<string, string>();
  const headers = new Map<string, string>();
  for (const { cells } of sheet.rows) {
    const words = (column: number): string => wordsIn(cells[column]);
    const setting = words(settingsLayout.settings);
    if (setting !== '' && !values.has(setting)) values.set(setting, words(settingsLayout.settings + 1));
    const table = words(settingsLayout.identities);
    if (table !== '') {
      headers.set(columnName(table, words(settingsLayout.identities + 1)), words(settingsLayout.identities + 2));
    }
  }
  if (!settingKeys.some((key) => values.has(key))) return undefined;
  const value = (key: SettingKey): string => values.get(key) ?? '';
  return {
    schemaVersion: Number.parseInt(value('schemaVersion'), 10) || 0,
    locale: locales.find((locale) => locale === value('language')) ?? defaultLocale,
    connection: value('connection'),
    sandbox: value('sandbox') === 'yes',
    pulledOn: parseDay(value('pulledOn')),
    runIds: value('runIds')
      .split(/[\s,]+/)
      .filter((id) => id !== '')
      .map((id) => brandId<RunId>(id)),
    headers,
  };
}
