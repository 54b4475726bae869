import { randomUUID } from 'node:crypto';
import { brandId, type TenantId } from '../src/base';
import { pull, type JobWorld, type PullRequest } from '../src/job';
import { defaultTermEndWords } from '../src/migration';
import { createPartnerCenter, fixedToken } from '../src/partner-center';
import type { Figure } from './figure';
import { noWorkbook } from './world/no-workbook';
import { clock } from './world/run-world';
import { startSandboxProcess } from './world/start-sandbox';

const customers = 1000;
const latency = 50;
const concurrency = 8;

/** One pull as the command does it, the file apart. */
async function pullOnce(url: string, within: PullRequest['within']) {
  const calls = new Map<string, number>();
  const world: JobWorld = {
    service: createPartnerCenter({
      baseUrl: url,
      tokens: fixedToken('x'),
      clock,
      newCorrelationId: randomUUID,
      random: Math.random,
      concurrency,
      onCall: ({ operation }) => calls.set(operation, (calls.get(operation) ?? 0) + 1),
    }),
    connection: { tenantId: brandId<TenantId>(randomUUID()), name: 'bench', sandbox: true },
    clock,
    termEndWords: defaultTermEndWords,
    customersAtOnce: concurrency * 2,
  };
  const request: PullRequest = { within, late: false, preset: 'all', customers: undefined, locale: undefined };
  const start = performance.now();
  const report = await pull(world, request, noWorkbook, undefined, () => undefined);
  const wall = (performance.now() - start) / 1000;
  if (report.customersAnswered !== customers) throw new Error('Not every customer answered');
  return { wall, calls, rows: report.rows };
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
const wallOf = (calls: number): number => (calls * latency) / concurrency / 1000;
const listed = (calls: ReadonlyMap<string, number>): string =>
  [...calls].map(([operation, count]) => `${operation} ${String(count)}`).join(', ');

/**
 * 1,000 customers, 50 ms a call, 8 at a time, no limiter: first without rows, one call a customer; then with rows, whose
 * units ("Assigned") and details cost a call each, and whose countries cost a catalogue each.
 */
export async function bench(): Promise<readonly Figure[]> {
  const sandbox = await startSandboxProcess({ customers, latencyMs: latency });
  try {
    // The simulator makes up a customer when it is first asked about it: that is not the time of a pull.
    await pullOnce(sandbox.url, 0);
    const without = await pullOnce(sandbox.url, 0);
    const full = await pullOnce(sandbox.url, 'any');
    const withRows = full.calls.get('customers.get') ?? 0;
    return [
      {
        name: 'pull 1,000 customers, wall',
        measured: without.wall,
        ideal: wallOf(customers),
        goal: 1.1 * wallOf(customers),
        unit: 's',
        note: `${listed(without.calls)}; ${String(without.rows)} rows`,
      },
      {
        name: 'pull with all rows, wall',
        measured: full.wall,
        ideal: wallOf(sum(full.calls.values())),
        goal: undefined,
        unit: 's',
        note: `${listed(full.calls)}; ${String(full.rows)} rows`,
      },
      {
        name: '… "Assigned" beside it',
        measured: full.calls.get('users.subscribedSkus') ?? 0,
        ideal: withRows,
        goal: withRows,
        unit: 'calls',
        note: `${String(withRows)} customers have rows`,
      },
    ];
  } finally {
    await sandbox.stop();
  }
}
