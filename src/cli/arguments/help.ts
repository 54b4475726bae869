import type { Command, Option } from 'commander';
import { translate, type Locale, type MessageKey } from '../../messages';

/** The headings of the library's help, which it writes in English. */
const titles: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'help.title-usage',
  'Arguments:': 'help.title-arguments',
  'Options:': 'help.title-options',
  'Commands:': 'help.title-commands',
};

const exitCodes = ['0', '1', '2', '3'] as const;

function optionText(option: Option, locale: Locale): string {
  const fallback = option.defaultValueDescription;
  // A switch that is off says nothing by its default.
  if (fallback === undefined || fallback === 'false') return option.description;
  return `${option.description} (${translate('help.default', { value: fallback }, locale)})`;
}

/** Gives a command's help the person's language and the exit codes. */
export function localiseHelp(command: Command, locale: Locale): void {
  const say = (key: MessageKey): string => translate(key, {}, locale);
  command
    .helpOption('-h, --help', say('help.help'))
    .configureHelp({
      styleTitle: (title) => {
        const key = titles[title];
        return key === undefined ? title : say(key);
      },
      optionDescription: (option) => optionText(option, locale),
      subcommandTerm: (sub) => [sub.name(), ...sub.registeredArguments.map((one) => `<${one.name()}>`)].join(' '),
    })
    .addHelpText('after', () => {
      const lines = exitCodes.map((code) => `  ${code}  ${say(`help.exit-${code}`)}`);
      return ['', say('help.title-exit'), ...lines].join('\n');
    });
  for (const sub of command.commands) localiseHelp(sub, locale);
}
