/**
 * The form in which names are compared: outer blanks gone, inner ones single, lower case by Unicode and never by the
 * reader's locale (Turkish ı/i).
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

/** The words of a name, folded: letters and digits, everything else separates. */
export function wordsOf(text: string): readonly string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A word of the service in the form it is compared in: letters and digits alone, so that `RenewToNewTerm` and `renew_to_new_term` are one. */
export function foldWord(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Total order of two texts by code unit: the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
