import { parseArgs } from 'node:util';
import { parseDay } from '../base';
import { startSandbox } from './app';
import { AlreadyRunningError } from './data-lock';
import type { SandboxOptions } from './options';

/** A flag of the command line that cannot be read. */
class FlagError extends Error {
  override readonly name = 'FlagError';
}

const numberFlags = {
  'port': 'port',
  'customers': 'customers',
  'seed': 'seed',
  'time-scale': 'timeScale',
  'provisioning-ms': 'provisioningMs',
  'subscription-id-ms': 'subscriptionIdMs',
  'order-list-lag-ms': 'orderListLagMs',
  'provisioning-status-lag-ms': 'provisioningStatusLagMs',
  'checkout-ms': 'checkoutMs',
  'change-ms': 'changeMs',
  'audit-lag-ms': 'auditLagMs',
  'cart-life-ms': 'cartLifeMs',
  'availability-life-ms': 'availabilityLifeMs',
  'latency-ms': 'latencyMs',
  'requests-per-minute': 'requestsPerMinute',
  'maximum-page-size': 'maximumPageSize',
  'accepted-share': 'acceptedShare',
} as const satisfies Record<string, keyof SandboxOptions>;

const choiceFlags = {
  'legacy-sales': ['legacySales', ['open', 'closed', 'closed-silently']],
  'stale-etag': ['staleEtag', ['code-2055', 'precondition-failed']],
  'checkout-repeat': ['checkoutRepeat', ['first-result', 'code-800065']],
  'paging-end': ['pagingEnd', ['error', 'no-token']],
  'scheduled-type-field': ['scheduledTypeField', ['scheduledType', 'scheduleType']],
  'inherited-removal': ['inheritedRemoval', ['refuse', 'ignore']],
} as const satisfies Record<string, readonly [keyof SandboxOptions, readonly string[]]>;

const text = { type: 'string' } as const;

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: {
      ...Object.fromEntries(Object.keys(numberFlags).map((flag) => [flag, text])),
      ...Object.fromEntries(Object.keys(choiceFlags).map((flag) => [flag, text])),
      'today': text,
      'data-dir': text,
      'cancel-action': text,
      'fault': { type: 'string', multiple: true },
      'expired-token': { type: 'string', multiple: true },
      'ignore-request-id': { type: 'boolean' },
      'allow-exclusive-plans': { type: 'boolean' },
      'exit-with-stdin': { type: 'boolean' },
    },
  }).values;
}

type Values = ReturnType<typeof parse>;

const single = (values: Record<string, unknown>, flag: string): string | undefined => {
  const value = values[flag];
  return typeof value === 'string' ? value : undefined;
};

function numbers(values: Values): Partial<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const [flag, key] of Object.entries(numberFlags)) {
    const value = single(values, flag);
    if (value === undefined) continue;
    const number = Number(value);
    if (value.trim() === '' || !Number.isFinite(number) || number < 0) throw new FlagError(`--${flag} wants a number`);
    found[key] = number;
  }
  return found;
}

function choices(values: Values): Partial<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [flag, [key, allowed]] of Object.entries(choiceFlags)) {
    const value = single(values, flag);
    if (value === undefined) continue;
    const known: readonly string[] = allowed;
    if (!known.includes(value)) throw new FlagError(`--${flag} wants one of ${known.join(', ')}`);
    found[key] = value;
  }
  return found;
}

/** Reads the command line of the simulator's process. */
export function optionsOf(argv: readonly string[]): { options: SandboxOptions; exitWithStdin: boolean } {
  const values = parse(argv);
  const today = values['today'] === undefined ? undefined : parseDay(values['today']);
  if (values['today'] !== undefined && !today) throw new FlagError('--today wants YYYY-MM-DD');
  const cancel = values['cancel-action'];
  const options: SandboxOptions = {
    ...numbers(values),
    ...choices(values),
    ...(today ? { today } : {}),
    ...(values['data-dir'] === undefined ? {} : { dataDirectory: values['data-dir'] }),
    ...(cancel === undefined ? {} : { termEndActions: [cancel, 'RenewToNewTerm', 'MoveToExtendedServiceTerm'] }),
    faults: values['fault'] ?? [],
    expiredTokens: values['expired-token'] ?? [],
    ignoreRequestId: values['ignore-request-id'] ?? false,
    exclusivePlans: !(values['allow-exclusive-plans'] ?? false),
  };
  return { options, exitWithStdin: values['exit-with-stdin'] ?? false };
}

/** How long calls under way may take when the process is told to end. Nothing is lost: the journal has their effects. */
const patience = 3_000;

/** Runs the simulator as a process of its own until it is told to end. */
export async function main(argv: readonly string[]): Promise<void> {
  const { options, exitWithStdin } = optionsOf(argv);
  const sandbox = await startSandbox(options);
  let ending = false;
  const end = (): void => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(0), patience);
    void sandbox.stop().then(() => process.exit(0));
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // A parent that forked this process asks by a message, or by going away.
  process.on('message', (message) => {
    if (message === 'stop') end();
  });
  process.once('disconnect', end);
  if (exitWithStdin) process.stdin.once('close', end).resume();
  process.stdout.write(`${JSON.stringify({ listening: sandbox.url })}\n`);
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: unknown) => {
    // Told in the same form as the other outcome, so that a parent can go on with the one that runs.
    if (error instanceof AlreadyRunningError) process.stdout.write(`${JSON.stringify({ running: error.url })}\n`);
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
