/** The parts of a workbook file. Whoever holds the bytes gives them: a zip on disk, a buffer in the browser. */
export interface PackageSource {
  readonly names: readonly string[];
  /** A small part at once. */
  text(name: string): Promise<string>;
  /** A big part piece by piece, as text. */
  chunks(name: string): AsyncIterable<string>;
}

/** What becomes of a part: new text, new text piece by piece, or nothing. A part that is not named is kept as it is. */
export type PartChange = { readonly text: string } | { readonly chunks: () => AsyncIterable<string> } | 'removed';

export type PackageChanges = ReadonlyMap<string, PartChange>;

/** The part that a relationship's target names, seen from the part that has the relationship. */
export function resolvePart(from: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const folders = from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}

/** The part that holds the relationships of a part. */
export function relationshipsPart(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}

/** A part by its name, which programs spell in either case. */
export function findPart(source: PackageSource, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return source.names.find((candidate) => candidate.toLowerCase() === wanted);
}
