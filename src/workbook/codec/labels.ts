import { locales, translate, isMessageKey, type Locale } from '../../messages';
import type { ChoiceList } from '../schema/choice-list';

/** What nobody sees and copying from a page brings along: soft hyphens, blanks without width, marks of direction. */
export const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * The form in which labels are compared. The casing is that of Unicode, never of a language; the Turkish dotted and
 * dotless i count as i, because an agent's Excel may have changed one into the other.
 */
export function foldLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
    .replaceAll('i\u0307', 'i')
    .replaceAll('ı', 'i');
}

type LabelIndex = ReadonlyMap<string, string>;

const indexes = new Map<string, LabelIndex>();

function labelIn(list: ChoiceList, code: string, locale: Locale): string | undefined {
  const key = `choice.${list.key}.${code}`;
  return isMessageKey(key) ? translate(key, {}, locale) : undefined;
}

/** Codes by folded label: the sheet's own language first, then the code itself, then every other language. */
function indexOf(list: ChoiceList, locale: Locale): LabelIndex {
  const name = `${locale}/${list.key}`;
  const known = indexes.get(name);
  if (known) return known;
  const index = new Map<string, string>();
  const add = (label: string | undefined, code: string): void => {
    if (label === undefined) return;
    const folded = foldLabel(label);
    if (!index.has(folded)) index.set(folded, code);
  };
  for (const code of list.codes) add(labelIn(list, code, locale), code);
  for (const code of list.codes) add(code, code);
  for (const other of locales) for (const code of list.codes) add(labelIn(list, code, other), code);
  indexes.set(name, index);
  return index;
}

/** The code that a label stands for, in whichever of our languages it is written; undefined: none. */
export function codeOfLabel<Code extends string>(
  list: ChoiceList<Code>,
  label: string,
  locale: Locale,
): Code | undefined {
  // The index of a list holds codes of that list alone.
  return indexOf(list, locale).get(foldLabel(label)) as Code | undefined;
}
