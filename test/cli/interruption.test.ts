import { readdir, rename } from 'node:fs/promises';
import { freshDatabase, type FreshDatabase } from '../support/postgres';
import { events, Place } from './support/command';
import { includeRows } from './support/include-rows';

let database: FreshDatabase;
let place: Place;
beforeAll(async () => {
  database = await freshDatabase();
  // Slow enough that a run is still under way when it is asked to stop.
  place = await Place.make({ CROSSGRADE_DATABASE_URL: database.url, CROSSGRADE_WAIT_SCALE: '0.2' });
}, 60_000);
afterAll(async () => {
  await place.remove();
  await database.drop();
}, 60_000);

test('a run that is asked to stop ends with 3 and goes on with the next command, also after a kill', async () => {
  await place.run(['pull', 'plan.xlsx']);
  await includeRows(place.file('plan.xlsx'), 3);

  const stopped = place.start(['run', 'plan.xlsx', '--yes', '--json']);
  await stopped.says(/"state":"provisioning"/);
  const ended = await stopped.kill('SIGINT');
  expect(ended.code).toBe(3);
  expect(events(ended.out).at(-1)).toMatchObject({ event: 'summary', outcome: 'stopped', exitCode: 3 });
  expect(events(ended.error)).toContainEqual({ event: 'stopping' });

  const killed = place.start(['run', 'plan.xlsx', '--yes', '--json']);
  await killed.says(/"event":"started"/);
  expect(await killed.kill('SIGKILL')).toMatchObject({ code: null });

  const last = await place.run(['run', 'plan.xlsx', '--yes', '--json'], { CROSSGRADE_WAIT_SCALE: '0.01' });
  const told = events(last.out);
  expect(told.at(-1)).toMatchObject({ event: 'summary', outcome: 'ended' });
  expect(told.some((one) => one['event'] === 'offer')).toBe(false);
}, 300_000);

test('a run whose workbook goes away, or cannot be written for a while, goes on: its results wait in the file beside it', async () => {
  await place.run(['pull', 'moved.xlsx']);
  await includeRows(place.file('moved.xlsx'), 5);
  const running = place.start(['run', 'moved.xlsx', '--yes', '--json']);
  await running.says(/"state":"provisioning"/);
  await rename(place.file('moved.xlsx'), place.file('renamed.xlsx'));
  const ended = await running.ended();
  const told = events(ended.out);

  expect(told.at(-1)).toMatchObject({ event: 'summary', outcome: 'ended' });
  expect(told).toContainEqual(expect.objectContaining({ event: 'saved', to: 'results', because: 'file-changed' }));
  await rename(place.file('renamed.xlsx'), place.file('moved.xlsx'));
  const merged = events((await place.run(['status', 'moved.xlsx', '--json'])).out);
  expect(merged.at(-1)).toMatchObject({ event: 'summary', exitCode: told.at(-1)?.['exitCode'] });
  expect(await readdir(place.folder)).not.toContain('moved.results.xlsx');
}, 120_000);

test('a pull that is asked to stop ends at once and leaves no file behind', async () => {
  const pulling = place.start(['pull', 'other.xlsx']);
  await pulling.says(/SANDBOX/);
  const ended = await pulling.kill('SIGTERM');
  // It may have been quicker than the signal.
  expect([0, 3]).toContain(ended.code);
  if (ended.code === 3) expect(ended.error).toContain('interrupted');
}, 60_000);
