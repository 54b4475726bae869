import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createPool, upgradeDatabase, type DatabasePool } from '../../../src/engine/postgres';
import { Child } from '../../support/child-process';
import { silentLog } from '../../support/log';
import { freshDatabase, type FreshDatabase } from '../../support/postgres';
import { systemClock } from '../../support/system-clock';
import { until } from '../../support/until';

interface Arrived {
  readonly from: string;
  readonly at: number;
}

let database: FreshDatabase;
let pool: DatabasePool;
let server: Server;
const arrived: Arrived[] = [];
/** Told to the next request of process `a`. */
let retryAfter: (() => string) | undefined;
let toldAt: number | undefined;
const children: Child[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  pool = createPool(database.url, { log: silentLog, clock: systemClock });
  await upgradeDatabase(pool);
  server = createServer((request, response) => {
    const from = (request.headers.authorization ?? '').slice('Bearer '.length);
    arrived.push({ from, at: Date.now() });
    const told = from === 'a' ? retryAfter?.() : undefined;
    if (told === undefined) {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      return;
    }
    retryAfter = undefined;
    toldAt = Date.now();
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': told });
    response.end('{"statusCode":429,"message":"Rate limit is exceeded."}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  for (const name of ['a', 'b']) {
    children.push(new Child(join(__dirname, 'reading-process.ts'), [database.url, url, name, '3000']));
  }
  await Promise.all(children.map((child) => child.says('ready')));
  for (const child of children) child.tell('go');
});
afterAll(async () => {
  await Promise.all(children.map((child) => child.kill()));
  server.closeAllConnections();
  server.close();
  await pool.end();
  await database.drop();
});

/** Four callers in each process, each with one request at a time: so many may be on their way when the pause is known. */
const callers = 2 * 4;
const seconds = 2;

test.each([
  ['seconds', () => String(seconds)],
  // A date has whole seconds: a third one, so that two are left.
  ['a date', () => new Date(Date.now() + (seconds + 1) * 1000).toUTCString()],
])('what the service tells one process (Retry-After as %s) both processes obey', async (_form, says) => {
  const begun = Date.now();
  const since = (from: string, time: number): number =>
    arrived.filter((one) => one.from === from && one.at > time).length;
  await until(() => Promise.resolve(since('a', begun) > 5 && since('b', begun) > 5 ? true : undefined));
  toldAt = undefined;
  retryAfter = says;
  const told = await until(() => Promise.resolve(toldAt));
  // By the one that was told: whoever asks for a place from here on gets none before the end of the pause.
  const known = await until(async () => {
    const paused = await pool.query('select 1 from crossgrade.budget where paused_until > $1', [new Date(told)]);
    return paused.rowCount === 1 ? Date.now() : undefined;
  });
  const free = told + seconds * 1000;
  await until(() => Promise.resolve(since('a', free) > 5 && since('b', free) > 5 ? true : undefined));

  const late = arrived.filter(({ at }) => at > known && at < free - 20);
  expect(late.length).toBeLessThanOrEqual(callers);
});
