import { mayComeOf } from '../../../src/engine/purchase/may-come-of';

const row = { createdAt: new Date('2026-11-20T00:30:00Z') };

test.each([
  ['on the day of the row', '2026-11-20T08:00:00.1234567Z', true],
  ['days after it, by a sending that was repeated since', '2026-11-24', true],
  ['the day before, which may be the same day elsewhere', '2026-11-19T23:59:00Z', true],
  ['two days before', '2026-11-18T23:59:00Z', false],
  ['at no date that is one', '0001-01-01T00:00:00', true],
  ['at a time that the service does not tell', undefined, true],
])('what was made %s can have come of the row: %s, %s', (_title, madeAt, expected) => {
  expect(mayComeOf(row, madeAt)).toBe(expected);
});
