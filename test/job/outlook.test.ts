import type { RowMark } from '../../src/engine';
import { brandId, type RunId, type SubscriptionId } from '../../src/base';
import { Pace } from '../../src/job/runs/pace';
import { callsBeforeRest, secondsLeft } from '../../src/job/runs/outlook';
import type { RunWorld } from '../../src/job';
import { clock } from '../workbook/samples';

const start = Date.parse('2026-11-21T10:00:00Z');

/** As much of a world as an outlook looks at, at an instant. */
function worldAt(seconds: number, callsPerMinute?: number): RunWorld {
  const now = () => new Date(start + seconds * 1000);
  const world = { clock: { ...clock, now }, callsPerMinute, followHorizon: 60_000, unknownPatience: 60_000 };
  return world as unknown as RunWorld; // nothing else of it is looked at
}

const mark = (state: RowMark['state'], settled: number, more: Partial<RowMark> = {}): RowMark =>
  ({
    rows: 1,
    id: 'a',
    subscriptionId: brandId<SubscriptionId>('s'),
    state,
    piece: 'reassign',
    users: 100,
    settled,
    unknownSince: undefined,
    notBefore: undefined,
    wave: undefined,
    lastDay: undefined,
    waitsFor: undefined,
    ...more,
  }) as RowMark; // what is left out is not looked at

function left(looks: readonly (readonly [number, RowMark])[], callsPerMinute?: number): number | undefined {
  const pace = new Pace();
  let result: number | undefined;
  for (const [at, one] of looks) {
    const world = worldAt(at, callsPerMinute);
    const callsLeft = callsBeforeRest(world, [one]);
    result = secondsLeft(
      world,
      [one],
      pace.look(brandId<RunId>('r'), { at: start + at * 1000, users: one.settled, rows: 0, callsLeft }),
    );
  }
  return result;
}

test('nothing is said before something has happened', () => {
  expect(left([[0, mark('reassigning', 0)]])).toBeUndefined();
  expect(
    left([
      [0, mark('reassigning', 0)],
      [1, mark('reassigning', 50)],
    ]),
  ).toBeUndefined();
  expect(
    left([
      [0, mark('provisioning', 0)],
      [60, mark('provisioning', 0)],
    ]),
  ).toBeUndefined();
});

test('half of the users in a minute leave a little more than a minute, because the end needs calls as well', () => {
  const seconds = left([
    [0, mark('reassigning', 0)],
    [60, mark('reassigning', 50)],
  ]);
  expect(seconds).toBeGreaterThan(60);
  expect(seconds).toBeLessThan(75);
});

test('a burst at the beginning of a minute does not promise more than the budget allows', () => {
  const looks = [
    [0, mark('reassigning', 0)],
    [5, mark('reassigning', 40)],
  ] as const;
  expect(left(looks)).toBeLessThan(10);
  expect(left(looks, 100)).toBeGreaterThanOrEqual((60 * 3 * 60) / 100);
});

test('a row that waits for its time cannot be through before', () => {
  const waits = mark('throttled', 99, { notBefore: new Date(start + 65_000) });
  expect(
    left([
      [0, mark('reassigning', 0)],
      [60, waits],
    ]),
  ).toBeGreaterThanOrEqual(5);
});

test('rows that were added raise what is left, and nothing is said until it shrinks again', () => {
  expect(
    left([
      [0, mark('reassigning', 90)],
      [30, mark('queued', 0)],
    ]),
  ).toBeUndefined();
});

test('a row that rests is not counted: nothing of it happens by itself', () => {
  expect(callsBeforeRest(worldAt(0), [mark('paused', 0), mark('done', 100)])).toBe(0);
});
