import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './support/root';
import { folderWith } from './support/temporary-folder';

const settings = Object.fromEntries(
  ['tsconfig.base.json', 'tsconfig.node.json', 'tsconfig.build.json'].map((name) => [
    name,
    readFileSync(join(root, name), 'utf8'),
  ]),
);

/** A project of its own, small enough to be compiled in a test. Without a lock file nothing is installed. */
function smallProject(): string {
  return folderWith({
    ...settings,
    'src/cli/main.ts': 'export const answer: number = 42;\n',
    'src/messages/en.json': '{ "hello": "Hello" }\n',
  });
}

const program = "require(process.argv[1]).setUp({ root: process.argv[2] }); process.stdout.write('done');";
const parameters = (folder: string) => ['-e', program, join(root, 'build/set-up.cjs'), folder];

function setUp(folder: string) {
  return spawnSync(process.execPath, parameters(folder), { encoding: 'utf8' });
}

function setUpBeside(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, parameters(folder), { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Error(said));
    });
  });
}

describe('the set-up', () => {
  it('compiles a fresh clone, copies what is no code, and speaks on stderr only', () => {
    const folder = smallProject();
    expect(setUp(folder)).toMatchObject({ status: 0, stdout: 'done', stderr: 'Compiling …\n' });
    expect(readFileSync(join(folder, 'dist/cli/main.js'), 'utf8')).toContain('exports.answer = 42');
    expect(readFileSync(join(folder, 'dist/messages/en.json'), 'utf8')).toContain('Hello');
  });

  it('does and says nothing where nothing changed', () => {
    const folder = smallProject();
    setUp(folder);
    expect(setUp(folder)).toMatchObject({ status: 0, stderr: '' });
    expect(existsSync(join(folder, '.cache/set-up.lock'))).toBe(false);
  });

  it('compiles again after a change, and drops what has no source any more', () => {
    const folder = smallProject();
    writeFileSync(join(folder, 'src/cli/gone.ts'), 'export const gone = 1;\n');
    setUp(folder);
    rmSync(join(folder, 'src/cli/gone.ts'));
    writeFileSync(join(folder, 'src/cli/main.ts'), 'export const answer: number = 43;\n');
    expect(setUp(folder).stderr).toBe('Compiling …\n');
    expect(readFileSync(join(folder, 'dist/cli/main.js'), 'utf8')).toContain('exports.answer = 43');
    expect(existsSync(join(folder, 'dist/cli/gone.js'))).toBe(false);
  });

  it('is done once where three start at the same time', async () => {
    const folder = smallProject();
    const said = await Promise.all([setUpBeside(folder), setUpBeside(folder), setUpBeside(folder)]);
    expect(said.join('').match(/Compiling/g)).toHaveLength(1);
    expect(existsSync(join(folder, 'dist/cli/main.js'))).toBe(true);
  });

  it('takes over from a process that was killed in the middle', () => {
    const folder = smallProject();
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    mkdirSync(join(folder, '.cache'));
    writeFileSync(join(folder, '.cache/set-up.lock'), String(gone));
    expect(setUp(folder)).toMatchObject({ status: 0, stderr: 'Compiling …\n' });
    expect(existsSync(join(folder, '.cache/set-up.lock'))).toBe(false);
  });

  it('says what is wrong where the sources cannot be compiled', () => {
    const folder = smallProject();
    writeFileSync(join(folder, 'src/cli/main.ts'), 'export const = ;\n');
    const { status, stderr } = setUp(folder);
    expect(status).not.toBe(0);
    expect(stderr).toContain('src/cli/main.ts(1,14): error');
    expect(stderr).toContain('src could not be compiled');
    expect(existsSync(join(folder, 'dist/.built'))).toBe(false);
  });
});
