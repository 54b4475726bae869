import fc from 'fast-check';
import { lookAgainAfter, waitPolicy, waits, type WaitName } from '../../src/config';

const usual = { waitScale: 1, writeDeadlineSeconds: 20, silenceSeconds: 20 };
const names = Object.keys(waits) as WaitName[];

test('at scale 1 every wait has its length', () => {
  const policy = waitPolicy(usual);
  expect(policy).toEqual(Object.fromEntries(names.map((name) => [name, waits[name].length])));
});

test('the scale shortens every wait, but none below its floor', () => {
  const policy = waitPolicy({ ...usual, waitScale: 0 });
  expect(policy).toEqual(Object.fromEntries(names.map((name) => [name, waits[name].floor])));
});

test('a deadline that is set shorter than its floor is kept', () => {
  const short = { writeDeadlineSeconds: 0.5, silenceSeconds: 3 };
  expect(waitPolicy({ waitScale: 1, ...short })).toMatchObject({ writeDeadline: 500, memberSilence: 3000 });
  expect(waitPolicy({ waitScale: 0.001, ...short })).toMatchObject({ writeDeadline: 500, memberSilence: 3000 });
});

test('a larger scale never makes a wait shorter', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.double({ min: 0, max: 1000, noNaN: true }),
      fc.double({ min: 0.1, max: 3600, noNaN: true }),
      (a, b, writeDeadlineSeconds) => {
        const short = waitPolicy({ ...usual, waitScale: Math.min(a, b), writeDeadlineSeconds });
        const long = waitPolicy({ ...usual, waitScale: Math.max(a, b), writeDeadlineSeconds });
        return names.every((name) => short[name] <= long[name] && short[name] > 0);
      },
    ),
  );
});

test('finished rows are looked at again so many days after their end, or never', () => {
  const day = 24 * 60 * 60 * 1000;
  expect(lookAgainAfter({ lookAgainDays: '1,7,30', waitScale: 1 })).toEqual([day, 7 * day, 30 * day]);
  expect(lookAgainAfter({ lookAgainDays: ' 2 , 3', waitScale: 0.5 })).toEqual([day, 1.5 * day]);
  expect(lookAgainAfter({ lookAgainDays: 'never', waitScale: 1 })).toEqual([]);
});
