import { Option, type Command } from 'commander';
import { brandId, Problem, type SubscriptionId } from '../../base';
import { formatList, translate, type Locale, type MessageKey } from '../../messages';
import type { Invocation, ResolveInvocation } from './invocation';
import { ids } from './values';

/** What the commands that tell rows something are built with. */
export interface DecisionProgram {
  readonly locale: Locale;
  readonly say: (key: MessageKey) => string;
  readonly onFile: (name: 'resolve' | 'undo' | 'pause' | 'resume' | 'cancel') => Command;
  readonly commonOf: (command: Command) => { json: boolean; locale: Locale | undefined };
  readonly take: (invocation: Invocation) => void;
}

interface ResolveOptions {
  readonly row?: string;
  readonly adopt?: string;
  readonly wait?: boolean;
  readonly notBought?: string;
  readonly notChanged?: string;
}

interface RowsOptions {
  readonly rows?: readonly SubscriptionId[];
  readonly yes?: boolean;
}

function usage(key: MessageKey, values: Readonly<Record<string, string>>, locale: Locale): Problem {
  return new Problem('usage', { detail: translate(key, values, locale) });
}

/** The one decision that was named; undefined: the evidence is asked for. */
function decisionOf(options: ResolveOptions, locale: Locale): ResolveInvocation['decision'] {
  const { adopt, wait, notBought, notChanged } = options;
  const named: readonly NonNullable<ResolveInvocation['decision']>[] = [
    ...(adopt === undefined
      ? []
      : [{ choice: 'adopt', subscriptionId: brandId<SubscriptionId>(adopt.trim()) } as const]),
    ...(wait === true ? [{ choice: 'wait' } as const] : []),
    ...(notBought === undefined ? [] : [{ choice: 'not-bought', typed: notBought } as const]),
    ...(notChanged === undefined ? [] : [{ choice: 'not-changed', typed: notChanged } as const]),
  ];
  if (named.length > 1) {
    const choices = formatList(['--adopt', '--wait', '--not-bought', '--not-changed'], locale);
    throw usage('usage.one-choice', { choices }, locale);
  }
  if (named.length === 1 && options.row === undefined) throw usage('usage.choice-without-row', {}, locale);
  return named[0];
}

/** Adds the commands by which a person decides about rows of earlier runs. */
export function addDecisionCommands({ locale, say, onFile, commonOf, take }: DecisionProgram): void {
  onFile('resolve')
    .addOption(new Option('--row <id>', say('help.row')))
    .addOption(new Option('--adopt <id>', say('help.adopt')))
    .addOption(new Option('--wait', say('help.wait')))
    .addOption(new Option('--not-bought <words>', say('help.not-bought')))
    .addOption(new Option('--not-changed <words>', say('help.not-changed')))
    .action((file: string, options: ResolveOptions, made: Command) => {
      const row = options.row === undefined ? undefined : brandId<SubscriptionId>(options.row.trim());
      take({ command: 'resolve', file, ...commonOf(made), row, decision: decisionOf(options, locale) });
    });

  const rows = () => new Option('--rows <id>', say('help.rows')).argParser(ids<SubscriptionId>('--rows', locale));
  onFile('undo')
    .addOption(rows())
    .addOption(new Option('--yes', say('help.yes-undo')).default(false, 'false'))
    .action((file: string, { rows: named, yes = false }: RowsOptions, made: Command) => {
      // Nothing is undone by accident: which rows is always said.
      if (named === undefined) throw usage('usage.missing-option', { name: '--rows' }, locale);
      take({ command: 'undo', file, ...commonOf(made), rows: named, yes });
    });

  for (const name of ['pause', 'resume', 'cancel'] as const) {
    onFile(name)
      .addOption(rows())
      .action((file: string, { rows: named }: RowsOptions, made: Command) => {
        take({ command: name, file, ...commonOf(made), rows: named });
      });
  }
}
