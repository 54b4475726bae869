import {
  absoluteAddressOf,
  type Bound,
  type BoundsRule,
  intersection,
  isWholeColumns,
  isWholeRows,
  quotedSheet,
  type ValidationAlert,
  type ValidationPrompt,
  type ValidationRule,
} from '../../model';
import { type CellRange } from '../cell-range';
import type { Host } from '../host';
import { HostError } from '../host-error';
import { type Argument, isHostObject, type ObjectType } from '../object-type';
import { type WireValue } from '../protocol';
import {
  boolean,
  comparisons,
  type Fields,
  fields,
  isGiven,
  oneOf,
  optionalBoolean,
  optionalOneOf,
  optionalText,
  text,
} from './input';
import { targetRange } from './ranges/lookup';
import { joined } from './ranges/search';

const bounded = ['wholeNumber', 'decimal', 'date', 'time', 'textLength'] as const;
const styles = ['Stop', 'Warning', 'Information'] as const;

/** A range as a formula that stays on its cells. */
export function formulaOf(range: CellRange): string {
  return `=${quotedSheet(range.sheet.name)}!${absoluteAddressOf(range.area)}`;
}

/** The serial number of a day or moment: bounds of dates come as ISO texts. */
function serialOf(value: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d/u.test(value)) return undefined;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? undefined : instant / 86_400_000 + 25_569;
}

function bound(value: Argument | undefined, host: Host, kind: (typeof bounded)[number]): Bound {
  if (typeof value === 'number') return value;
  if (isHostObject(value)) {
    const range = targetRange(host, value);
    if (range === undefined || range.area.rows * range.area.columns !== 1) throw new HostError('InvalidArgument');
    return formulaOf(range);
  }
  const given = text(value);
  if (given.startsWith('=')) return given;
  const read = kind === 'date' || kind === 'time' ? serialOf(given) : undefined;
  if (read !== undefined) return read;
  const number = Number(given);
  if (given.trim() === '' || !Number.isFinite(number)) throw new HostError('InvalidArgument');
  return number;
}

function boundsRule(rule: Fields, host: Host, kind: (typeof bounded)[number]): BoundsRule {
  const operator = oneOf(comparisons, rule['operator']);
  const two = operator === 'Between' || operator === 'NotBetween';
  const formula1 = bound(rule['formula1'], host, kind);
  return two ? { operator, formula1, formula2: bound(rule['formula2'], host, kind) } : { operator, formula1 };
}

/** `Excel.DataValidationRule`: exactly one of its kinds. */
function readRule(value: Argument, host: Host): ValidationRule {
  const given = fields(value);
  const kinds = Object.keys(given).filter((kind) => isGiven(given[kind]));
  const [kind] = kinds;
  if (kinds.length !== 1 || kind === undefined) throw new HostError('InvalidArgument');
  const rule = fields(given[kind]);
  if (kind === 'list') {
    const { source } = rule;
    const range = isHostObject(source) ? targetRange(host, source) : undefined;
    const listed = range === undefined ? text(source) : formulaOf(range);
    // "Data validation": a list that is written out has at most 255 characters.
    if (range === undefined && !listed.startsWith('=') && listed.length > 255) throw new HostError('InvalidArgument');
    return { list: { inCellDropDown: optionalBoolean(rule['inCellDropDown']) ?? true, source: listed } };
  }
  if (kind === 'custom') return { custom: { formula: text(rule['formula']) } };
  const boundedKind = bounded.find((one) => one === kind);
  if (boundedKind === undefined) throw new HostError('InvalidArgument');
  return { [boundedKind]: boundsRule(rule, host, boundedKind) };
}

function readAlert(value: Argument): ValidationAlert {
  const given = fields(value);
  return {
    showAlert: optionalBoolean(given['showAlert']) ?? true,
    style: optionalOneOf(styles, given['style']) ?? 'Stop',
    title: optionalText(given['title']) ?? '',
    message: optionalText(given['message']) ?? '',
  };
}

function readPrompt(value: Argument): ValidationPrompt {
  const given = fields(value);
  const prompt = {
    showPrompt: optionalBoolean(given['showPrompt']) ?? true,
    title: optionalText(given['title']) ?? '',
    message: optionalText(given['message']) ?? '',
  };
  // "DataValidationPrompt": a title has at most 32 characters, a message 255.
  if (prompt.title.length > 32 || prompt.message.length > 255) throw new HostError('InvalidArgument');
  return prompt;
}

const common = ({ sheet, area }: CellRange) => sheet.validations.common(area);

function change(range: CellRange, to: Parameters<CellRange['sheet']['validations']['change']>[1]): void {
  for (const area of range.areas) range.sheet.validations.change(area, to);
}

/** Cells in use that do not hold what their validation asks for. */
function invalidCells(range: CellRange): CellRange | undefined {
  const { sheet } = range;
  const cells: { row: number; column: number }[] = [];
  const used = sheet.usedArea();
  const parts = range.areas.flatMap((area) => {
    // Of whole rows and columns only what is in use is looked at.
    if (!isWholeRows(area) && !isWholeColumns(area)) return area;
    return used === undefined ? [] : (intersection(area, used) ?? []);
  });
  for (const part of parts) {
    for (let row = part.row; row < part.row + part.rows; row += 1) {
      for (let column = part.column; column < part.column + part.columns; column += 1) {
        if (!sheet.validations.isValid(row, column)) cells.push({ row, column });
      }
    }
  }
  return cells.length === 0 ? undefined : range.at(...joined(cells));
}

export const dataValidationType: ObjectType<CellRange> = {
  name: 'DataValidation',
  properties: {
    Rule: {
      // A rule is plain data.
      get: (range) => common(range).validation.rule as WireValue,
      set: (range, value, host) => change(range, { rule: readRule(value, host) }),
    },
    ErrorAlert: {
      get: (range) => ({ ...common(range).validation.errorAlert }),
      set: (range, value) => change(range, { errorAlert: readAlert(value) }),
    },
    Prompt: {
      get: (range) => ({ ...common(range).validation.prompt }),
      set: (range, value) => change(range, { prompt: readPrompt(value) }),
    },
    IgnoreBlanks: {
      get: (range) => common(range).validation.ignoreBlanks,
      set: (range, value) => change(range, { ignoreBlanks: boolean(value) }),
    },
    Type: { get: (range) => common(range).type },
    // True and false where all cells agree, null where they do not.
    Valid: {
      get: (range) => {
        const invalid = invalidCells(range)?.areas.reduce((sum, area) => sum + area.rows * area.columns, 0) ?? 0;
        const all = range.areas.reduce((sum, area) => sum + area.rows * area.columns, 0);
        return invalid === 0 ? true : invalid === all ? false : null;
      },
    },
  },
  methods: {
    Clear: (range) => {
      for (const area of range.areas) range.sheet.validations.clear(area);
    },
    GetInvalidCells: (range, _, host) => {
      const invalid = invalidCells(range);
      if (invalid === undefined) throw new HostError('ItemNotFound');
      return host.rangeAreas(invalid);
    },
    GetInvalidCellsOrNullObject: (range, _, host) => {
      const invalid = invalidCells(range);
      return invalid === undefined ? null : host.rangeAreas(invalid);
    },
  },
};
