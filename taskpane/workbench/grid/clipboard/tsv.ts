/** Texts of cells, row by row. */
export type TextGrid = readonly (readonly string[])[];

const special = /["\t\n\r]/;

function written(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Cells as spreadsheets put them on the clipboard: tabs between cells, a line a row, quotes around line breaks. */
export function writeTsv(grid: TextGrid): string {
  return grid.map((row) => row.map(written).join('\t')).join('\r\n');
}

/** Reads what a spreadsheet, a table of a page or a text editor put on the clipboard. */
export function readTsv(text: string): TextGrid {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = (from: number) => {
    const found = /[\t\r\n]/g;
    found.lastIndex = from;
    return found.exec(text)?.index ?? text.length;
  };
  while (at <= text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : undefined;
    const stop = quoted?.end ?? end(at);
    row.push(quoted?.text ?? text.slice(at, stop));
    if (text[stop] === '\t') {
      at = stop + 1;
      continue;
    }
    rows.push(row);
    row = [];
    at = text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop + 1;
    // The line break behind the last row ends it and begins no other.
    if (at >= text.length) break;
  }
  return rows;
}

/** A quoted cell; undefined where the quote turns out to be a sign of the text itself. */
function readQuoted(text: string, start: number): { readonly text: string; readonly end: number } | undefined {
  let content = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') content += text[at] ?? '';
    else if (text[at + 1] === '"') {
      content += '"';
      at += 1;
    } else {
      const after = text[at + 1];
      const closes = after === undefined || after === '\t' || after === '\r' || after === '\n';
      return closes ? { text: content, end: at + 1 } : undefined;
    }
    at += 1;
  }
  return undefined;
}
