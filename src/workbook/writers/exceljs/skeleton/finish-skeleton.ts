import { settingsLayout, settingsSheetName, columnLetters } from '../../../index';
import type { PackageChanges, PackageSource, PartChange } from '../parts/package';
import { readWorkbookPart } from '../parts/workbook-part';
import { readPackage, type ReadPackage } from '../read-package';

const quotedSuffix = '-quoted';

interface Finished {
  readonly styles: string;
  readonly settings: string;
}

/** The looks of cells in the part of styles, and the whole list of them as it stands there. */
function cellLooks(styles: string): { readonly whole: string; readonly looks: string[] } {
  const list = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles);
  const looks = list?.[1]?.match(/<xf\b[^>]*?\/>|<xf\b[\s\S]*?<\/xf>/g);
  if (!list || !looks) throw new Error('the drawn workbook has no looks');
  return { whole: list[0], looks };
}

/** Adds the looks of quoted texts, which ExcelJS does not know: those of the plain ones, marked. */
function withQuotedStyles(styles: string, settings: string, read: ReadPackage): Finished {
  const { whole, looks } = cellLooks(styles);
  const sampleColumn = columnLetters(settingsLayout.styles + 1);
  const rows = read.grid.sheets.find((sheet) => sheet.name === settingsSheetName)?.rows ?? [];
  let changed = settings;
  for (const { number, cells } of rows) {
    const name = cells[settingsLayout.styles];
    if (typeof name !== 'string' || !name.endsWith(quotedSuffix)) continue;
    const look = looks[Number(read.styles.get(name))];
    if (look === undefined) throw new Error(`there is no sample of ${name}`);
    const id = looks.push(look.replace('<xf ', '<xf quotePrefix="1" ')) - 1;
    const cell = `<c r="${sampleColumn}${String(number)}"`;
    changed = changed.replace(new RegExp(`${cell} s="\\d+"`), `${cell} s="${String(id)}"`);
  }
  const all = `<cellXfs count="${String(looks.length)}">${looks.join('')}</cellXfs>`;
  return { styles: styles.replace(whole, () => all), settings: changed };
}

/**
 * Mends what ExcelJS writes of outline groups. It marks every column of a group as folded, which LibreOffice takes for
 * an order to fold the group before it; hidden columns say enough. And it puts two elements of the sheet's properties
 * in the wrong order, which the format does not allow.
 */
function mendedSheet(sheet: string): string {
  return sheet
    .replace(/<col\b[^>]*\/>/g, (tag) => tag.replace(/ collapsed="\d"/, ''))
    .replace(/(<pageSetUpPr\b[^>]*\/>)(<outlinePr\b[^>]*\/>)/, '$2$1');
}

/** What ExcelJS leaves to be done in the empty workbook that it drew; `file` names it in problems. */
export async function finishSkeleton(source: PackageSource, file: string): Promise<PackageChanges> {
  const { sheets } = await readWorkbookPart(source, file);
  const read = await readPackage(source, file);
  const settingsPart = sheets.find((sheet) => sheet.name === settingsSheetName)?.part ?? '';
  const looks = withQuotedStyles(await source.text('xl/styles.xml'), await source.text(settingsPart), read);
  const changes = new Map<string, PartChange>([
    ['xl/styles.xml', { text: looks.styles }],
    [settingsPart, { text: looks.settings }],
  ]);
  for (const { name, part } of sheets) {
    if ((read.tables.get(name)?.length ?? 0) > 0) changes.set(part, { text: mendedSheet(await source.text(part)) });
  }
  return changes;
}
