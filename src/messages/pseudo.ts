import type { Catalogue } from './catalogue';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  l: 'ł',
  n: 'ñ',
  o: 'ö',
  s: 'š',
  u: 'ü',
  y: 'ý',
  z: 'ž',
};

const placeholder = /(\{\{.*?\}\})/;

/** The English text with accents, brackets and a third more length, placeholders untouched: it shows what is not translated, cut or glued. */
function pseudoText(text: string): string {
  const accented = text
    .split(placeholder)
    .map((part) => (placeholder.test(part) ? part : part.replace(/[a-z]/g, (letter) => accents[letter] ?? letter)))
    .join('');
  return `[${accented}${'~'.repeat(Math.ceil(text.length / 3))}]`;
}

/** The catalogue of the pseudo-locale, made from the English one. */
export function pseudoCatalogue(english: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(english).map(([key, entry]) => [
      key,
      typeof entry === 'string' ? pseudoText(entry) : pseudoCatalogue(entry),
    ]),
  );
}
