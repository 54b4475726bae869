import JSZip from 'jszip';

/** The parts of a workbook file, as texts that can be read and replaced. */
export interface WorkbookPackage {
  readonly names: readonly string[];
  text(part: string): Promise<string | undefined>;
  set(part: string, text: string): void;
  /** The file; one that is only handed on within the page need not be packed. */
  bytes(packed?: boolean): Promise<ArrayBuffer>;
}

export async function openPackage(bytes: ArrayBuffer): Promise<WorkbookPackage> {
  const zip = await JSZip.loadAsync(bytes);
  // Programs spell the names of parts in either case.
  const names = new Map(Object.keys(zip.files).map((name) => [name.toLowerCase(), name]));
  const named = (part: string) => names.get(part.toLowerCase()) ?? part;
  // Parts are looked into again and again, and unpacking a large one takes a while.
  const texts = new Map<string, Promise<string | undefined>>();
  const unpacked = (name: string): Promise<string | undefined> => {
    const text = texts.get(name) ?? Promise.resolve(zip.file(name)?.async('string'));
    texts.set(name, text);
    return text;
  };
  return {
    names: [...names.values()].filter((name) => !name.endsWith('/')),
    text: (part) => unpacked(named(part)),
    set: (part, text) => {
      zip.file(named(part), text);
      texts.set(named(part), Promise.resolve(text));
    },
    bytes: (packed = true) =>
      zip.generateAsync({
        type: 'arraybuffer',
        compression: packed ? 'DEFLATE' : 'STORE',
        compressionOptions: { level: 3 },
      }),
  };
}

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
export function relationshipsOf(part: string): string {
  const cut = part.lastIndexOf('/') + 1;
  return `${part.slice(0, cut)}_rels/${part.slice(cut)}.rels`;
}
