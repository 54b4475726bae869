import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Who has a workbook open, where the program says no name; a word of the message group `holder`. */
export const nameless = 'another-program';

const longestName = 100;

/** What another program wrote is shown in one line of a sentence, or not at all. */
function shown(name: string): string {
  const clean = name.replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, ' ').trim();
  return clean.length > longestName ? `${clean.slice(0, longestName - 1)}…` : clean;
}

/** Where the name stands a second time, with two bytes a letter: after its length. */
const wideNames = [54, 55] as const;

/** Excel writes the length of the name, the name in the letters of the machine, and then both again in UTF-16. */
function ofExcel(bytes: Buffer): string {
  const length = bytes[0] ?? 0;
  for (const start of wideNames) {
    const end = start + 2 + length * 2;
    if (length > 0 && bytes.length >= end && bytes.readUInt16LE(start) === length) {
      return bytes.toString('utf16le', start + 2, end);
    }
  }
  return bytes.toString('latin1', 1, 1 + length);
}

/** LibreOffice: name, account, machine, time and profile, with commas between them and a backslash before what is none. */
function ofLibreOffice(bytes: Buffer): string {
  const fields = bytes.toString('utf8').split(/(?<!\\)[,;]/);
  const [name = '', account = '', machine = ''] = fields.map((field) => field.replaceAll(/\\(.)/g, '$1').trim());
  return [name || account, machine].filter((part) => part !== '').join(', ');
}

/** Files that programs put beside a workbook while they have it open: Excel, LibreOffice, WPS. */
const kinds: readonly (readonly [beside: (name: string) => string, reader: (bytes: Buffer) => string])[] = [
  [(name) => `~$${name}`, ofExcel],
  [(name) => `.~lock.${name}#`, ofLibreOffice],
  [(name) => `.~${name}`, () => ''],
];

/** Who has the workbook open, as far as the program tells; undefined: nobody. */
export async function holderOf(path: string): Promise<string | undefined> {
  for (const [beside, reader] of kinds) {
    try {
      const bytes = await readFile(join(dirname(path), beside(basename(path))));
      return shown(reader(bytes)) || nameless;
    } catch (error) {
      const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
      // Excel on Windows lets nobody read its own: then it is there, and says no name.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') return nameless;
    }
  }
  return undefined;
}
