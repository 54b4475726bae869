import { columnLetters, isFormula, type Cell, type CellValue } from '../../../index';
import { cellText, formulaText } from '../xml/escape';

/** Where a cell is written, and how it looks there. */
export interface CellPlace {
  readonly prefix: string;
  /** From 0. */
  readonly column: number;
  readonly row: number;
  /** Number of the look in this file; undefined: none. */
  readonly style: string | undefined;
}

function kept(text: string): string {
  const first = text.charCodeAt(0);
  const last = text.charCodeAt(text.length - 1);
  return first <= 32 || last <= 32 || text.includes('\n') ? ' xml:space="preserve"' : '';
}

function resultXml(value: CellValue, prefix: string): { type: string; xml: string } {
  const wrap = (text: string): string => `<${prefix}v>${text}</${prefix}v>`;
  if (typeof value === 'number') return { type: '', xml: wrap(String(value)) };
  if (typeof value === 'boolean') return { type: ' t="b"', xml: wrap(value ? '1' : '0') };
  return { type: ' t="str"', xml: wrap(cellText(value)) };
}

/** A cell as it stands in its row; null keeps an empty cell its look. */
export function cellXml(cell: Cell | null, { prefix, column, row, style }: CellPlace): string {
  const look = style === undefined ? '' : ` s="${style}"`;
  const start = `<${prefix}c r="${columnLetters(column)}${String(row)}"${look}`;
  if (cell === null) return style === undefined ? '' : `${start}/>`;
  if (isFormula(cell)) {
    const { type, xml } = resultXml(cell.value, prefix);
    return `${start}${type}><${prefix}f>${formulaText(cell.formula)}</${prefix}f>${xml}</${prefix}c>`;
  }
  if (typeof cell !== 'string') {
    const { type, xml } = resultXml(cell, prefix);
    return `${start}${type}>${xml}</${prefix}c>`;
  }
  return `${start} t="inlineStr"><${prefix}is><${prefix}t${kept(cell)}>${cellText(cell)}</${prefix}t></${prefix}is></${prefix}c>`;
}
