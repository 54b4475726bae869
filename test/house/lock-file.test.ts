import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockedPackages } from './support/lock-file';
import { root } from './support/root';

const packages = lockedPackages();
const project = packages['']!;

/** Folders in which Node looks for `name` from `folder`, the nearest first. */
function placesOf(name: string, folder: string): readonly string[] {
  const parts = folder === '' ? [] : folder.split('/node_modules/');
  return [...parts.map((_, index) => parts.slice(0, parts.length - index).join('/node_modules/')), ''].map((place) =>
    place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`,
  );
}

describe('the lock file', () => {
  it('holds no address of a registry', () => {
    expect(Object.keys(packages).filter((name) => packages[name]?.resolved !== undefined)).toEqual([]);
    expect(readFileSync(join(root, '.npmrc'), 'utf8')).toContain('omit-lockfile-registry-resolved=true');
  });

  it('lists the packages of every platform, so that npm ci accepts it everywhere', () => {
    const missing = Object.entries(packages).flatMap(([folder, one]) =>
      Object.keys(one.optionalDependencies ?? {})
        .filter((name) => !placesOf(name, folder).some((place) => packages[place]?.version !== undefined))
        .map((name) => `${name} of ${folder}`),
    );
    expect(missing).toEqual([]);
  });

  it('is made of exact pins', () => {
    const wanted = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
    expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
