import { isDateFormat } from '../../../index';
import { readEntities } from '../xml/escape';

/** Formats that programs know by their number and that show a date or a time (ECMA-376 18.8.30, East Asian ones as well). */
const builtIn = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

/** The looks of cells (`s` of a cell) in which a number is shown as a date. */
export function dateStyles(styles: string): ReadonlySet<string> {
  const dates = new Set<string>();
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    if (isDateFormat(readEntities(attribute(tag, 'formatCode')))) dates.add(attribute(tag, 'numFmtId'));
  }
  const looks = /<(?:\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(styles)?.[1] ?? '';
  const shown = [...looks.matchAll(/<(?:\w+:)?xf\b[^>]*>/g)].map(([tag]) => attribute(tag, 'numFmtId'));
  return new Set(shown.flatMap((id, look) => (dates.has(id) || builtIn(Number(id)) ? [String(look)] : [])));
}
