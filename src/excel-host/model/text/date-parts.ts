const millisecondsPerDay = 86_400_000;
const secondsPerDay = 86_400;
/** Day 0 counted so that every day from 1900-03-01 is right. */
const epoch = Date.UTC(1899, 11, 30);
/** Excel's 29 February 1900, which never was ("Excel incorrectly assumes that the year 1900 is a leap year"). */
const phantomDay = 60;
/** 9999-12-31. */
export const lastSerial = 2_958_465;

export interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Sunday. */
  readonly weekday: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  /** Part of a second. */
  readonly fraction: number;
}

/** The date and time of a serial number, rounded to so many digits of a second; undefined where Excel has none. */
export function partsOfSerial(serial: number, digits = 0): DateParts | undefined {
  if (!(serial >= 0) || serial >= lastSerial + 1) return undefined;
  const scale = 10 ** digits;
  const ticks = Math.round((serial - Math.floor(serial)) * secondsPerDay * scale);
  const day = Math.floor(serial) + Math.floor(ticks / (secondsPerDay * scale));
  const rest = ticks % (secondsPerDay * scale);
  const seconds = Math.floor(rest / scale);
  const time = {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
    fraction: (rest % scale) / scale,
  };
  const weekday = (day + 6) % 7;
  if (day === phantomDay) return { year: 1900, month: 2, day: 29, weekday, ...time };
  if (day === 0) return { year: 1900, month: 1, day: 0, weekday, ...time };
  const date = new Date(epoch + (day < phantomDay ? day + 1 : day) * millisecondsPerDay);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday,
    ...time,
  };
}

/** Serial number of a day; months and days beyond their ends run on into the next ones. */
export function serialOfDate(year: number, month: number, day: number): number | undefined {
  const time = new Date(0).setUTCFullYear(year, month - 1, day);
  const days = Math.round((time - epoch) / millisecondsPerDay);
  const serial = days <= phantomDay ? days - 1 : days;
  return serial >= 0 && serial <= lastSerial ? serial : undefined;
}

/** Whether the calendar has the day. */
export function isDate(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
