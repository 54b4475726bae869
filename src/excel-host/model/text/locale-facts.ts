/** How a language writes numbers and dates in cells. */
export interface LocaleFacts {
  readonly locale: string;
  readonly decimal: string;
  readonly group: string;
  /** Between the arguments of a function. */
  readonly list: string;
  /** The short date as a format code, such as `dd.mm.yyyy`. */
  readonly shortDate: string;
  readonly dateSeparator: string;
  /** Order of day, month and year in a short date. */
  readonly dateOrder: readonly ('day' | 'month' | 'year')[];
  /** From January and from Sunday. */
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly trueText: string;
  readonly falseText: string;
}

/** How Excel spells the truth values where it does not say TRUE and FALSE. */
const truthTexts: Readonly<Record<string, readonly [string, string]>> = {
  de: ['WAHR', 'FALSCH'],
  es: ['VERDADERO', 'FALSO'],
  fr: ['VRAI', 'FAUX'],
  it: ['VERO', 'FALSO'],
  pl: ['PRAWDA', 'FAŁSZ'],
  sv: ['SANT', 'FALSKT'],
  tr: ['DOĞRU', 'YANLIŞ'],
};

function facts(locale: string): LocaleFacts {
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(1_234_567.8);
  const partOf = (type: string): string | undefined => number.find((part) => part.type === type)?.value;
  const decimal = partOf('decimal') ?? '.';
  // Excel takes the plain no-break space of the system's settings where CLDR has the narrow one.
  const group = (partOf('group') ?? ',').replace(/\s/u, '\u00a0');
  const sample = new Date(Date.UTC(2026, 1, 3));
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC', numberingSystem: 'latn' });
  const dateParts = date.formatToParts(sample);
  const codes: Readonly<Record<string, string>> = { day: 'd', month: 'm' };
  const shortDate = dateParts
    .map(({ type, value }) => {
      if (type === 'year') return 'yyyy';
      const code = codes[type];
      return code === undefined ? value.replace(/[\u200e\u200f]/g, '') : code.repeat(value.length > 1 ? 2 : 1);
    })
    .join('');
  const dateOrder = dateParts.flatMap(({ type }) =>
    type === 'day' || type === 'month' || type === 'year' ? [type] : [],
  );
  const names = (options: Intl.DateTimeFormatOptions, dates: readonly Date[]): readonly string[] => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    const wanted = 'month' in options ? 'month' : 'weekday';
    return dates.map((day) => format.formatToParts(day).find((part) => part.type === wanted)?.value ?? '');
  };
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 15)));
  // The fourth of January 2026 was a Sunday.
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2026, 0, 4 + day)));
  const [trueText, falseText] = truthTexts[locale.split('-')[0] ?? ''] ?? ['TRUE', 'FALSE'];
  return {
    locale,
    decimal,
    group,
    list: decimal === ',' ? ';' : ',',
    shortDate,
    dateSeparator: dateParts.find((part) => part.type === 'literal')?.value.trim() ?? '/',
    dateOrder,
    months: names({ month: 'long' }, months),
    shortMonths: names({ month: 'short' }, months).map((name) => name.replace(/\.$/, '')),
    days: names({ weekday: 'long' }, days),
    shortDays: names({ weekday: 'short' }, days).map((name) => name.replace(/\.$/, '')),
    trueText,
    falseText,
  };
}

const known = new Map<string, LocaleFacts>();

/** What Excel needs to know of a language, by its tag. */
export function localeFacts(locale: string): LocaleFacts {
  let found = known.get(locale);
  if (!found) {
    found = facts(locale);
    known.set(locale, found);
  }
  return found;
}
