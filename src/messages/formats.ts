import type { MessageLocale } from './locale';

/** A calendar day, `YYYY-MM-DD`, as people of that language write it. */
export function formatDay(day: string, locale: MessageLocale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** An instant with its hour; in UTC, and saying so, because the same workbook is read in several time zones. */
export function formatInstant(instant: Date | string, locale: MessageLocale): string {
  return new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

export function formatNumber(value: number, locale: MessageLocale): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
}

/** A share from 0 to 1 as whole percents. */
export function formatPercent(share: number, locale: MessageLocale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** An amount with its currency, a three-letter ISO 4217 code. */
export function formatMoney(amount: number, currency: string, locale: MessageLocale): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}

/** A country by its two letters, as people of that language call it; undefined: nobody knows such a country. */
export function formatCountry(code: string, locale: MessageLocale): string | undefined {
  if (!/^[A-Za-z]{2}$/.test(code)) return undefined;
  return new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' }).of(code.toUpperCase());
}

/** `a, b and c`. */
export function formatList(items: readonly string[], locale: MessageLocale): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

/** A length of time in its two largest units, such as `2 min 5 sec`. */
export function formatDuration(milliseconds: number, locale: MessageLocale): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const parts: readonly (readonly [number, 'hour' | 'minute' | 'second'])[] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const largest = parts.findIndex(([amount]) => amount > 0);
  const shown = largest < 0 ? parts.slice(2) : parts.slice(largest, largest + 2);
  return shown
    .filter(([amount], index) => amount > 0 || index === 0)
    .map(([amount, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short' }).format(amount),
    )
    .join(' ');
}
