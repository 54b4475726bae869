import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rooms } from '../../build/rooms.cjs';
import { crashPoints } from '../../src/engine/crash-point';
import { gatewayCrashPoints } from '../../src/gateway/crash-point';
import { clientCrashPoints } from '../../src/partner-center/crash-point';
import { fileCrashPoints } from '../../src/workbook/writers/xlsx-file/crash-point';
import { root } from './support/root';

const names = (list: readonly string[]) => list.join(', ') || 'nothing';

/** The rows of a table in a document, cells without their padding. */
function tableRows(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter((cells) => !cells.every((cell) => /^-+$/.test(cell)));
}

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');

  it('shows the import table that is enforced', () => {
    const shown = text.split('<!-- rooms -->')[1]?.split('<!-- /rooms -->')[0] ?? '';
    expect(tableRows(shown)).toEqual([
      ['room', 'folder', 'may import', '`main.ts` besides', 'packages', 'environment'],
      ...rooms.map((room) => [
        room.name,
        `\`${room.path}\``,
        names(room.imports),
        room.mainImports === undefined ? '' : names(room.mainImports),
        room.packages.map((name) => name.replace('[^/]+', '*')).join(', '),
        room.environment,
      ]),
    ]);
  });

  it('shows every crash point', () => {
    const shown = text.split('<!-- crash points -->')[1]?.split('<!-- /crash points -->')[0] ?? '';
    expect(tableRows(shown)).toEqual([
      ['crash point', 'what it would mean'],
      ...Object.entries({ ...crashPoints, ...clientCrashPoints, ...gatewayCrashPoints, ...fileCrashPoints }),
    ]);
  });

  it('names every package that is handed on, with its licence', () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const shown = new Map(
      tableRows(text.split('<!-- packages -->')[1]?.split('<!-- /packages -->')[0] ?? '').map((cells) => [
        cells[0],
        cells[1],
      ]),
    );
    const expected = Object.keys(dependencies).map((name) => {
      const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
      return [`\`${name}\``, (JSON.parse(manifest) as { license: string }).license] as const;
    });
    expect(expected.filter(([name, licence]) => shown.get(name) !== licence)).toEqual([]);
  });
});
