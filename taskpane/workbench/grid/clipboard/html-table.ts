import type { TextGrid } from './tsv';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign).replace(/\r\n|\r|\n/g, '<br>');
}

/** Cells as the HTML that other programs paste as a table; texts that look like numbers stay texts in Excel. */
export function writeHtmlTable(grid: TextGrid): string {
  const rows = grid.map((row) => `<tr>${row.map((text) => `<td>${escaped(text)}</td>`).join('')}</tr>`);
  return `<table>${rows.join('')}</table>`;
}

function textOf(cell: Element): string {
  const copy = cell.cloneNode(true) as Element; // cloneNode keeps the kind of node, and its type does not say so
  for (const lineBreak of copy.querySelectorAll('br')) lineBreak.replaceWith('\n');
  return copy.textContent.replace(/[ \t\u00a0]+/g, ' ').trim();
}

/** The cells of the first table of an HTML text; undefined where it has none. Nothing of the text is executed. */
export function readHtmlTable(html: string, parser: DOMParser): TextGrid | undefined {
  const table = parser.parseFromString(html, 'text/html').querySelector('table');
  if (!table) return undefined;
  const grid: string[][] = [];
  [...table.rows].forEach((row, rowIndex) => {
    let column = 0;
    for (const cell of row.cells) {
      while (grid[rowIndex]?.[column] !== undefined) column += 1;
      for (let down = 0; down < cell.rowSpan; down += 1) {
        for (let across = 0; across < cell.colSpan; across += 1) {
          // As in a spreadsheet, the first of merged cells holds the text.
          (grid[rowIndex + down] ??= [])[column + across] = down + across === 0 ? textOf(cell) : '';
        }
      }
      column += cell.colSpan;
    }
  });
  return grid.map((row) => Array.from(row, (text: string | undefined) => text ?? ''));
}
