import { CommanderError } from 'commander';
import { Problem } from '../../base';
import { formatList, translate, type Locale, type MessageKey } from '../../messages';
import { localiseHelp } from './help';
import type { Invocation } from './invocation';
import { buildProgram, commandNames } from './program';

/** The library's own complaints, by its code, as ours; the name they are about stands in quotes in its text. */
const complaints: Readonly<Record<string, MessageKey>> = {
  'commander.unknownOption': 'usage.unknown-option',
  'commander.unknownCommand': 'usage.unknown-command',
  'commander.missingArgument': 'usage.missing-argument',
  'commander.optionMissingArgument': 'usage.missing-value',
  'commander.excessArguments': 'usage.excess-arguments',
};

const asked: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.help', 'commander.version']);

/** Reads a command line; what is wrong with it is thrown as a `usage` problem in the person's language. */
export function parseArguments(argv: readonly string[], locale: Locale, version: string): Invocation {
  let invocation: Invocation | undefined;
  let shown = '';
  const program = buildProgram(locale, version, (taken) => {
    invocation = taken;
  });
  localiseHelp(program, locale);
  for (const command of [program, ...program.commands]) {
    command.configureOutput({ writeOut: (text) => (shown += text), writeErr: () => undefined });
  }
  const choices = formatList(commandNames, locale);
  if (argv.length === 0) {
    const detail = translate('usage.no-command', { choices }, locale);
    throw new Problem('usage', { detail });
  }
  try {
    program.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (asked.has(error.code)) return { command: 'help', text: shown.trimEnd() };
    const key = complaints[error.code];
    const name = /'([^']+)'/.exec(error.message)?.[1] ?? '';
    const detail = key === undefined ? error.message : translate(key, { name, choices }, locale);
    throw new Problem('usage', { detail }, { cause: error });
  }
  if (!invocation) throw new Problem('internal', { detail: 'no invocation' });
  return invocation;
}
