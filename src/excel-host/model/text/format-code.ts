/** A piece of a section of a number format. */
export type FormatPart =
  | { readonly type: 'literal'; readonly text: string }
  /** Places of digits; a decimal point between them is a part of its own. */
  | { readonly type: 'digits'; readonly text: string }
  | { readonly type: 'point' | 'percent' | 'slash' | 'general' | 'text' }
  | { readonly type: 'exponent'; readonly plus: boolean }
  /** `y`, `m`, `d`, `h`, `s`, `n` for minutes, with their count; `[h]` has `elapsed`. */
  | {
      readonly type: 'date';
      readonly unit: 'y' | 'm' | 'd' | 'h' | 'n' | 's';
      readonly count: number;
      readonly elapsed: boolean;
    }
  | { readonly type: 'fraction'; readonly digits: number }
  | { readonly type: 'halfDay'; readonly short: boolean }
  /** Between dates and times: the language has its own. */
  | { readonly type: 'separator'; readonly of: 'date' | 'time' };

export interface FormatSection {
  readonly parts: readonly FormatPart[];
  readonly isDate: boolean;
  readonly isText: boolean;
  readonly condition: { readonly operator: string; readonly value: number } | undefined;
  /** As `Red`, where the format colours its text. */
  readonly color: string | undefined;
  /** Language of the names of days and months, where the format fixes it. */
  readonly locale: string | undefined;
}

/** Languages by the number that a format has in `[$-409]`. */
const languages: Readonly<Record<string, string>> = {
  '404': 'zh-TW',
  '407': 'de-DE',
  '409': 'en-US',
  '40a': 'es-ES',
  '40c': 'fr-FR',
  '410': 'it-IT',
  '411': 'ja-JP',
  '415': 'pl-PL',
  '41d': 'sv-SE',
  '41f': 'tr-TR',
  '804': 'zh-CN',
  '809': 'en-GB',
};

const colors = /^(?:black|blue|cyan|green|magenta|red|white|yellow|color\s?\d{1,2})$/i;

interface Draft {
  parts: FormatPart[];
  condition: FormatSection['condition'];
  color: string | undefined;
  locale: string | undefined;
}

function bracket(draft: Draft, inner: string): boolean {
  const elapsed = /^(h+|m+|s+)$/i.exec(inner);
  if (elapsed) {
    const unit = inner[0]?.toLowerCase() === 'm' ? 'n' : inner[0]?.toLowerCase() === 'h' ? 'h' : 's';
    draft.parts.push({ type: 'date', unit, count: inner.length, elapsed: true });
    return true;
  }
  const condition = /^(<=|>=|<>|<|>|=)\s*(-?[\d.]+)$/.exec(inner);
  if (condition) {
    draft.condition = { operator: condition[1] ?? '', value: Number(condition[2]) };
    return true;
  }
  const currency = /^\$([^-]*)(?:-([0-9a-f]+))?$/i.exec(inner);
  if (currency) {
    if (currency[1]) draft.parts.push({ type: 'literal', text: currency[1] });
    draft.locale = languages[currency[2]?.toLowerCase().replace(/^.*(?=...$)/, '') ?? ''] ?? draft.locale;
    return true;
  }
  if (!colors.test(inner)) return false;
  draft.color = inner;
  return true;
}

const piece =
  /"([^"]*)"|\\(.)|_(.)|\*(.)|\[([^\]]*)\]|(General)|(AM\/PM|A\/P)|(E[+-])|([yY]+|[mM]+|[dD]+|[hH]+|[sS]+|[eE]+)|([0#?][0#?,]*|,)|([\s\S])/gy;

function section(code: string): FormatSection | undefined {
  const draft: Draft = { parts: [], condition: undefined, color: undefined, locale: undefined };
  const { parts } = draft;
  piece.lastIndex = 0;
  for (let match = piece.exec(code); match; match = piece.exec(code)) {
    const [, quoted, escaped, blank, , inBrackets, general, half, exponent, date, digits, other] = match;
    if (quoted !== undefined) parts.push({ type: 'literal', text: quoted });
    else if (escaped !== undefined) parts.push({ type: 'literal', text: escaped });
    else if (blank !== undefined) parts.push({ type: 'literal', text: ' ' });
    else if (inBrackets !== undefined) {
      if (!bracket(draft, inBrackets)) return undefined;
    } else if (general !== undefined) parts.push({ type: 'general' });
    else if (half !== undefined) parts.push({ type: 'halfDay', short: half.length === 3 });
    else if (exponent !== undefined) parts.push({ type: 'exponent', plus: exponent.endsWith('+') });
    else if (date !== undefined) {
      const letter = date[0]?.toLowerCase();
      const unit = letter === 'e' ? 'y' : (letter as 'y' | 'm' | 'd' | 'h' | 's'); // the expression lets only these through
      parts.push({ type: 'date', unit, count: letter === 'e' ? 4 : date.length, elapsed: false });
    } else if (digits !== undefined) parts.push({ type: 'digits', text: digits });
    else if (other === '.') parts.push({ type: 'point' });
    else if (other === '%') parts.push({ type: 'percent' });
    else if (other === '@') parts.push({ type: 'text' });
    else if (other === '/') parts.push({ type: 'slash' });
    else if (other !== undefined) parts.push({ type: 'literal', text: other });
  }
  const isDate = parts.some((part) => part.type === 'date' || part.type === 'halfDay');
  return {
    parts: isDate ? dateParts(parts) : parts,
    isDate,
    isText: parts.some((part) => part.type === 'text'),
    condition: draft.condition,
    color: draft.color,
    locale: draft.locale,
  };
}

/** `m` means minutes behind hours and before seconds; digits behind a point are parts of a second. */
function dateParts(parts: readonly FormatPart[]): readonly FormatPart[] {
  const result: FormatPart[] = [];
  parts.forEach((part, index) => {
    if (part.type === 'date' && part.unit === 'm') {
      const before = result.findLast((one) => one.type === 'date');
      const after = parts.slice(index + 1).find((one) => one.type === 'date');
      const minutes = part.count <= 2 && (before?.unit === 'h' || after?.unit === 's');
      result.push(minutes ? { ...part, unit: 'n' } : part);
    } else if (part.type === 'digits') {
      const point = result.at(-1);
      if (point?.type !== 'point') return void result.push({ type: 'literal', text: part.text });
      result.splice(-1, 1, { type: 'fraction', digits: part.text.replace(/[^0]/g, '').length });
    } else if (part.type === 'slash') result.push({ type: 'separator', of: 'date' });
    else if (part.type === 'literal' && part.text === ':') result.push({ type: 'separator', of: 'time' });
    else result.push(part);
  });
  return result.map((part) => (part.type === 'point' ? { type: 'literal', text: '.' } : part));
}

/** Sections stand between semicolons that are neither quoted nor in brackets. */
function sectionsOf(code: string): readonly string[] {
  const found = code.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|;/gs) ?? [];
  const sections = [''];
  for (const text of found) {
    if (text === ';') sections.push('');
    else sections.push((sections.pop() ?? '') + text);
  }
  return sections;
}

const known = new Map<string, readonly FormatSection[] | undefined>();

/** The sections of a number format; undefined where Excel would not take it. */
export function readFormatCode(code: string): readonly FormatSection[] | undefined {
  if (!known.has(code)) {
    const sections = sectionsOf(code).map(section);
    const complete = sections.filter((one) => one !== undefined);
    known.set(code, sections.length > 4 || complete.length < sections.length ? undefined : complete);
  }
  return known.get(code);
}

/** Whether numbers with this format are dates or times. */
export function isDateFormat(code: string): boolean {
  return readFormatCode(code)?.[0]?.isDate === true;
}
