const form = new RegExp(
  '^(\\d{4})-(\\d{1,2})-(\\d{1,2})' + // the day
    '(?:[T ]?(\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?' + // the time, its fraction of any length
    '(Z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?)?$', // the zone; none means UTC
  'i',
);

/** The last instant that the ISO form with four digits of year can say. */
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function offsetMinutes(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/**
 * Reads a date in any form that occurs (partner-center-api.md 5.3) as ISO text in UTC with milliseconds: with `Z`, an
 * offset or no zone, up to 7 fraction digits, blanks inside the time, a day alone. Year 1 means "none": undefined, as
 * does an empty text. Year 9999 ("never") stays what it is. Null: no date can be read.
 */
export function readInstant(written: string): string | undefined | null {
  // Some samples print blanks inside a time; only the one between day and time may matter, and it need not.
  const compact = written.trim().replaceAll(/\s+/g, '');
  if (compact === '') return undefined;
  const match = form.exec(compact);
  if (!match) return null;
  const [, year = '', month = '', day = '', hour = '0', minute = '0', second = '0', fraction = '', zone] = match;
  if (Number(year) <= 1) return undefined;
  const milliseconds = Number(fraction.padEnd(3, '0').slice(0, 3));
  const local = new Date(0);
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  local.setUTCHours(Number(hour), Number(minute), Number(second), milliseconds);
  const exists =
    local.getUTCMonth() === Number(month) - 1 &&
    local.getUTCDate() === Number(day) &&
    local.getUTCHours() === Number(hour) &&
    local.getUTCMinutes() === Number(minute) &&
    local.getUTCSeconds() === Number(second);
  if (!exists) return null;
  return new Date(Math.min(local.getTime() - offsetMinutes(zone) * 60_000, latest)).toISOString();
}
