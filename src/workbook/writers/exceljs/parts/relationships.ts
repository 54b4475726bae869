import { childrenOf, parseXml } from '../xml/tree';
import { findPart, relationshipsPart, resolvePart, type PackageSource } from './package';

export interface Relationship {
  readonly id: string;
  /** Last word of its type, such as `worksheet` or `table`: the transitional and the strict form agree in it. */
  readonly type: string;
  readonly part: string;
}

/** The relationships of a part to other parts of the file. */
export async function readRelationships(source: PackageSource, part: string): Promise<readonly Relationship[]> {
  const name = findPart(source, relationshipsPart(part));
  if (name === undefined) return [];
  return childrenOf(parseXml(await source.text(name)), 'Relationship').flatMap(({ attributes }): Relationship[] => {
    const { Id, Type, Target, TargetMode } = attributes;
    if (Id === undefined || Type === undefined || Target === undefined || TargetMode === 'External') return [];
    const target = resolvePart(part, Target);
    return [{ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: findPart(source, target) ?? target }];
  });
}
