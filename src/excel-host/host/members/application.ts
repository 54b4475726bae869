import type { Host } from '../host';
import { hostObject, type ObjectType } from '../object-type';
import { oneOf, optionalOneOf } from './input';

const modes = ['Automatic', 'AutomaticExceptTables', 'Manual'] as const;
const calculations = ['Recalculate', 'Full', 'FullRebuild'] as const;

/** Separators as the locale writes numbers. */
function separator(host: Host, type: 'decimal' | 'group'): string {
  const parts = new Intl.NumberFormat(host.workbook.locale, { useGrouping: 'always' }).formatToParts(12345.6);
  return parts.find((part) => part.type === type)?.value ?? (type === 'decimal' ? '.' : ',');
}

export const numberFormatInfoType: ObjectType<Host> = {
  name: 'NumberFormatInfo',
  properties: {
    NumberDecimalSeparator: { get: (host) => separator(host, 'decimal') },
    NumberGroupSeparator: { get: (host) => separator(host, 'group') },
  },
};

/** A day whose parts cannot be mistaken for each other: 23 November 2026, 14:05:09. */
const sample = new Date(Date.UTC(2026, 10, 23, 14, 5, 9));

/** A pattern of .NET, which is what Excel answers (`dd/MM/yyyy`), made from how the locale writes the sample. */
function pattern(host: Host, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(host.workbook.locale, { timeZone: 'UTC', ...options });
  const hour12 = format.resolvedOptions().hour12 === true;
  const letters: Readonly<Record<string, (value: string) => string>> = {
    day: (value) => 'd'.repeat(value.length),
    month: (value) => (/^\d+$/u.test(value) ? 'M'.repeat(value.length) : 'MMMM'),
    year: (value) => 'y'.repeat(value.length),
    weekday: () => 'dddd',
    hour: (value) => (hour12 ? 'h' : 'H').repeat(value.length),
    minute: (value) => 'm'.repeat(value.length),
    second: (value) => 's'.repeat(value.length),
    dayPeriod: () => 'tt',
  };
  return format
    .formatToParts(sample)
    .map(({ type, value }) => letters[type]?.(value) ?? value)
    .join('');
}

export const datetimeFormatInfoType: ObjectType<Host> = {
  name: 'DatetimeFormatInfo',
  properties: {
    DateSeparator: {
      get: (host) => {
        const parts = new Intl.DateTimeFormat(host.workbook.locale, { dateStyle: 'short' }).formatToParts(sample);
        return parts.find((part) => part.type === 'literal')?.value.trim() ?? '/';
      },
    },
    LongDatePattern: { get: (host) => pattern(host, { dateStyle: 'full' }) },
    ShortDatePattern: {
      get: (host) => pattern(host, { year: 'numeric', month: 'numeric', day: 'numeric' }),
    },
    LongTimePattern: { get: (host) => pattern(host, { timeStyle: 'medium' }) },
    TimeSeparator: { get: () => ':' },
  },
};

export const cultureInfoType: ObjectType<Host> = {
  name: 'CultureInfo',
  properties: { Name: { get: ({ workbook }) => workbook.locale } },
  navigations: {
    DatetimeFormat: (host) => hostObject(datetimeFormatInfoType, host),
    NumberFormat: (host) => hostObject(numberFormatInfoType, host),
  },
};

export const applicationType: ObjectType<Host> = {
  name: 'Application',
  properties: {
    CalculationMode: {
      get: ({ workbook }) => workbook.calculationMode,
      set: ({ workbook }, mode) => {
        workbook.calculationMode = oneOf(modes, mode);
      },
    },
    CalculationState: { get: () => 'Done' },
    CalculationEngineVersion: { get: () => 191_029 },
    DecimalSeparator: { get: (host) => separator(host, 'decimal') },
    ThousandsSeparator: { get: (host) => separator(host, 'group') },
    UseSystemSeparators: { get: () => true },
  },
  navigations: { CultureInfo: (host) => hostObject(cultureInfoType, host) },
  methods: {
    Calculate: ({ workbook }, [kind]) => workbook.calculate(optionalOneOf(calculations, kind) ?? 'Recalculate'),
    // A batch is worked out and shown at its end in any case.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
};
