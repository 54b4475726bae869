import { addRelationship, addType, declaration, office } from './custom-parts';
import { workbookPart } from './sheet-parts';
import type { WorkbookPackage } from './workbook-package';

const part = 'xl/metadata.xml';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const dynamicArrays = 'http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray';

/** The mark of array formulas that find their size by themselves, to which their cells point ([MS-XLSX] 2.4.4.1). */
const metadata =
  `${declaration}<metadata xmlns="${main}" xmlns:xda="${dynamicArrays}">` +
  '<metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" copy="1" pasteAll="1" ' +
  'pasteValues="1" merge="1" splitFirst="1" rowColShift="1" clearFormats="1" clearComments="1" assign="1" coerce="1" ' +
  'cellMeta="1"/></metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst>' +
  '<ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext>' +
  '</extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>';

/** Adds the mark to a file in which formulas point to it. */
export async function writeDynamicArrays(target: WorkbookPackage): Promise<void> {
  target.set(part, metadata);
  await addType(target, part, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheetMetadata+xml');
  await addRelationship(target, workbookPart, 'rIdMetadata', `${office}/relationships/sheetMetadata`, 'metadata.xml');
}
