import type { FormatPart } from './format-code';
import { generalText } from './general';
import type { LocaleFacts } from './locale-facts';

/** A positive number with so many decimals, rounded half away from zero on the digits that a person would see. */
export function fixedText(value: number, decimals: number): string {
  if (value >= 1e21) return BigInt(Math.round(value)).toString() + (decimals > 0 ? `.${'0'.repeat(decimals)}` : '');
  const exact = Number(value.toPrecision(15));
  const shifted = Number(`${String(exact)}e${String(decimals)}`);
  if (!Number.isFinite(shifted) || String(exact).includes('e')) return exact.toFixed(Math.min(decimals, 100));
  return (Math.round(shifted) / 10 ** decimals).toFixed(Math.min(decimals, 100));
}

interface Layout {
  readonly whole: string;
  readonly decimals: string;
  readonly grouped: boolean;
  /** Commas behind the last digit: each divides by a thousand. */
  readonly thousands: number;
}

function layoutOf(parts: readonly FormatPart[]): Layout {
  let whole = '';
  let decimals = '';
  let behindPoint = false;
  let end = '';
  for (const part of parts) {
    if (part.type === 'exponent' || part.type === 'slash') break;
    if (part.type === 'point') behindPoint = true;
    else if (part.type === 'digits') {
      if (behindPoint) decimals += part.text;
      else whole += part.text;
      end = part.text;
    }
  }
  const thousands = /,*$/.exec(end)?.[0].length ?? 0;
  const body = behindPoint ? whole : whole.replace(/,+$/, '');
  return {
    whole: body.replaceAll(',', ''),
    decimals: decimals.replaceAll(',', ''),
    grouped: body.includes(','),
    thousands,
  };
}

function groupedDigits(digits: string, group: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, group);
}

/** Digits before the point at their places: zeros fill `0`, blanks fill `?`. */
function wholeText(digits: string, places: string, grouped: boolean, facts: LocaleFacts): string {
  const least = places.length - places.search(/[0?]|$/);
  const known = digits === '0' && !places.includes('0') ? '' : digits;
  const fill = Math.max(least - known.length, 0);
  const filled = places
    .slice(places.length - known.length - fill, places.length - known.length)
    .replace(/\?/g, ' ')
    .replace(/#/g, '0');
  const text = filled + known;
  return grouped ? groupedDigits(text, facts.group) : text;
}

function decimalsText(digits: string, places: string): string {
  let text = digits;
  for (let at = places.length - 1; at >= 0 && text[at] === '0'; at -= 1) {
    if (places[at] === '0') break;
    text = places[at] === '?' ? `${text.slice(0, at)} ${text.slice(at + 1)}` : text.slice(0, at);
  }
  return text;
}

function scientific(value: number, parts: readonly FormatPart[], facts: LocaleFacts): string {
  const { whole, decimals } = layoutOf(parts);
  const step = Math.max(whole.length, 1);
  let exponent = value === 0 ? 0 : Math.floor(Math.log10(value));
  if (step > 1) exponent = Math.floor(exponent / step) * step;
  let mantissa = fixedText(value / 10 ** exponent, decimals.length);
  if (Number(mantissa) >= 10 ** step) {
    exponent += step > 1 ? step : 1;
    mantissa = fixedText(value / 10 ** exponent, decimals.length);
  }
  const [digits = '0', rest = ''] = mantissa.split('.');
  const at = parts.findIndex((part) => part.type === 'exponent');
  const mark = parts[at];
  const places = parts.slice(at + 1).find((part) => part.type === 'digits');
  const sign = exponent < 0 ? '-' : mark?.type === 'exponent' && mark.plus ? '+' : '';
  const power = String(Math.abs(exponent)).padStart(places?.type === 'digits' ? places.text.length : 1, '0');
  const fraction = decimalsText(rest, decimals);
  return `${digits}${fraction === '' && decimals === '' ? '' : facts.decimal + fraction}E${sign}${power}`;
}

/** The fraction nearest to a part of one whose denominator has at most so many digits. */
function nearestFraction(value: number, digits: number): readonly [number, number] {
  let best: readonly [number, number] = [Math.round(value), 1];
  for (let below = 1; below < 10 ** Math.min(digits, 4); below += 1) {
    const above = Math.round(value * below);
    if (Math.abs(above / below - value) < Math.abs(best[0] / best[1] - value) - 1e-12) best = [above, below];
  }
  return best;
}

function fractionText(value: number, parts: readonly FormatPart[]): string {
  const slash = parts.findIndex((part) => part.type === 'slash');
  const behind = parts[slash + 1];
  const before = parts.slice(0, slash).filter((part) => part.type === 'digits');
  const mixed = before.length > 1;
  const places = behind?.type === 'digits' ? behind.text : '?';
  const fixed = /^[1-9]\d*$/.test(places) ? Number(places) : undefined;
  const whole = mixed ? Math.floor(value) : 0;
  const rest = value - whole;
  const [above, below] = fixed === undefined ? nearestFraction(rest, places.length) : [Math.round(rest * fixed), fixed];
  if (mixed && above === below) return String(whole + 1);
  if (mixed && above === 0) return String(whole);
  return `${mixed && whole > 0 ? `${String(whole)} ` : ''}${String(above)}/${String(below)}`;
}

/** Shares digits out among groups of places, as in `000-00-0000`: from the right, and what is over to the first. */
function shares(text: string, groups: readonly string[]): readonly string[] {
  const result: string[] = [];
  let rest = text;
  for (let at = groups.length - 1; at > 0; at -= 1) {
    const places = groups[at]?.length ?? 0;
    result.unshift(rest.slice(Math.max(rest.length - places, 0)));
    rest = rest.slice(0, Math.max(rest.length - places, 0));
  }
  return [rest, ...result];
}

/** A number that is not negative, in a section for numbers. */
export function numberText(value: number, parts: readonly FormatPart[], facts: LocaleFacts): string {
  const percents = parts.filter((part) => part.type === 'percent').length;
  const { whole, decimals, grouped, thousands } = layoutOf(parts);
  const scaled = (value * 100 ** percents) / 1000 ** thousands;
  const has = (type: FormatPart['type']): boolean => parts.some((part) => part.type === type);
  const special = has('exponent')
    ? scientific(scaled, parts, facts)
    : has('slash') && has('digits')
      ? fractionText(scaled, parts)
      : undefined;
  if (special !== undefined) return specialText(special, parts);

  const [digits = '0', rest = ''] = fixedText(scaled, decimals.length).split('.');
  const point = parts.findIndex((part) => part.type === 'point');
  const before = (point < 0 ? parts : parts.slice(0, point)).flatMap((part) =>
    part.type === 'digits' ? [part.text.replaceAll(',', '')] : [],
  );
  const wholeShares = [...shares(wholeText(digits, whole, grouped, facts), before)];
  let fraction = decimalsText(rest, decimals);
  return parts
    .map((part, index): string => {
      switch (part.type) {
        case 'literal':
          return part.text;
        case 'percent':
          return '%';
        case 'slash':
          return '/';
        case 'general':
          return generalText(value).replace('.', facts.decimal);
        case 'point':
          return (before.length === 0 && digits !== '0' ? digits : '') + facts.decimal;
        case 'digits': {
          if (point < 0 || index < point) return wholeShares.shift() ?? '';
          const own = fraction.slice(0, part.text.length);
          fraction = fraction.slice(part.text.length);
          return own;
        }
        case 'text':
        case 'exponent':
        case 'date':
        case 'fraction':
        case 'halfDay':
        case 'separator':
          return '';
      }
    })
    .join('');
}

/** Literals around a number that was written as a whole. */
function specialText(special: string, parts: readonly FormatPart[]): string {
  const first = parts.findIndex((part) => part.type === 'digits');
  const last = parts.findLastIndex((part) => part.type === 'digits');
  const around = (some: readonly FormatPart[]): string =>
    some.map((part) => (part.type === 'literal' ? part.text : part.type === 'percent' ? '%' : '')).join('');
  return around(parts.slice(0, first)) + special + around(parts.slice(last + 1));
}
