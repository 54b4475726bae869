import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementsOf, parseXml, textOf, type Element } from '../../../src/workbook/writers/exceljs/xml/tree';
import { root } from '../../house/support/root';

export const manifestText = readFileSync(join(root, 'manifest.xml'), 'utf8');

/** manifest.xml as elements. */
export const manifest = parseXml(manifestText);

/** The elements at the end of a path of names, from one element downwards. */
export function at(element: Element, ...path: readonly string[]): readonly Element[] {
  return path.reduce<readonly Element[]>(
    (found, name) => found.flatMap((one) => elementsOf(one).filter((child) => child.name === name)),
    [element],
  );
}

/** Every element below one that has the name, however deep. */
export function everywhere(element: Element, name: string): readonly Element[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...everywhere(child, name)]);
}

/** Every element below one. */
export function below(element: Element): readonly Element[] {
  return elementsOf(element).flatMap((child) => [child, ...below(child)]);
}

/** Text of the one element at a path. */
export function text(...path: readonly string[]): string {
  const found = at(manifest, ...path);
  if (found.length !== 1 || !found[0]) throw new Error(`${path.join('/')} stands ${String(found.length)} times`);
  return textOf(found[0]);
}
