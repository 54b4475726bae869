import { invisible } from '../labels';

/**
 * Number of a text that a person or a program typed where a number belongs; undefined where it is none, or could be
 * two: `1,200` is one thousand two hundred to some and one and a fifth to others. Spaces in groups of three (also
 * no-break and narrow ones) and apostrophes are read, a comma or point only where it cannot mean both.
 */
export function numberOfText(text: string): number | undefined {
  const trimmed = text.normalize('NFKC').replace(invisible, '').replace(/\s+/gu, ' ').trim();
  const grouped = /^([+-]?)(\d{1,3}(?:[ '’]\d{3})+|\d+)(?:([.,])(\d+))?$/.exec(trimmed);
  if (!grouped) return undefined;
  const [, sign = '', whole = '', separator, fraction] = grouped;
  const digits = whole.replace(/\D/g, '');
  // One separator and three digits behind it: thousands or a fraction, nobody can say, unless the front rules it out.
  const couldBeThousands = fraction?.length === 3 && digits.length <= 3 && digits !== '0';
  if (separator !== undefined && couldBeThousands) return undefined;
  const value = Number(`${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`);
  return Number.isSafeInteger(Math.trunc(value)) ? value : undefined;
}
