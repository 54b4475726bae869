import type { RunListener } from '../../../taskpane/gateway-client/follow-run';
import { followRun } from '../../../taskpane/gateway-client/follow-run';
import { rowPatchOf, runIdOf, summaryOf } from '../support/answers';
import { testAccess, type TestAccess } from '../support/client';
import {
  eventText,
  hangsUp,
  problemBody,
  says,
  startScriptedGateway,
  streams,
  type ScriptedGateway,
} from '../support/scripted-gateway';
import { until } from '../../support/until';

const rows = (number: number, id: string): string =>
  eventText('rows', { rows: [rowPatchOf(number, { state: 'done' })], users: [] }, id);
const end = eventText('end', summaryOf({ status: 'ended' }), '9');

describe('following a run', () => {
  let gateway: ScriptedGateway;
  let access: TestAccess;
  let told: string[];
  let listener: RunListener;

  beforeEach(async () => {
    gateway = await startScriptedGateway();
    access = testAccess(gateway.address);
    told = [];
    listener = {
      rows: ({ rows: changed }) => void told.push(...changed.map(({ subscriptionId }) => subscriptionId.slice(-1))),
      run: ({ status }) => void told.push(status),
      connected: (connected) => void told.push(connected ? 'connected' : 'lost'),
    };
  });
  afterEach(() => gateway.stop());

  const follow = (from?: string, signal = new AbortController().signal) =>
    followRun(access, runIdOf(1), listener, { from, signal });

  it('tells rows and numbers until the run has ended', async () => {
    gateway.next(streams([rows(1, '4'), eventText('run', summaryOf(), '5'), ': alive\n\n', end]));
    await expect(follow()).resolves.toMatchObject({ status: 'ended' });
    expect(told).toEqual(['connected', '1', 'running']);
    expect(gateway.arrived[0]).toMatchObject({ method: 'GET', path: `/api/runs/${runIdOf(1)}/events` });
    expect(gateway.arrived[0]?.headers['last-event-id']).toBeUndefined();
  });

  it('goes on behind the last event that it saw, over as many broken connections as there are', async () => {
    gateway.next(streams([rows(1, '4')]), hangsUp, says(503, problemBody('gateway-unreachable', 503)), hangsUp);
    gateway.next(streams([rows(2, '5'), end]));
    await follow('3');
    expect(gateway.arrived.map(({ headers }) => headers['last-event-id'])).toEqual(['3', '4', '4', '4', '4']);
    expect(told.filter((word) => word !== 'lost')).toEqual(['connected', '1', 'connected', '2']);
    // Longer and longer while nothing comes.
    expect(access.clock.waits).toEqual([250, 500, 1000, 2000]);
  });

  it('is not hurried by a gateway that accepts and breaks at once', async () => {
    gateway.next(streams([]), streams([]), streams([]), streams([end]));
    await follow();
    expect(access.clock.waits).toEqual([250, 500, 1000]);
  });

  it('takes up a connection anew on which nothing moves, not even the heartbeat', async () => {
    gateway.next(streams([rows(1, '4')], { keepOpen: true }), streams([end]));
    const followed = follow();
    await until(async () => (told.includes('1') && access.clock.pending() === 1 ? true : undefined));
    access.clock.pass(40_000);
    await followed;
    expect(gateway.arrived.map(({ headers }) => headers['last-event-id'])).toEqual([undefined, '4']);
    expect(told).toEqual(['connected', '1', 'lost', 'connected']);
  });

  it('overlooks an event that only a newer gateway knows', async () => {
    gateway.next(streams([eventText('forecast', { sun: true }, '8'), end]));
    await expect(follow()).resolves.toMatchObject({ status: 'ended' });
  });

  it('throws what will not get better by waiting', async () => {
    gateway.next(says(404, problemBody('row-not-found', 404, { subscription: '' })));
    await expect(follow()).rejects.toMatchObject({ code: 'row-not-found' });
    gateway.next(streams([eventText('rows', { rows: 'many' }, '1')]));
    await expect(follow()).rejects.toMatchObject({ code: 'gateway-unexpected-answer' });
  });

  it('ends when the caller wants no more, also while it waits', async () => {
    gateway.next(streams([rows(1, '4')], { keepOpen: true }));
    const controller = new AbortController();
    const followed = follow(undefined, controller.signal);
    await until(async () => (told.includes('1') ? true : undefined));
    const reason = new Error('closed');
    controller.abort(reason);
    await expect(followed).rejects.toBe(reason);
  });
});
