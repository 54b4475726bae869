import { readdir } from 'node:fs/promises';
import { emptyDatabase, type FreshDatabase } from '../support/postgres';
import { events, Place } from './support/command';

let database: FreshDatabase;
let place: Place;
beforeAll(async () => {
  database = await emptyDatabase();
  // A real partner in the settings is never touched by the demonstration.
  place = await Place.make({
    CROSSGRADE_DATABASE_URL: database.url,
    CROSSGRADE_PARTNER_CENTER_URL: 'http://127.0.0.1:9',
    CROSSGRADE_ACCESS_TOKEN: 'x',
  });
}, 60_000);
afterAll(async () => {
  await place.remove();
  await database.drop();
}, 60_000);

const workbooks = async () => (await readdir(place.folder)).filter((name) => name.endsWith('.xlsx')).sort();
const done = (text: string) => Number(/^Done: (\d+)$/m.exec(text)?.[1] ?? 0);

test('the demonstration does the whole job in the sandbox, and again with other customers', async () => {
  const first = await place.run(['first-run']);
  expect(first.code).toBe(0);
  expect(first.error).toContain('SANDBOX');
  expect(done(first.out)).toBeGreaterThan(10);
  expect(first.out).toMatch(/1\. Pull[\s\S]*2\. Plan[\s\S]*3\. Check[\s\S]*4\. Run[\s\S]*crossgrade-demo\.xlsx/);
  expect(await workbooks()).toEqual(['crossgrade-demo.xlsx']);

  const second = await place.run(['first-run'], { LANG: 'it_IT.UTF-8' });
  expect(second.code).toBe(0);
  expect(second.out).toContain('4. Eseguire');
  expect(second.error).toContain('Sandbox 2');
  expect(await workbooks()).toEqual(['crossgrade-demo-2.xlsx', 'crossgrade-demo.xlsx']);
}, 300_000);

test('its workbook is one to go on with', async () => {
  const sandbox = { CROSSGRADE_PARTNER_CENTER_URL: '', CROSSGRADE_ACCESS_TOKEN: '' };
  const status = await place.run(['status', 'crossgrade-demo-2.xlsx', '--json'], sandbox);
  const rows = events(status.out).filter((one) => one['event'] === 'row');
  expect(rows.filter((row) => row['state'] === 'done').length).toBeGreaterThan(10);
  const old = await place.run(['status', 'crossgrade-demo.xlsx'], sandbox);
  expect(old).toMatchObject({ code: 1, error: expect.stringContaining('connection-other') as unknown });
}, 120_000);
