import type { EnglishCatalogue } from './catalogue';

type WithoutCategory<Key extends string> = Key extends `${infer Base}_${'one' | 'other'}` ? Base : Key;

type KeysOf<Tree> = {
  [Key in keyof Tree & string]: Tree[Key] extends string ? WithoutCategory<Key> : `${Key}.${KeysOf<Tree[Key]>}`;
}[keyof Tree & string];

/** Name of a sentence, such as `problem.file-missing`; one that is in no catalogue does not compile. */
export type MessageKey = KeysOf<EnglishCatalogue>;

/** What a sentence is told with. Days are `YYYY-MM-DD`, instants are ISO texts. */
export type MessageValues = Readonly<Record<string, string | number | boolean | readonly string[]>>;
