/** A sheet's part, cut where its rows begin and end. */
export type SheetPiece =
  | { readonly kind: 'head'; readonly xml: string }
  | { readonly kind: 'row'; readonly xml: string }
  | { readonly kind: 'tail'; readonly xml: string };

/** Letters of a row, or of what stands before the rows: a bigger one is no row that anybody filled. */
export const longestPiece = 4_194_304;
/** Letters of what stands behind the rows: merges, conditions and links of a big sheet are all there. */
const longestTail = 32 * longestPiece;

/** Where a tag that begins at `from` ends; -1: not in this text. `>` may stand in an attribute, but not in these tags. */
function tagEnd(text: string, from: number): number {
  return text.indexOf('>', from);
}

/**
 * Cuts a sheet's part into what stands before its rows, each row, and what stands behind them, while the text comes in.
 * Joined again, the pieces are the part, letter by letter, which is what lets us change rows and leave all else alone.
 * A part without rows is cut before where they would be.
 */
export async function* sheetPieces(chunks: AsyncIterable<string>): AsyncIterable<SheetPiece> {
  let text = '';
  let state: 'head' | 'rows' | 'tail' = 'head';
  let prefix = '';
  for await (const chunk of chunks) {
    text += chunk;
    if (text.length > (state === 'tail' ? longestTail : longestPiece)) throw new Error('a row that is too long');
    if (state === 'head') {
      const open = /<((?:\w+:)?)sheetData\s*(\/?)>/.exec(text);
      if (!open) continue;
      prefix = open[1] ?? '';
      const end = open.index + open[0].length;
      const isEmpty = open[2] === '/';
      yield { kind: 'head', xml: text.slice(0, open.index) + `<${prefix}sheetData>` };
      text = isEmpty ? `</${prefix}sheetData>${text.slice(end)}` : text.slice(end);
      state = 'rows';
    }
    if (state === 'rows') {
      let at = 0;
      for (;;) {
        const start = text.indexOf(`<${prefix}row`, at);
        const close = text.indexOf(`</${prefix}sheetData`, at);
        if (close >= 0 && (start < 0 || close < start)) {
          text = text.slice(close);
          state = 'tail';
          break;
        }
        const opened = start < 0 ? -1 : tagEnd(text, start);
        const alone = opened > 0 && text[opened - 1] === '/';
        const closing = `</${prefix}row>`;
        const end = opened < 0 ? -1 : alone ? opened + 1 : endOf(text, closing, opened);
        if (end < 0) {
          text = text.slice(start < 0 ? at : start);
          break;
        }
        yield { kind: 'row', xml: text.slice(start, end) };
        at = end;
      }
    }
  }
  if (state === 'head') throw new Error('a sheet without cells');
  if (state === 'rows') throw new Error('a sheet that breaks off in its cells');
  yield { kind: 'tail', xml: text };
}

function endOf(text: string, closing: string, from: number): number {
  const at = text.indexOf(closing, from);
  return at < 0 ? -1 : at + closing.length;
}
