import { isError, type CellValue } from '../value';
import { partsOfSerial, type DateParts } from './date-parts';
import { readFormatCode, type FormatPart, type FormatSection } from './format-code';
import { numberText } from './format-number';
import { generalText } from './general';
import { localeFacts, type LocaleFacts } from './locale-facts';

/** What is shown where a date format meets a number that is no date. */
const unshowable = '########';

/** The code of short dates means the short date of whoever looks ("Number format codes": formats that begin with *). */
const shortDateCode = 'm/d/yyyy';

const pad = (value: number, count: number): string => String(value).padStart(count, '0');

function dateUnit(
  part: FormatPart & { type: 'date' },
  date: DateParts,
  serial: number,
  facts: LocaleFacts,
  half: boolean,
): string {
  const { unit, count, elapsed } = part;
  if (elapsed) {
    const perDay = unit === 'h' ? 24 : unit === 'n' ? 1440 : 86_400;
    return pad(Math.floor(Math.round(serial * 86_400) / (86_400 / perDay)), count);
  }
  switch (unit) {
    case 'y':
      return count <= 2 ? pad(date.year % 100, 2) : pad(date.year, 4);
    case 'm':
      if (count === 3) return facts.shortMonths[date.month - 1] ?? '';
      if (count === 5) return (facts.months[date.month - 1] ?? '').slice(0, 1);
      return count >= 4 ? (facts.months[date.month - 1] ?? '') : pad(date.month, count);
    case 'd':
      if (count === 3) return facts.shortDays[date.weekday] ?? '';
      return count >= 4 ? (facts.days[date.weekday] ?? '') : pad(date.day, count);
    case 'h':
      return pad(half ? date.hours % 12 || 12 : date.hours, Math.min(count, 2));
    case 'n':
      return pad(date.minutes, Math.min(count, 2));
    case 's':
      return pad(date.seconds, Math.min(count, 2));
  }
}

function dateText(serial: number, parts: readonly FormatPart[], facts: LocaleFacts): string {
  const fraction = parts.find((part) => part.type === 'fraction');
  const date = partsOfSerial(serial, fraction?.type === 'fraction' ? fraction.digits : 0);
  if (!date) return unshowable;
  const half = parts.some((part) => part.type === 'halfDay');
  return parts
    .map((part): string => {
      switch (part.type) {
        case 'date':
          return dateUnit(part, date, serial, facts, half);
        case 'literal':
          return part.text;
        case 'separator':
          return part.of === 'date' ? facts.dateSeparator : ':';
        case 'fraction':
          return facts.decimal + pad(Math.round(date.fraction * 10 ** part.digits), part.digits);
        case 'halfDay': {
          const name = date.hours < 12 ? 'AM' : 'PM';
          return part.short ? name.slice(0, 1) : name;
        }
        case 'general':
          return generalText(serial).replace('.', facts.decimal);
        case 'digits':
        case 'point':
        case 'percent':
        case 'slash':
        case 'text':
        case 'exponent':
          return '';
      }
    })
    .join('');
}

const holds: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '=': (a, b) => a === b,
  '<>': (a, b) => a !== b,
};

interface Chosen {
  readonly section: FormatSection;
  readonly value: number;
  /** A minus that the section does not write itself. */
  readonly minus: boolean;
}

/** Which section shows a number: by the conditions, else positive, negative, zero ("Number format codes"). */
function chosen(value: number, sections: readonly FormatSection[]): Chosen | undefined {
  const numeric = sections.filter(
    (section, index) => !(section.isText && index === sections.length - 1 && (index > 0 || sections.length === 1)),
  );
  const [first, second, third] = numeric;
  if (!first) return undefined;
  if (numeric.some((section) => section.condition)) {
    const found = numeric.find(
      (section, index) =>
        (section.condition && holds[section.condition.operator]?.(value, section.condition.value)) ??
        (index > 0 && index === numeric.length - 1),
    );
    return found && { section: found, value: Math.abs(value), minus: value < 0 && found.condition?.operator !== '<' };
  }
  if (value < 0 && second) return { section: second, value: -value, minus: false };
  if (value === 0 && third) return { section: third, value, minus: false };
  return { section: first, value: Math.abs(value), minus: value < 0 };
}

function textBy(sections: readonly FormatSection[], text: string): string {
  const last = sections.at(-1);
  const section = last?.isText ? last : sections.length === 4 ? last : undefined;
  if (!section) return text;
  return section.parts
    .map((part) => (part.type === 'text' || part.type === 'general' ? text : part.type === 'literal' ? part.text : ''))
    .join('');
}

function numberBy(value: number, code: string, facts: LocaleFacts): string {
  const sections = readFormatCode(code === shortDateCode ? facts.shortDate : code);
  if (!sections) return generalText(value).replace('.', facts.decimal);
  const choice = chosen(value, sections);
  if (!choice) return generalText(value).replace('.', facts.decimal);
  const { section } = choice;
  if (section.isDate) {
    if (choice.minus) return unshowable;
    return dateText(
      choice.value,
      section.parts,
      section.locale === undefined ? facts : { ...localeFacts(section.locale), dateSeparator: facts.dateSeparator },
    );
  }
  const text = numberText(choice.value, section.parts, facts);
  // What was rounded to nothing loses its minus.
  return choice.minus && (/[1-9]/.test(text) || section.parts.some((part) => part.type === 'general'))
    ? `-${text}`
    : text;
}

/** A value as it is shown by a number format, in a language; the width of the column plays no part. */
export function formattedText(value: CellValue, code: string, locale: string): string {
  if (value === undefined) return '';
  if (isError(value)) return value.error;
  const facts = localeFacts(locale);
  if (typeof value === 'boolean') return value ? facts.trueText : facts.falseText;
  if (typeof value === 'string') {
    if (code === 'General' || code === '@') return value;
    const sections = readFormatCode(code);
    return sections ? textBy(sections, value) : value;
  }
  if (code === 'General' || code === '@') return generalText(value).replace('.', facts.decimal);
  return numberBy(value, code, facts);
}
