import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { longest } from '../../build/longest-first.cjs';
import { filesOf, missingSamples, samples } from '../../build/test-needs.cjs';
import { programs } from '../../build/programs.cjs';
import { root } from './support/root';

describe('what the tests need', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossgrade-needs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is missed by name where the samples are not beside the clone', () => {
    expect(missingSamples(join(folder, 'clone'))).toEqual(samples);
  });

  it('concerns every test file of a folder, or the one file', () => {
    mkdirSync(join(folder, 'test/deep/er'), { recursive: true });
    for (const name of ['test/deep/b.test.ts', 'test/deep/er/a.test.ts', 'test/deep/support.ts']) {
      writeFileSync(join(folder, name), '');
    }
    expect(filesOf(folder, 'test/deep')).toEqual(['test/deep/b.test.ts', 'test/deep/er/a.test.ts']);
    expect(filesOf(folder, 'test/deep/b.test.ts')).toEqual(['test/deep/b.test.ts']);
    expect(filesOf(folder, 'test/nowhere')).toEqual([]);
  });

  it('names suites that exist', () => {
    const suites = [...programs, ...samples].flatMap((need) => need.suites);
    expect([...suites, ...longest].filter((path) => filesOf(root, path).length === 0)).toEqual([]);
  });
});
