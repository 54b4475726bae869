/**
 * Reads what spreadsheets put on the clipboard: tabs between cells, lines between rows; a cell with either in it stands
 * in quotes, with its own quotes doubled.
 */
export function readClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/g;
  const body = text.replace(/(?:\r\n|\r|\n)$/, '');
  for (let match = cells.exec(body); match; match = cells.exec(body)) {
    const [, quoted, plain = '', end] = match;
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"').replaceAll('\r\n', '\n'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  return rows;
}
