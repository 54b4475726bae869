import { defaultLocale, matchLocale, type Locale } from '../../messages';

/** The spoken language that a browser asks for first (`Accept-Language`, RFC 9110 section 12.5.4). */
export function languageOf(header: string | undefined): Locale {
  const wished = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
      const quality = parameters.find((parameter) => parameter.startsWith('q='));
      return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wished) {
    const locale = matchLocale(tag);
    if (locale !== undefined) return locale;
  }
  return defaultLocale;
}
