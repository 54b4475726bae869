import { parseArgs } from 'node:util';
import { dialects, type Dialect } from './dialect';
import { startReferenceServer, type ReferenceServerOptions } from './server';
import { noTroubles, type Troubles } from './troubles';

const text = { type: 'string' } as const;

function whole(value: string | undefined, flag: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^\d+$/.test(value)) throw new Error(`--${flag} wants a whole number`);
  return Number(value);
}

/** `name=value` of a dialect or a trouble, with the value in the type that the name has. */
function setting<T extends object>(known: T, given: string): Partial<T> {
  const [name = '', value = ''] = given.split('=', 2);
  const example: unknown = Reflect.get(known, name);
  if (example === undefined) throw new Error(`No setting ${name}; there are ${Object.keys(known).join(', ')}`);
  const read: unknown =
    typeof example === 'number' ? whole(value, name) : typeof example === 'boolean' ? value === 'true' : value;
  return { [name]: read } as Partial<T>; // a setting of that name, in the type of the known one
}

/** Reads the command line of the server's process. */
export function optionsOf(argv: readonly string[]): ReferenceServerOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      'port': text,
      'today': text,
      'crowd': text,
      'latency': text,
      'lost-customer': { type: 'boolean' },
      'dialect': text,
      'set': { type: 'string', multiple: true },
      'trouble': { type: 'string', multiple: true },
    },
  });
  const name = values.dialect ?? 'documented';
  if (name !== 'documented' && name !== 'contrary') throw new Error(`No dialect ${name}`);
  const dialect = (values.set ?? []).reduce<Dialect>(
    (made, given) => ({ ...made, ...setting(made, given) }),
    dialects[name],
  );
  const troubles = (values.trouble ?? []).reduce<Troubles>(
    (made, given) => ({ ...made, ...setting(noTroubles, given) }),
    noTroubles,
  );
  const port = whole(values.port, 'port');
  const crowd = whole(values.crowd, 'crowd');
  const latency = whole(values.latency, 'latency');
  return {
    dialect,
    troubles,
    lostCustomer: values['lost-customer'] ?? false,
    ...(port === undefined ? {} : { port }),
    ...(crowd === undefined ? {} : { crowd }),
    ...(latency === undefined ? {} : { latency }),
    ...(values.today === undefined ? {} : { today: values.today }),
  };
}

async function main(): Promise<void> {
  const server = await startReferenceServer(optionsOf(process.argv.slice(2)));
  process.stdout.write(`${JSON.stringify({ listening: server.url })}\n`);
  const end = (): void => void server.stop().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
