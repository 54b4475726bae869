import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { rooms } from '../../build/rooms.cjs';
import { commandNames } from '../../src/cli/arguments/program';
import { settings } from '../../src/config';
import { ourFiles, root } from './support/root';

const documents = ourFiles().filter((file) => file.endsWith('.md'));
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '');

/** Anchors of a document as GitHub makes them from its headings. */
function anchorsOf(file: string): readonly string[] {
  return matches(read(file), /^#{1,6} (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );
}

function isAlive(document: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? document : normalize(join(dirname(document), path)).replaceAll('\\', '/');
  if (!existsSync(join(root, target))) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor);
}

/** Scripts that can be run: those of package.json, and npm's own commands that the documents use. */
function scripts(): ReadonlySet<string> {
  const { scripts: ours } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  return new Set(Object.keys(ours));
}

describe.each(documents)('%s', (document) => {
  it('links to what exists', () => {
    const links = matches(withoutCode(read(document)), /\]\(([^)\s]+)\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !isAlive(document, link))).toEqual([]);
  });

  it('names files that exist', () => {
    const named = matches(read(document), /`((?:src|test|build|bench|docs|\.ci)\/[\w./-]*)`/g);
    // The table of rooms stands before the code of the rooms that come later.
    const folders = new Set(rooms.map((room) => room.path));
    expect(named.filter((path) => !existsSync(join(root, path)) && !folders.has(path))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const known = scripts();
    const named = matches(read(document), /\bnpm run ([\w:-]+)/g);
    expect(named.filter((script) => !known.has(script))).toEqual([]);
  });

  it('names commands that exist', () => {
    const known: readonly string[] = commandNames;
    const named = matches(read(document), /\bcrossgrade (?!contributors)([a-z][\w-]*)(?= [\w<[-]|`|$)/gm);
    expect(named.filter((command) => !known.includes(command))).toEqual([]);
  });

  it('names settings that exist', () => {
    const known = new Set<string>([...Object.values(settings).map(({ variable }) => variable), 'CROSSGRADE_CONFIG']);
    const named = matches(read(document), /\b(CROSSGRADE_[A-Z_]+[A-Z])\b/g).filter(
      (name) => !name.startsWith('CROSSGRADE_TEST'),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });
});
