import { tokens, type Token } from './lexer';

/** Functions that came after the format of files was fixed ("Issue: An _xlfn. prefix is displayed in front of a formula"). */
const laterFunctions = new Set(
  (
    'ACOTH BASE CHOOSECOLS CHOOSEROWS CONCAT COT COTH CSC CSCH DAYS DROP EXPAND FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ' +
    'IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM MAXIFS MINIFS NUMBERVALUE PDURATION ' +
    'PERMUTATIONA PHI RANDARRAY RRI SEC SECH SEQUENCE SORTBY SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL ' +
    'TOROW UNICHAR UNICODE UNIQUE VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR'
  ).split(' '),
);
/** With dots in their names, and older all the same. */
const olderWithDots = new Set(['ERROR.TYPE', 'ISO.CEILING']);

function functionInFile(name: string): string {
  const plain = name.toUpperCase();
  if (plain === 'FILTER' || plain === 'SORT') return `_xlfn._xlws.${plain}`;
  const isLater = laterFunctions.has(plain) || (/^[A-Z]+[A-Z0-9]*\./.test(plain) && !olderWithDots.has(plain));
  return isLater ? `_xlfn.${plain}` : plain;
}

/** Where the operand ends that begins here: a reference, a call, or what stands in brackets. */
function operandEnd(all: readonly Token[], from: number): number {
  let at = from;
  while (all[at]?.type === 'space') at += 1;
  if (all[at]?.type === 'sheet') at += 1;
  if (all[at]?.type === 'function') at += 1;
  if (all[at]?.type === 'identifier' && all[at + 1]?.type === 'brackets') return at + 2;
  if (all[at]?.type !== 'open') return at + 1;
  let depth = 0;
  for (; at < all.length; at += 1) {
    if (all[at]?.type === 'open') depth += 1;
    else if (all[at]?.type === 'close' && --depth === 0) return at + 1;
  }
  return all.length;
}

/** Where the operand begins that ends before here. */
function operandStart(all: readonly Token[], before: number): number {
  let at = before - 1;
  if (all[at]?.type === 'close') {
    let depth = 0;
    for (; at > 0; at -= 1) {
      if (all[at]?.type === 'close') depth += 1;
      else if (all[at]?.type === 'open' && --depth === 0) break;
    }
    if (all[at - 1]?.type === 'function') at -= 1;
  }
  return all[at - 1]?.type === 'sheet' ? at - 1 : at;
}

const text = (all: readonly Token[]): string => all.map((token) => token.text).join('');
const piece = (written: string): Token => ({ type: 'identifier', text: written });

/** A part of a table as files name it: the formula's own row by a word, where cells have a sign for it. */
function partInFile(brackets: string): string {
  const [, columns] = /^\[@(.*)\]$/s.exec(brackets) ?? [];
  if (columns === undefined) return brackets;
  if (columns === '') return '[#This Row]';
  return `[[#This Row],${columns.startsWith('[') ? columns : `[${columns}]`}]`;
}

/** Files always say which table is meant. `table`: the name of the one in which the formula stands. */
function tablePartsInFile(all: readonly Token[], table: string | undefined): Token[] {
  return all.map((token, at) => {
    if (token.type !== 'brackets') return token;
    const isNamed = all[at - 1]?.type === 'identifier';
    return { type: 'brackets', text: (isNamed ? '' : (table ?? '')) + partInFile(token.text) };
  });
}

/** What may have another spelling in files; most formulas have nothing of it. */
function isRespelled(body: string): boolean {
  if (/[@#[]/.test(body.replace(/"[^"]*"/g, ''))) return true;
  for (const [, name = ''] of body.matchAll(/([A-Za-z][A-Za-z0-9.]*)\(/g)) {
    if (functionInFile(name) !== name) return true;
  }
  return false;
}

/**
 * A formula with its `=` as files hold it: signs that are younger than the format are functions there, and parts of a
 * table are written out. `table`: the name of the one in which the formula stands.
 */
export function formulaInFile(formula: string, table?: string): string {
  const body = formula.replace(/^=/, '');
  const found = isRespelled(body) ? tokens(body) : undefined;
  if (!found) return body;
  const all = tablePartsInFile(found, table).map((token): Token =>
    token.type === 'function' ? { type: 'function', text: functionInFile(token.text) } : token,
  );
  for (let at = all.findIndex(isSpillSign); at > 0; at = all.findIndex(isSpillSign)) {
    const start = operandStart(all, at);
    all.splice(start, at + 1 - start, piece(`_xlfn.ANCHORARRAY(${text(all.slice(start, at))})`));
  }
  for (let at = all.findLastIndex(isSingleSign); at >= 0; at = all.findLastIndex(isSingleSign)) {
    const end = operandEnd(all, at + 1);
    all.splice(at, end - at, piece(`_xlfn.SINGLE(${text(all.slice(at + 1, end))})`));
  }
  return text(all);
}

const isSpillSign = ({ type, text: sign }: Token): boolean => type === 'operator' && sign === '#';
const isSingleSign = ({ type, text: sign }: Token): boolean => type === 'operator' && sign === '@';

/** A formula without the signs that ask for one value of many; undefined where it has none. */
export function withoutSingleSigns(formula: string): string | undefined {
  if (!formula.includes('@')) return undefined;
  const all = tokens(formula.slice(1));
  return all?.some(isSingleSign) === true ? `=${text(all.filter((token) => !isSingleSign(token)))}` : undefined;
}

const functionsOfSigns = /^(?:_xlfn\.)?(ANCHORARRAY|SINGLE)$/i;

/** A formula of a file with its `=`, as it is written in a cell. */
export function formulaOfFile(inFile: string): string {
  const body = inFile.replace(/^=/, '');
  if (!/ANCHORARRAY|SINGLE/i.test(body)) return `=${body}`;
  const all = [...(tokens(body) ?? [])];
  if (all.length === 0) return `=${body}`;
  for (;;) {
    const at = all.findLastIndex(({ type, text: name }) => type === 'function' && functionsOfSigns.test(name));
    if (at < 0) return `=${text(all)}`;
    const end = operandEnd(all, at);
    const inner = text(all.slice(at + 2, end - 1));
    const isSingle = /SINGLE$/i.test(all[at]?.text ?? '');
    all.splice(at, end - at, piece(isSingle ? `@${inner}` : `${inner}#`));
  }
}
