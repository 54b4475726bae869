import { Problem } from '../../../../base';
import { childrenOf, localName, parseXml, textOf, type Element } from '../xml/tree';
import { findPart, type PackageSource } from './package';
import { readRelationships } from './relationships';

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

export interface DefinedName {
  readonly name: string;
  readonly refersTo: string;
}

/** The part that lists sheets and names. */
export interface WorkbookPart {
  readonly part: string;
  readonly document: Element;
  readonly sheets: readonly SheetPart[];
  readonly names: readonly DefinedName[];
  readonly from1904: boolean;
  readonly sharedStringsPart: string | undefined;
  readonly calculationChainPart: string | undefined;
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

function sheetsOf(document: Element, partOf: (id: string) => string | undefined): readonly SheetPart[] {
  return childrenOf(document, 'sheets')
    .flatMap((sheets) => childrenOf(sheets, 'sheet'))
    .flatMap(({ attributes }): SheetPart[] => {
      const id = Object.entries(attributes).find(([name]) => name.includes(':') && localName(name) === 'id')?.[1];
      const part = id === undefined ? undefined : partOf(id);
      return part === undefined || attributes['name'] === undefined ? [] : [{ name: attributes['name'], part }];
    });
}

/** Reads the workbook's own part. Throws `file-not-workbook` where a package holds none. */
export async function readWorkbookPart(source: PackageSource, file: string): Promise<WorkbookPart> {
  const root = await readRelationships(source, '');
  const part =
    root.find((relationship) => relationship.type === 'officeDocument')?.part ?? findPart(source, 'xl/workbook.xml');
  if (part === undefined || !source.names.includes(part)) throw new Problem('file-not-workbook', { file });
  const document = parseXml(await source.text(part));
  if (localName(document.name) !== 'workbook') throw new Problem('file-not-workbook', { file });
  const relationships = await readRelationships(source, part);
  const partOfType = (type: string): string | undefined =>
    relationships.find((relationship) => relationship.type === type && source.names.includes(relationship.part))?.part;
  return {
    part,
    document,
    sheets: sheetsOf(
      document,
      (id) => relationships.find((relationship) => relationship.id === id && relationship.type === 'worksheet')?.part,
    ),
    names: childrenOf(document, 'definedNames')
      .flatMap((names) => childrenOf(names, 'definedName'))
      .map((name) => ({ name: name.attributes['name'] ?? '', refersTo: textOf(name).trim() })),
    from1904: childrenOf(document, 'workbookPr').some((properties) => isTrue(properties.attributes['date1904'])),
    sharedStringsPart: partOfType('sharedStrings'),
    calculationChainPart: partOfType('calcChain'),
  };
}
