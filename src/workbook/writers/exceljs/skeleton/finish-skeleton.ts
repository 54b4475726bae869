import { settingsLayout, settingsSheetName, columnLetters } from '../../../index';
import type { PackageChanges, PackageSource, PartChange } from '../parts/package';
import { readWorkbookPart } from '../parts/workbook-part';
import { readPackage } from '../read-package';

const quotedSuffix = '-quoted';

interface Finished {
  readonly styles: string;
  readonly settings: string;
}

/** Adds the looks of quoted texts, which ExcelJS does not know: those of the plain ones, marked. */
function withQuotedStyles(styles: string, settings: string, samples: ReadonlyMap<string, string>): Finished {
  const cellStyles = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles);
  const looks = cellStyles?.[1]?.match(/<xf\b[^>]*?\/>|<xf\b[\s\S]*?<\/xf>/g);
  if (!cellStyles || !looks) throw new Error('the drawn workbook has no cell looks');
  const sampleColumn = columnLetters(settingsLayout.styles + 1);
  let changed = settings;
  [...samples.entries()]
    .map(([name, style], index) => ({ name, look: looks[Number(style)], row: index + 2 }))
    .filter(({ name }) => name.endsWith(quotedSuffix))
    .forEach(({ look, row }) => {
      if (look === undefined) throw new Error('a sample has a look that is not there');
      const id = looks.push(look.replace('<xf ', '<xf quotePrefix="1" ')) - 1;
      changed = changed.replace(
        new RegExp(`(<c r="${sampleColumn}${String(row)}")(?: s="\\d+")?`),
        (_, start: string) => `${start} s="${String(id)}"`,
      );
    });
  const all = `<cellXfs count="${String(looks.length)}">${looks.join('')}</cellXfs>`;
  return { styles: styles.replace(cellStyles[0], () => all), settings: changed };
}

const columnTag = /<col\b[^>]*\/>/g;

/**
 * Marks the fold buttons of outline groups: ExcelJS marks every column of a group as folded, where the mark belongs to
 * the column beside a group that is folded.
 */
function withFoldButtons(sheet: string): string {
  const tags = sheet.match(columnTag) ?? [];
  const isFolded = (tag: string | undefined): boolean =>
    tag !== undefined && tag.includes('outlineLevel="') && tag.includes('hidden="1"');
  const isOutlined = (tag: string | undefined): boolean => tag?.includes('outlineLevel="') === true;
  let index = -1;
  return sheet.replace(columnTag, (tag) => {
    index += 1;
    const plain = tag.replace(/ collapsed="\d"/, '');
    const hasButton = !isOutlined(tag) && isFolded(tags[index + 1]);
    return hasButton ? plain.replace('/>', ' collapsed="1"/>') : plain;
  });
}

/** What ExcelJS leaves to be done in the empty workbook that it drew; `file` names it in problems. */
export async function finishSkeleton(source: PackageSource, file: string): Promise<PackageChanges> {
  const { sheets } = await readWorkbookPart(source, file);
  const { styles, tables } = await readPackage(source, file);
  const settingsPart = sheets.find((sheet) => sheet.name === settingsSheetName)?.part ?? '';
  const looks = withQuotedStyles(await source.text('xl/styles.xml'), await source.text(settingsPart), styles);
  const changes = new Map<string, PartChange>([
    ['xl/styles.xml', { text: looks.styles }],
    [settingsPart, { text: looks.settings }],
  ]);
  for (const { name, part } of sheets) {
    if ((tables.get(name)?.length ?? 0) > 0) changes.set(part, { text: withFoldButtons(await source.text(part)) });
  }
  return changes;
}
