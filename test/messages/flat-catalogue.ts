import type { Catalogue } from '../../src/messages/catalogue';

/** Every entry of a catalogue by its full key, plural categories included. */
export function flat(catalogue: Catalogue, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(catalogue).flatMap(([key, entry]): [string, string][] =>
      typeof entry === 'string' ? [[prefix + key, entry]] : [...flat(entry, `${prefix}${key}.`)],
    ),
  );
}

const category = /_(zero|one|two|few|many|other)$/;

/** The key as it is asked for. */
export const asked = (key: string): string => key.replace(category, '');

/** The plural category of an entry; undefined: it counts nothing. */
export const categoryOf = (key: string): string | undefined => category.exec(key)?.[1];

/** What is filled in, with its format, in the order of the alphabet: word order differs between languages. */
export const placeholders = (text: string): readonly string[] => (text.match(/\{\{.*?\}\}/g) ?? []).sort();

/** Names of the values that a text uses. */
export const valueNames = (text: string): readonly string[] =>
  placeholders(text).map((one) => one.slice(2, -2).split(',')[0]?.trim() ?? '');
