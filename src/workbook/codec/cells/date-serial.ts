import { parseDay, type Day } from '../../../base';

const millisecondsPerDay = 86_400_000;
/** Day 0 of the 1900 system counted so that every day from 1900-03-01 is right; Excel's 29 February 1900 never was. */
const epoch = Date.UTC(1899, 11, 30);
/** First serial number at which the two ways to count agree. */
const firstTrueSerial = 61;
/** 9999-12-31, the last day of Excel. */
const lastSerial = 2_958_465;

/** Days by which the 1904 system, still made by some Macs, counts less. */
export const daysTo1904 = 1462;

export function serialOfDay(day: Day): number {
  return (Date.parse(`${day}T00:00:00Z`) - epoch) / millisecondsPerDay;
}

/** The serial of an instant, to the second: a sheet cannot show more, and a fraction of it would never compare equal. */
export function serialOfInstant(instant: string): number {
  const seconds = Math.round(Date.parse(instant) / 1000);
  return (seconds * 1000 - epoch) / millisecondsPerDay;
}

function isTrueSerial(serial: number): boolean {
  return Number.isFinite(serial) && serial >= firstTrueSerial && serial < lastSerial + 1;
}

/** ISO instant of a serial number, to the second; undefined where Excel has no such date. */
export function instantOfSerial(serial: number): string | undefined {
  if (!isTrueSerial(serial)) return undefined;
  const seconds = Math.round((serial * millisecondsPerDay) / 1000);
  return new Date(epoch + seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** The day of a serial number; a time of day is left out. */
export function dayOfSerial(serial: number): Day | undefined {
  const instant = instantOfSerial(Math.floor(serial));
  return instant === undefined ? undefined : parseDay(instant.slice(0, 10));
}

const isoText = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|UTC)?$/i;

/**
 * Serial of a date typed as text: only the ISO forms, in UTC, because `03/04/2026` is two different days in two
 * countries; undefined for anything else.
 */
export function serialOfText(text: string): number | undefined {
  const match = isoText.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, date, hour = '00', minute = '00', second = '00'] = match;
  const day = parseDay(`${String(year)}-${String(month)}-${String(date)}`);
  if (day === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return serialOfDay(day) + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) / 86_400;
}
