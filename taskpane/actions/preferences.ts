import { locales } from '../../src/messages';
import { presetKeys } from '../../src/migration';
import type { PaneStorage } from '../host';
import type { LanguageChoice } from '../state/language-choice';
import { defaultPullOptions, type PullOptions } from '../state/pull-state';

/** What the pane remembers of a person from one opening to the next. */
export interface Preferences {
  readonly language: LanguageChoice;
  /** Customers are not remembered: nothing of theirs stays on the machine. */
  readonly pull: PullOptions;
  /** Whether the introduction was seen. */
  readonly introduced: boolean;
}

const keys = { language: 'language', pull: 'pull', introduced: 'introduced' } as const;

/** Windows that the pane offers, in days. */
export const windows = [30, 60, 90, 120, 'any'] as const;

function pullOptions(value: unknown): PullOptions {
  if (typeof value !== 'object' || value === null) return defaultPullOptions;
  const read = value as Readonly<Record<string, unknown>>; // an object, whose properties are still unknown
  const { within, preset, late } = defaultPullOptions;
  return {
    within: windows.find((one) => one === read['within']) ?? within,
    preset: presetKeys.find((one) => one === read['preset']) ?? preset,
    late: typeof read['late'] === 'boolean' ? read['late'] : late,
    customers: undefined,
  };
}

export function readPreferences(storage: PaneStorage): Preferences {
  return {
    language: locales.find((locale) => locale === storage.read(keys.language)) ?? 'host',
    pull: pullOptions(storage.read(keys.pull)),
    introduced: storage.read(keys.introduced) === true,
  };
}

export function rememberLanguage(storage: PaneStorage, language: LanguageChoice): void {
  if (language === 'host') storage.remove(keys.language);
  else storage.write(keys.language, language);
}

export function rememberPull(storage: PaneStorage, { within, preset, late }: PullOptions): void {
  storage.write(keys.pull, { within, preset, late });
}

export function rememberIntroduced(storage: PaneStorage): void {
  storage.write(keys.introduced, true);
}
