import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rooms } from '../../build/rooms.cjs';
import { ourFiles, root } from './support/root';

const code = ourFiles().filter((file) => /^(src|taskpane|test|bench|build)\/.*\.(ts|tsx|cjs|mjs)$/.test(file));
const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the habits of the code', () => {
  it('name files in small letters with hyphens, React components in capitals', () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(property\.test|test|d))?\.(ts|cjs|mjs)$/;
    const pascal = /^[A-Z][A-Za-z0-9]*\.tsx$|^main\.tsx$/;
    // A test is about a behaviour, not about one component.
    const test = /^test\/.*\/[a-z0-9-]+(\.test)?\.tsx$/;
    expect(
      code.filter((file) => !kebab.test(basename(file)) && !pascal.test(basename(file)) && !test.test(file)),
    ).toEqual([]);
  });

  it('have no drawer: a folder or file is named after its subject', () => {
    const drawers = /(^|\/)(utils?|utilities|helpers?|common|shared|misc|types|services|lib|stuff)(\/|\.ts$)/;
    expect(code.filter((file) => drawers.test(file))).toEqual([]);
  });

  it('give a reason with every rule that is switched off', () => {
    const unexplained = code.flatMap((file) =>
      read(file)
        .split('\n')
        .filter(
          (line) =>
            /eslint-disable|@ts-(expect-error|ignore|nocheck)/.test(line) && !/ -- \S|@ts-expect-error \S/.test(line),
        )
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(unexplained.filter((line) => !line.startsWith('test/house/'))).toEqual([]);
  });

  it('leave nothing for later in comments', () => {
    const later = /(?:\/\/|\*)\s*(?:TODO|FIXME)\b/;
    expect(code.filter((file) => later.test(read(file)))).toEqual([]);
  });

  it('give every room that another one may enter a door', () => {
    const files = new Set(ourFiles());
    const inside = (path: string) =>
      [...files].some(
        (file) =>
          file.startsWith(`${path}/`) &&
          !rooms.some((room) => room.path.startsWith(`${path}/`) && file.startsWith(`${room.path}/`)),
      );
    const named = new Set(rooms.flatMap((room) => [...room.imports, ...(room.mainImports ?? [])]));
    const entered = rooms.filter((room) => named.has(room.name) && inside(room.path));
    expect(entered.filter((room) => !files.has(`${room.path}/index.ts`)).map((room) => room.name)).toEqual([]);
  });
});
