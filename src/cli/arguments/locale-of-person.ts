import { defaultLocale, matchLocale, type Locale } from '../../messages';

/** What tells the language of the person at the command line. */
export interface LanguageClues {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Language of the platform, for systems that set no variable. */
  readonly platform: string;
}

const optionName = '--locale';

/** `--locale` as it stands on the command line: its language is needed before the rest can be read. */
function asked(argv: readonly string[]): string | undefined {
  const joined = argv.find((argument) => argument.startsWith(`${optionName}=`));
  if (joined !== undefined) return joined.slice(optionName.length + 1);
  const index = argv.indexOf(optionName);
  return index < 0 ? undefined : argv[index + 1];
}

/** The language of this command's texts: as asked, else that of the terminal, else that of the platform. */
export function localeOfPerson({ argv, environment, platform }: LanguageClues): Locale {
  const terminal = [environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']].find(
    (value) => value !== undefined && value !== '',
  );
  return matchLocale(asked(argv)) ?? matchLocale(terminal ?? platform) ?? defaultLocale;
}
