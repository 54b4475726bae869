import { quotedSheetName, summaryName, type OpenedWorkbook } from '../../index';
import type { PackageSource } from './parts/package';
import type { ReadPackage } from './read-package';
import { formulaText } from './xml/escape';
import { localName, type Element } from './xml/tree';

/** How a formula may spell a sheet before the sign that follows it. */
function spellings(name: string): readonly string[] {
  return [`${quotedSheetName(name)}!`, `${name}!`];
}

/** Parts in which no formula stands, or whose formulas are written anew. */
const silent =
  /^xl\/(?:workbook\.xml$|sharedstrings\.xml$|styles\.xml$|theme\/|media\/)|\.(?:rels|bin|vml|png|jpe?g|emf)$/i;
const longestName = 64;

async function mentions(source: PackageSource, part: string, needles: readonly string[]): Promise<boolean> {
  let rest = '';
  for await (const chunk of source.chunks(part)) {
    const text = rest + chunk;
    if (needles.some((needle) => text.includes(needle))) return true;
    rest = text.slice(-longestName);
  }
  return false;
}

/** Whether a cell outside the ones that we fill on Summary names one of the sheets. */
async function summaryMentions(source: PackageSource, part: string, needles: readonly string[]): Promise<boolean> {
  const text = await source.text(part);
  const others = text.replace(/<(?:\w+:)?c\s[^>]*?\br="[A-F]\d+"[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?c>)/g, '');
  return needles.some((needle) => others.includes(needle));
}

/**
 * Whether our sheets may get other names. In Excel whatever refers to a sheet goes along with its name; in a file that
 * is known only where nobody else refers to it, so a name that an agent uses stays.
 */
export async function mayRetitle(source: PackageSource, read: ReadPackage, opened: OpenedWorkbook): Promise<boolean> {
  const summary = read.grid.names.get(summaryName)?.sheet;
  const sheets = [...opened.tables.values()].map((found) => found.sheet.name);
  const titles = summary === undefined ? sheets : [...sheets, summary];
  const needles = titles.flatMap((title) => [
    ...spellings(title).map(formulaText),
    // The source of a pivot table, say, names a sheet by itself.
    ` sheet="${formulaText(title)}"`,
  ]);
  const summaryPart = read.workbook.sheets.find((sheet) => sheet.name === summary)?.part;
  for (const part of source.names) {
    if (!part.startsWith('xl/') || silent.test(part)) continue;
    const found =
      part === summaryPart ? await summaryMentions(source, part, needles) : await mentions(source, part, needles);
    if (found) return false;
  }
  return true;
}

function retitledText(text: string, titles: ReadonlyMap<string, string>): string {
  let changed = text;
  for (const [name, title] of titles) {
    for (const spelling of spellings(name)) {
      if (changed.startsWith(spelling)) changed = `${quotedSheetName(title)}!${changed.slice(spelling.length)}`;
    }
  }
  return changed;
}

/** The workbook's part with other names of sheets, and the names of cells that go along. */
export function retitled(document: Element, titles: ReadonlyMap<string, string>): Element {
  if (titles.size === 0) return document;
  const change = (element: Element): Element => {
    switch (localName(element.name)) {
      case 'sheet': {
        const title = titles.get(element.attributes['name'] ?? '');
        return title === undefined ? element : { ...element, attributes: { ...element.attributes, name: title } };
      }
      case 'definedName':
        return {
          ...element,
          children: element.children.map((child) => (typeof child === 'string' ? retitledText(child, titles) : child)),
        };
      default:
        return {
          ...element,
          children: element.children.map((child) => (typeof child === 'string' ? child : change(child))),
        };
    }
  };
  const top = ['sheets', 'definedNames'];
  return {
    ...document,
    children: document.children.map((child) =>
      typeof child !== 'string' && top.includes(localName(child.name)) ? change(child) : child,
    ),
  };
}
