/** Pieces of a formula's text, in the English spelling with commas. */
export type TokenType =
  | 'space'
  | 'number'
  | 'text'
  | 'boolean'
  | 'error'
  | 'cells'
  | 'brackets'
  | 'identifier'
  | 'function'
  | 'sheet'
  | 'operator'
  | 'open'
  | 'close'
  | 'openArray'
  | 'closeArray'
  | 'comma'
  | 'semicolon';

export interface Token {
  readonly type: TokenType;
  readonly text: string;
}

const cell = String.raw`\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6}`;
/** What may not follow a reference: else it was the beginning of a name or of a function. */
const ended = String.raw`(?![\p{L}\p{N}_.(!\[])`;

/** In this order: what comes first wins. */
const rules: readonly (readonly [TokenType, string])[] = [
  ['space', String.raw`[ \t\r\n]+`],
  ['text', '"(?:[^"]|"")*"'],
  ['sheet', String.raw`(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!`],
  ['error', String.raw`#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!|GETTING_DATA)`],
  [
    'cells',
    `(?:${cell}(?::${cell})?|` + String.raw`\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}|\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})${ended}`,
  ],
  ['number', String.raw`(?:\d+\.?\d*|\.\d+)(?:[Ee][+-]?\d+)?`],
  ['boolean', String.raw`(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])(?![\p{L}\p{N}_.(\[!])`],
  ['function', String.raw`[\p{L}_][\p{L}\p{N}_.]*(?=\()`],
  ['identifier', String.raw`[\p{L}_\\][\p{L}\p{N}_.\\?]*`],
  // `#` behind a cell is the area that its formula spills into.
  ['operator', '<=|>=|<>|[-+*/^&=<>%:@#]'],
  ['open', String.raw`\(`],
  ['close', String.raw`\)`],
  ['openArray', String.raw`\{`],
  ['closeArray', String.raw`\}`],
  ['comma', ','],
  ['semicolon', ';'],
];
/** All rules in one expression, so that a piece costs one look. */
const pattern = new RegExp(rules.map(([, rule]) => `(${rule})`).join('|'), 'uy');

/** End of the brackets that open here; a quote keeps the sign after it from counting. */
function bracketsEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === "'") at += 1;
    else if (sign === '[') depth += 1;
    else if (sign === ']' && --depth === 0) return at + 1;
  }
  return -1;
}

/** Which of the rules has matched. */
function groupOf(match: readonly (string | undefined)[]): number {
  return match.findIndex((group, index) => index > 0 && group !== undefined);
}

/** Takes a formula (without its `=`) apart; undefined where a sign has no place in one. */
export function tokens(text: string): readonly Token[] | undefined {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '[') {
      const end = bracketsEnd(text, at);
      if (end < 0) return undefined;
      found.push({ type: 'brackets', text: text.slice(at, end) });
      at = end;
      continue;
    }
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return undefined;
    const rule = rules[groupOf(match) - 1];
    if (!rule) return undefined;
    found.push({ type: rule[0], text: match[0] });
    at = pattern.lastIndex;
  }
  return found;
}
