import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { root } from '../house/support/root';
import { folderWith } from '../house/support/temporary-folder';

const publicUrl = 'https://crossgrade.example';
const officeFromVendor = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

function node(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  if (status !== 0) throw new Error(`${stdout}\n${stderr}`);
}

/** What is delivered: the pages that the set-up has built, or builds now. */
function delivered(): string {
  node(['build/set-up.cjs', '--pages']);
  return join(root, 'dist', 'pane');
}

/** The bundler with its own configuration but without the pages: they take half a minute, and do not know the address. */
const copyOnly = `
  const config = require('./webpack.config.js')({}, { mode: 'production' });
  const plugins = config.plugins.filter((plugin) => plugin.constructor === require('copy-webpack-plugin'));
  const output = { ...config.output, path: process.argv[1] };
  require('webpack')({ ...config, entry: {}, plugins, output }, (error, stats) => {
    if (error || stats.hasErrors()) throw error ?? new Error(stats.toString());
  });
`;

/** The manifest as it is delivered for an address at which people could reach the pages. */
function manifestFor(address: string): string {
  const folder = join(folderWith({}), 'pane');
  node(['-e', copyOnly, folder], { CROSSGRADE_PUBLIC_URL: address });
  return readFileSync(join(folder, 'manifest.xml'), 'utf8');
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
    folder = delivered();
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
      (file) => ['.html', '.css'].includes(extname(file)) || /^scripts\/taskpane\..*\.js$/.test(file),
    );
    expect(read.length).toBeGreaterThan(5);
    const addressOfDeveloper = /\/\/(localhost|127\.)/;
    expect(read.filter((file) => addressOfDeveloper.test(text(file)))).toEqual([]);
    const manifest = manifestFor(publicUrl);
    expect(manifest).not.toMatch(addressOfDeveloper);
    expect(manifest).toContain(`${publicUrl}/taskpane.html`);
    expect(files.filter((file) => extname(file) === '.xml')).toEqual(['manifest.xml']);
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
