import type { Hyperlink } from '../../../../src/excel-host';
import { goTo } from './go-to';
import type { GridState } from './grid-state';

/** Workbooks come from anybody: a link may show a page or begin a mail, and do nothing else. */
const harmless: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Where a link leads out of the workbook, as far as it may be followed. */
export function outsideOf({ address, documentReference }: Hyperlink): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!harmless.has(url.protocol)) return undefined;
  if (documentReference !== undefined && url.protocol !== 'mailto:') url.hash = documentReference;
  return url.href;
}

/** Opens an address in a window that knows nothing of this one. */
function openOutside(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  link.click();
}

/** Goes where the link of a cell leads; does nothing where there is none, or none that may be followed. */
export function followLink(state: GridState, row: number, column: number): void {
  const link = state.sheet.hyperlinks.at(row, column);
  if (!link) return;
  const outside = outsideOf(link);
  if (outside !== undefined) openOutside(outside);
  else if (link.address === undefined && link.documentReference !== undefined) goTo(state, link.documentReference);
}
