import fc from 'fast-check';
import { readInstant } from '../../../src/partner-center/wire/instant';

describe('a date of the service', () => {
  it.each([
    ['2016-05-10T07:30:05.427Z', '2016-05-10T07:30:05.427Z'],
    ['2021-01-14T16:57:15.0966728Z', '2021-01-14T16:57:15.096Z'],
    ['2019-02-08T00:21:45.9263727+00:00', '2019-02-08T00:21:45.926Z'],
    ['2018-03-06T17:37:05.253-08:00', '2018-03-07T01:37:05.253Z'],
    ['2018-03-06T17:37:05+0530', '2018-03-06T12:07:05.000Z'],
    ['2021-07-14T18:02:00', '2021-07-14T18:02:00.000Z'],
    ['2015-11-25T06: 41: 12Z', '2015-11-25T06:41:12.000Z'],
    ['2015-11-25 06:41:12', '2015-11-25T06:41:12.000Z'],
    ['2026-05-04', '2026-05-04T00:00:00.000Z'],
    ['2026-05-04T08:30Z', '2026-05-04T08:30:00.000Z'],
    ['9999-12-10T00:00:00Z', '9999-12-10T00:00:00.000Z'],
    ['9999-12-31T23:59:59.9999999-08:00', '9999-12-31T23:59:59.999Z'],
    ['2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s is %s', (written, instant) => {
    expect(readInstant(written)).toBe(instant);
  });

  it.each(['0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00+02:00', '0001-01-01', '', '  '])(
    '"%s" says that there is none',
    (written) => {
      expect(readInstant(written)).toBeUndefined();
    },
  );

  it.each(['soon', '<date>', '2026-13-01', '2026-02-30', '2026-05-04T25:00:00Z', '2026-05-04T10:61:00Z', '05/04/2026'])(
    '"%s" cannot be read',
    (written) => {
      expect(readInstant(written)).toBeNull();
    },
  );

  const pad = (value: number, length = 2) => String(value).padStart(length, '0');

  it('means the same instant in whatever zone, precision and spacing it is written', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1990-01-02T00:00:00Z'), max: new Date('2200-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: -14 * 60, max: 14 * 60 }),
        fc.stringMatching(/^\d{0,4}$/),
        fc.constantFrom('', ' '),
        (instant, offset, moreDigits, blank) => {
          const local = new Date(instant.getTime() + offset * 60_000);
          const zone = `${offset < 0 ? '-' : '+'}${pad(Math.trunc(Math.abs(offset) / 60))}:${pad(Math.abs(offset) % 60)}`;
          const written =
            `${String(local.getUTCFullYear())}-${pad(local.getUTCMonth() + 1)}-${pad(local.getUTCDate())}` +
            `T${pad(local.getUTCHours())}:${blank}${pad(local.getUTCMinutes())}:${blank}${pad(local.getUTCSeconds())}` +
            `.${pad(local.getUTCMilliseconds(), 3)}${moreDigits}${zone}`;
          expect(readInstant(written)).toBe(instant.toISOString());
        },
      ),
    );
  });

  it('reads its own output unchanged', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0002-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (instant) => {
          expect(readInstant(instant.toISOString())).toBe(instant.toISOString());
        },
      ),
    );
  });

  it('never throws, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string(), (written) => {
        const read = readInstant(written);
        expect(read === null || read === undefined || !Number.isNaN(Date.parse(read))).toBe(true);
      }),
    );
  });
});
