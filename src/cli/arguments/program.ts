import { Command, Option } from 'commander';
import { Problem, type CustomerId, type SubscriptionId } from '../../base';
import { translate, type Locale, type MessageKey } from '../../messages';
import { presetKeys, type MonthlyCost, type PresetKey, type RunSteps, type StepName } from '../../migration';
import { addDecisionCommands } from './decision-commands';
import type { Invocation } from './invocation';
import { ids, localeTag, monthlyCosts, oneOf, step, wholeNumber } from './values';

/** The commands that are listed. */
export const commandNames = [
  'pull',
  'check',
  'run',
  'status',
  'resolve',
  'undo',
  'pause',
  'resume',
  'cancel',
  'serve',
  'sandbox',
] as const;
type CommandOnFile = Exclude<(typeof commandNames)[number], 'serve' | 'sandbox'>;

const defaultWithin = 90;
const longestWindow = 36_500;
const mostCustomers = 1_000_000;
const largestSeed = 2_147_483_647;
const mostUsers = 1_000_000;
const mostRows = 1_000_000;

/** The command line, in a language; `take` receives what was asked for. */
export function buildProgram(locale: Locale, version: string, take: (invocation: Invocation) => void): Command {
  const say = (key: MessageKey, values = {}): string => translate(key, values, locale);

  const program = new Command('crossgrade')
    .description(say('help.program'))
    .version(version, '-V, --version', say('help.version'))
    .helpCommand(false)
    .exitOverride();
  const localeOption = () =>
    new Option('--locale <locale>', say('help.locale')).argParser(localeTag('--locale', locale));
  const jsonOption = () => new Option('--json', say('help.json'));
  // Taken in front of the command as well, but shown where they belong: with each command.
  program.addOption(localeOption().hideHelp()).addOption(jsonOption().hideHelp());

  const command = (name: string, description: MessageKey): Command =>
    program
      .command(name)
      .description(say(description))
      .allowExcessArguments(false)
      .addOption(localeOption())
      .addOption(jsonOption())
      .exitOverride();
  const onFile = (name: CommandOnFile): Command =>
    command(name, `help.${name}`).argument('<file.xlsx>', say('help.file'));

  const within = wholeNumber('--within', 0, longestWindow, 'expected.days', locale);
  onFile('pull')
    .addOption(
      new Option('--within <days>', say('help.within'))
        .argParser((value) => (value === 'any' ? value : within(value)))
        .default(defaultWithin, String(defaultWithin)),
    )
    .addOption(new Option('--late', say('help.late')).default(false, 'false'))
    .addOption(
      new Option('--preset <preset>', say('help.preset'))
        .argParser(oneOf('--preset', presetKeys, locale))
        .default('all', 'all'),
    )
    .addOption(new Option('--customer <id>', say('help.customer')).argParser(ids<CustomerId>('--customer', locale)))
    .action((file: string, options: PullOptions, made: Command) => {
      const { within: days, late, preset, customer: customers } = options;
      take({ command: 'pull', file, ...commonOf(made), within: days, late, preset, customers });
    });

  onFile('check').action((file: string, _options: unknown, made: Command) => {
    take({ command: 'check', file, ...commonOf(made) });
  });

  onFile('run')
    .addOption(new Option('--only <which>', say('help.only')).argParser(oneOf('--only', ['failed', 'ready'], locale)))
    .addOption(new Option('--rows <id>', say('help.rows')).argParser(ids<SubscriptionId>('--rows', locale)))
    .addOption(new Option('--yes', say('help.yes')).default(false, 'false'))
    .addOption(new Option('--waves', say('help.waves')).default(false, 'false'))
    .addOption(new Option('--wave <wave>', say('help.wave')).argParser(step('--wave', locale)))
    .addOption(
      new Option('--pilot [users]', say('help.pilot')).argParser(
        wholeNumber('--pilot', 1, mostUsers, 'expected.whole', locale),
      ),
    )
    .addOption(
      new Option('--stop-after-failures <percent>', say('help.stop-after-failures')).argParser(
        wholeNumber('--stop-after-failures', 0, 100, 'expected.percent', locale),
      ),
    )
    .addOption(
      new Option('--stop-after-rows <number>', say('help.stop-after-rows')).argParser(
        wholeNumber('--stop-after-rows', 1, mostRows, 'expected.whole', locale),
      ),
    )
    .addOption(new Option('--most-cost <amount>', say('help.most-cost')).argParser(monthlyCosts('--most-cost', locale)))
    .action((file: string, options: RunOptions, made: Command) => {
      if (options.waves && options.pilot !== undefined) {
        throw new Problem('usage', { detail: say('usage.one-choice', { choices: ['--waves', '--pilot'] }) });
      }
      const { only, rows, yes, wave, stopAfterFailures, stopAfterRows, mostCost } = options;
      const limits = { stopAfterFailures, stopAfterRows, mostCost };
      take({ command: 'run', file, ...commonOf(made), only, rows, yes, wave, steps: stepsOf(options), ...limits });
    });

  onFile('status')
    .addOption(new Option('--look-again', say('help.look-again')).default(false, 'false'))
    .action((file: string, { lookAgain }: StatusOptions, made: Command) => {
      take({ command: 'status', file, ...commonOf(made), lookAgain });
    });

  addDecisionCommands({ locale, say, onFile, commonOf, take });

  command('serve', 'help.serve')
    .addOption(
      new Option('--port <number>', say('help.serve-port')).argParser(
        wholeNumber('--port', 0, 65_535, 'expected.port', locale),
      ),
    )
    .action(({ port }: ServeOptions, made: Command) => {
      take({ command: 'serve', ...commonOf(made), port });
    });

  const whole = (name: string, maximum: number) => wholeNumber(name, 0, maximum, 'expected.whole', locale);
  command('sandbox', 'help.sandbox')
    .addOption(
      new Option('--port <number>', say('help.port'))
        .argParser(wholeNumber('--port', 0, 65_535, 'expected.port', locale))
        .default(0, '0'),
    )
    .addOption(new Option('--customers <number>', say('help.customers')).argParser(whole('--customers', mostCustomers)))
    .addOption(new Option('--seed <number>', say('help.seed')).argParser(whole('--seed', largestSeed)))
    .addOption(
      new Option('--fault <spec>', say('help.fault')).argParser((spec: string, previous: string[] | undefined) => [
        ...(previous ?? []),
        spec,
      ]),
    )
    .action(({ port, customers, seed, fault: faults = [] }: SandboxOptions, made: Command) => {
      take({ command: 'sandbox', ...commonOf(made), port, customers, seed, faults });
    });

  program.command('first-run', { hidden: true }).action(() => {
    take({ command: 'first-run', json: false, locale: undefined });
  });
  return program;
}

interface CommonOptions {
  readonly json?: boolean;
  readonly locale?: Locale;
}

/** The options that may stand in front of the command or behind it. */
function commonOf(command: Command): { json: boolean; locale: Locale | undefined } {
  const { json, locale } = command.optsWithGlobals<CommonOptions>();
  return { json: json === true, locale };
}

interface PullOptions {
  readonly within: number | 'any';
  readonly late: boolean;
  readonly preset: PresetKey;
  readonly customer?: readonly CustomerId[];
}

interface RunOptions {
  readonly only?: 'failed' | 'ready';
  readonly rows?: readonly SubscriptionId[];
  readonly yes: boolean;
  readonly waves: boolean;
  readonly wave?: StepName;
  /** True: given without a number. */
  readonly pilot?: number | true;
  readonly stopAfterFailures?: number;
  readonly stopAfterRows?: number;
  readonly mostCost?: readonly MonthlyCost[];
}

function stepsOf({ waves, pilot }: RunOptions): RunSteps | undefined {
  if (waves) return { kind: 'waves' };
  return pilot === undefined ? undefined : { kind: 'pilot', users: pilot === true ? undefined : pilot };
}

interface StatusOptions {
  readonly lookAgain: boolean;
}

interface ServeOptions {
  readonly port?: number;
}

interface SandboxOptions {
  readonly port: number;
  readonly customers?: number;
  readonly seed?: number;
  readonly fault?: readonly string[];
}
