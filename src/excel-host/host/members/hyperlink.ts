import { intersection, type Hyperlink } from '../../model';
import { type CellRange } from '../cell-range';
import { HostError } from '../host-error';
import { type Argument, type Property } from '../object-type';
import { type WireValue } from '../protocol';
import { fields, isGiven, optionalText } from './input';

/** The link that all cells have; null where they have none, or several. */
function linkOf({ area, sheet }: CellRange): Hyperlink | undefined {
  const found = sheet.hyperlinks.at(area.row, area.column);
  if (found === undefined || area.rows * area.columns === 1) return found;
  const entries = sheet.hyperlinks.list().filter(({ link }) => link === found);
  const covered = entries.reduce((cells, entry) => {
    const common = intersection(entry.area, area);
    return common === undefined ? cells : cells + common.rows * common.columns;
  }, 0);
  return covered === area.rows * area.columns ? found : undefined;
}

const known = ['address', 'documentReference', 'screenTip', 'textToDisplay'];

function readLink(value: Argument): Hyperlink & { readonly textToDisplay: string | undefined } {
  const given = fields(value);
  if (Object.keys(given).some((name) => !known.includes(name))) throw new HostError('InvalidArgument');
  const part = (name: string) => (isGiven(given[name]) && given[name] !== '' ? optionalText(given[name]) : undefined);
  return {
    address: part('address'),
    documentReference: part('documentReference'),
    screenTip: part('screenTip'),
    textToDisplay: part('textToDisplay'),
  };
}

/** `Range.hyperlink`: `textToDisplay` is what the first cell shows. */
export const hyperlinkProperty: Property<CellRange> = {
  get: (range): WireValue => {
    const link = linkOf(range);
    if (link === undefined) return null;
    const given = Object.entries(link).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return { ...Object.fromEntries(given), textToDisplay: range.sheet.text(range.area.row, range.area.column) };
  },
  set: (range, value) => {
    const { textToDisplay, ...link } = readLink(value);
    const { sheet, area, firstCell } = range;
    sheet.hyperlinks.set(area, link);
    const shown = textToDisplay ?? link.address ?? link.documentReference ?? '';
    const isEmpty = sheet.value(area.row, area.column) === undefined;
    if (textToDisplay === undefined ? isEmpty : textToDisplay !== sheet.text(area.row, area.column)) {
      sheet.write(firstCell, [[shown]]);
    }
  },
};
