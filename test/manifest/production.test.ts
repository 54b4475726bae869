import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from '../house/support/root';
import { folderWith } from '../house/support/temporary-folder';

jest.setTimeout(300_000);

const publicUrl = 'https://crossgrade.example';
const officeFromVendor = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** What is delivered, built for an address at which people could reach it. */
function build(): string {
  const folder = join(folderWith({}), 'pane');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/webpack/bin/webpack.js'), '--mode', 'production', '--output-path', folder],
    { cwd: root, encoding: 'utf8', env: { ...process.env, CROSSGRADE_PUBLIC_URL: publicUrl } },
  );
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
  return folder;
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort();
const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('what is delivered', () => {
  let folder = '';
  let files: readonly string[] = [];
  beforeAll(() => {
    folder = build();
    files = filesUnder(folder);
  });
  const text = (file: string) => readFileSync(join(folder, file), 'utf8');
  const scripts = () => files.filter((file) => extname(file) === '.js');
  const sourcesIn = (page: string) => [...text(page).matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);

  it('has the pages, the manifest and its icons', () => {
    const wanted = ['manifest.xml', 'support.css', 'support.html', 'taskpane.html', 'workbench/index.html'];
    expect(files).toEqual(expect.arrayContaining([...wanted, 'assets/icons/pull-16.png', 'workbench/taskpane.html']));
  });

  it('loads office.js from its vendor, and from nowhere else', () => {
    expect(sourcesIn('taskpane.html')[0]).toContain(officeFromVendor);
    expect(text('taskpane.html').match(/office\.js/g)).toHaveLength(1);
  });

  it('holds nothing of office.js', () => {
    const vendor = join(root, 'node_modules/@microsoft/office-js/dist');
    const theirs = new Set(filesUnder(vendor).map((file) => digestOf(join(vendor, file))));
    expect(files.filter((file) => theirs.has(digestOf(join(folder, file))))).toEqual([]);
    // Names that every build of the library has, whatever a bundler does to it.
    expect(scripts().filter((file) => /\bOSF\.|OfficeExt\.|appsforoffice/.test(text(file)))).toEqual([]);
    expect(files.filter((file) => /office(\.debug)?\.js$|excel-web|office_strings/.test(file))).toEqual([]);
  });

  it('names no address of a developer', () => {
    const read = files.filter(
      (file) => ['.html', '.xml', '.css'].includes(extname(file)) || /^scripts\/taskpane\..*\.js$/.test(file),
    );
    expect(read.length).toBeGreaterThan(5);
    expect(read.filter((file) => /\/\/(localhost|127\.)/.test(text(file)))).toEqual([]);
    expect(text('manifest.xml')).toContain(`${publicUrl}/taskpane.html`);
  });

  it('runs under a policy that forbids scripts in pages and scripts made of texts', () => {
    for (const page of files.filter((file) => extname(file) === '.html')) {
      expect(sourcesIn(page).filter((tag) => !/\bsrc=/.test(tag))).toEqual([]);
      expect(text(page)).not.toMatch(/\son\w+=|javascript:|<style/);
    }
    expect(scripts().filter((file) => /\beval\(|sourceURL=webpack/.test(text(file)))).toEqual([]);
  });

  it('has a script with its digest in its name and a map beside it, so that caches may keep it for ever', () => {
    expect(scripts().length).toBeGreaterThan(2);
    expect(scripts().filter((file) => !/^scripts\/[\w-]+\.[0-9a-f]{20}\.js$/.test(file))).toEqual([]);
    // A catalogue is data: there is nothing in it to find one's way in.
    const isCatalogue = (file: string) => /^.{0,120}=JSON\.parse\('/.test(text(file));
    expect(scripts().filter((file) => !files.includes(`${file}.map`) && !isCatalogue(file))).toEqual([]);
  });

  it('differs between Excel and the workbench in where office.js comes from, and in nothing else', () => {
    const plain = (page: string) =>
      text(page)
        .replaceAll('../', '')
        .replace(/src="?[^"\s>]*office\.js"?/, 'OFFICE');
    expect(plain('workbench/taskpane.html')).toBe(plain('taskpane.html'));
    expect(sourcesIn('workbench/taskpane.html')[0]).toContain('../office-js/office.js');
  });

  it('loads each language but the default one when it is needed', () => {
    const start = scripts().find((file) => file.startsWith('scripts/taskpane.')) ?? '';
    expect(text(start)).not.toContain('Subskrypcj');
    expect(scripts().some((file) => text(file).includes('Subskrypcj'))).toBe(true);
  });
});
