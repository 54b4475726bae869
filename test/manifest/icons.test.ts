import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawings, inOneColour, sizesOf } from '../../build/pane/icons.cjs';
import { root } from '../house/support/root';
import { at, everywhere, manifest } from './support/manifest';
import { pngHeader } from './support/png';

const folder = join(root, 'assets', 'icons');
const fileOf = (address: string) => join(root, new URL(address).pathname);
const images = new Map(
  at(manifest, 'VersionOverrides', 'Resources', 'bt:Images', 'bt:Image').map(({ attributes }) => [
    attributes.id ?? '',
    attributes.DefaultValue ?? '',
  ]),
);
const square = (size: number) => ({ width: size, height: size, alpha: true });

describe('the icons of manifest.xml', () => {
  it.each([
    ['IconUrl', 32],
    ['HighResolutionIconUrl', 64],
  ])('give the store an %s of %d pixels', (name, size) => {
    expect(pngHeader(fileOf(at(manifest, name)[0]?.attributes.DefaultValue ?? ''))).toEqual(square(size));
  });

  it('are there in every size that a ribbon asks for, each with the pixels that it says', () => {
    const icons = everywhere(manifest, 'Icon');
    expect(icons.length).toBe(5);
    for (const icon of icons) {
      const sizes = at(icon, 'bt:Image').map(({ attributes }) => Number(attributes.size));
      expect(sizes).toEqual([16, 20, 24, 32, 40, 48, 64, 80]);
      for (const { attributes } of at(icon, 'bt:Image')) {
        const file = fileOf(images.get(attributes.resid ?? '') ?? '');
        expect([file, pngHeader(file)]).toEqual([file, square(Number(attributes.size))]);
      }
    }
  });

  it('are drawn from files that are kept, in colour and in the one colour of a contrast theme', () => {
    expect(drawings(folder)).toEqual(['check', 'crossgrade', 'pane', 'pull', 'run']);
    for (const name of drawings(folder)) {
      const drawing = readFileSync(join(folder, `${name}.svg`), 'utf8');
      expect(readFileSync(join(folder, `${name}-mono.svg`), 'utf8')).toBe(inOneColour(drawing));
      expect(sizesOf(name).filter((size) => !existsSync(join(folder, `${name}-${String(size)}.png`)))).toEqual([]);
    }
  });

  it('use no colour of their own where a contrast theme chooses them', () => {
    for (const name of drawings(folder)) {
      const mono = readFileSync(join(folder, `${name}-mono.svg`), 'utf8').replace(/<mask[\s\S]*?<\/mask>/g, '');
      expect(mono.match(/(?:fill|stroke)="(?!none|currentColor|url)[^"]*"/g) ?? []).toEqual([]);
    }
  });
});
