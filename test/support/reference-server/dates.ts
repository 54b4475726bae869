const day = 24 * 60 * 60 * 1000;

/** The instant at which a day that lies so many days after another begins. */
export const daysAfter = (start: Date, days: number): Date => new Date(start.getTime() + days * day);

/** How samples write "none" and "never" (5.3). */
export const noDate = new Date('0001-01-01T00:00:00Z');
export const farDate = new Date('9999-12-10T00:00:00Z');

type Style = 'zulu' | 'no-zone' | 'seven-digits' | 'utc-offset' | 'pacific-offset';

/** Which field is written how where a dialect varies; each style is one that a sample shows. */
const varied: Readonly<Record<string, Style>> = {
  commitmentEndDate: 'no-zone',
  commitmentEndDateTime: 'seven-digits',
  effectiveStartDate: 'utc-offset',
  creationDate: 'pacific-offset',
  cancellationAllowedUntilDate: 'seven-digits',
  expirationTimestamp: 'seven-digits',
  creationTimestamp: 'utc-offset',
  lastUpdateDateTime: 'no-zone',
  dateAgreed: 'no-zone',
};

function inStyle(date: Date, style: Style): string {
  const iso = date.toISOString();
  switch (style) {
    case 'zulu':
      return iso.endsWith('.000Z') ? `${iso.slice(0, 19)}Z` : iso;
    case 'no-zone':
      return iso.slice(0, 19);
    case 'seven-digits':
      return `${iso.slice(0, 23)}0000Z`;
    case 'utc-offset':
      return `${iso.slice(0, 23)}+00:00`;
    case 'pacific-offset':
      return `${new Date(date.getTime() - 8 * 60 * 60 * 1000).toISOString().slice(0, 23)}-08:00`;
  }
}

/** A date as a field writes it. */
export function writeDate(date: Date, field: string, dates: 'zulu' | 'varied'): string {
  if (date.getTime() === noDate.getTime()) return '0001-01-01T00:00:00';
  return inStyle(date, dates === 'varied' ? (varied[field] ?? 'zulu') : 'zulu');
}
