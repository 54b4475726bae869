import type { ConditionalFormattingRule, Style, Worksheet } from 'exceljs';
import {
  absoluteAddressOf,
  addressOf,
  cellArea,
  formulaOfFile,
  parseArea,
  type Area,
  type ConditionalFormat,
  type ConditionalRule,
  type Operator,
  type Sheet,
} from '../../../../src/excel-host';
import { fileOverlay, overlayOf } from './cell-format';
import { fileDataBar, readDataBar, type ReadDataBar } from './data-bars';
import { bareFormula } from './units';

const operators: Readonly<Record<Operator, string>> = {
  Between: 'between',
  NotBetween: 'notBetween',
  EqualTo: 'equal',
  NotEqualTo: 'notEqual',
  GreaterThan: 'greaterThan',
  LessThan: 'lessThan',
  GreaterThanOrEqualTo: 'greaterThanOrEqual',
  LessThanOrEqualTo: 'lessThanOrEqual',
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The formula that says the same as a rule about texts, seen from the first cell. */
function textFormula(
  { operator, text }: Extract<ConditionalRule, { type: 'ContainsText' }>['rule'],
  cell: string,
): string {
  const found = `ISERROR(SEARCH(${quoted(text)},${cell}))`;
  const length = String(text.length);
  switch (operator) {
    case 'Contains':
      return `NOT(${found})`;
    case 'NotContains':
      return found;
    case 'BeginsWith':
      return `LEFT(${cell},${length})=${quoted(text)}`;
    case 'EndsWith':
      return `RIGHT(${cell},${length})=${quoted(text)}`;
  }
}

type Criterion = Extract<ConditionalRule, { type: 'PresetCriteria' }>['rule']['criterion'];

function criterionFormula(criterion: Criterion, cell: string, area: string): string {
  const day = `ROUNDDOWN(${cell},0)`;
  const average = (operator: string, deviations: number) =>
    `${cell}${operator}AVERAGE(${area})${deviations === 0 ? '' : `${deviations > 0 ? '+' : ''}${deviations}*STDEVP(${area})`}`;
  const month = (step: number) => {
    const other = `EDATE(TODAY(),${step})`;
    return `AND(MONTH(${cell})=MONTH(${other}),YEAR(${cell})=YEAR(${other}))`;
  };
  const formulas: Readonly<Record<Criterion, string>> = {
    Blanks: `LEN(TRIM(${cell}))=0`,
    NonBlanks: `LEN(TRIM(${cell}))>0`,
    Errors: `ISERROR(${cell})`,
    NonErrors: `NOT(ISERROR(${cell}))`,
    UniqueValues: `COUNTIF(${area},${cell})=1`,
    DuplicateValues: `COUNTIF(${area},${cell})>1`,
    AboveAverage: average('>', 0),
    BelowAverage: average('<', 0),
    EqualOrAboveAverage: average('>=', 0),
    EqualOrBelowAverage: average('<=', 0),
    OneStdDevAboveAverage: average('>', 1),
    OneStdDevBelowAverage: average('<', -1),
    TwoStdDevAboveAverage: average('>', 2),
    TwoStdDevBelowAverage: average('<', -2),
    ThreeStdDevAboveAverage: average('>', 3),
    ThreeStdDevBelowAverage: average('<', -3),
    Yesterday: `${day}=TODAY()-1`,
    Today: `${day}=TODAY()`,
    Tomorrow: `${day}=TODAY()+1`,
    LastSevenDays: `AND(TODAY()-${day}<=6,${day}<=TODAY())`,
    LastWeek: `AND(TODAY()-${day}>=WEEKDAY(TODAY()),TODAY()-${day}<WEEKDAY(TODAY())+7)`,
    ThisWeek: `AND(TODAY()-${day}<=WEEKDAY(TODAY())-1,${day}-TODAY()<=7-WEEKDAY(TODAY()))`,
    NextWeek: `AND(${day}-TODAY()>7-WEEKDAY(TODAY()),${day}-TODAY()<15-WEEKDAY(TODAY()))`,
    LastMonth: month(-1),
    ThisMonth: month(0),
    NextMonth: month(1),
  };
  return formulas[criterion];
}

/** A rule as the writer of files takes it; undefined for those that it cannot draw. */
function fileRule({ rule, areas, format }: ConditionalFormat, priority: number): ConditionalFormattingRule | undefined {
  const first = areas[0];
  if (!first) return undefined;
  const style: Partial<Style> = fileOverlay(format);
  const cell = addressOf(cellArea(first.row, first.column));
  const expression = (formula: string): ConditionalFormattingRule => ({
    type: 'expression',
    priority,
    formulae: [formula],
    style,
  });
  switch (rule.type) {
    case 'Custom':
      return expression(bareFormula(rule.rule.formula));
    case 'ContainsText':
      return expression(textFormula(rule.rule, cell));
    case 'PresetCriteria':
      return expression(criterionFormula(rule.rule.criterion, cell, absoluteAddressOf(first)));
    case 'CellValue': {
      const { operator, formula1, formula2 } = rule.rule;
      const formulae = [formula1, ...(formula2 === undefined ? [] : [formula2])].map((one) => bareFormula(String(one)));
      // The writer's types name four of the eight operators that it passes on.
      return { type: 'cellIs', priority, operator: operators[operator] as 'equal', formulae, style };
    }
    case 'TopBottom': {
      const { type, rank } = rule.rule;
      return {
        type: 'top10',
        priority,
        rank,
        percent: type.endsWith('Percent'),
        bottom: type.startsWith('Bottom'),
        style,
      };
    }
    case 'DataBar':
      return fileDataBar(rule.rule, priority);
    case 'ColorScale':
    case 'IconSet':
      return undefined;
  }
}

/** Draws the conditional formats of a sheet; answers the priorities at which judging ends. */
export function writeConditions(sheet: Sheet, target: Worksheet): ReadonlySet<number> {
  const ends = new Set<number>();
  sheet.conditionalFormats.list().forEach((format, index) => {
    const rule = fileRule(format, index + 1);
    if (!rule) return;
    if (format.stopIfTrue) ends.add(index + 1);
    target.addConditionalFormatting({ ref: format.areas.map(addressOf).join(' '), rules: [rule] });
  });
  return ends;
}

/** What the reader of files gives of a rule, as far as it is used. */
interface ReadRule extends ReadDataBar {
  readonly type?: string;
  readonly operator?: string;
  readonly formulae?: readonly unknown[];
  readonly priority?: number;
  readonly rank?: number;
  readonly percent?: boolean;
  readonly bottom?: boolean;
  readonly aboveAverage?: boolean;
  readonly style?: Partial<Style>;
}

function ruleOf(rule: ReadRule): ConditionalRule | undefined {
  const [formula1, formula2] = (rule.formulae ?? []).map((formula) => formulaOfFile(String(formula)));
  if (rule.type === 'cellIs') {
    const operator = (Object.keys(operators) as Operator[]).find((one) => operators[one] === rule.operator); // keys of the table above
    if (!operator || formula1 === undefined) return undefined;
    return { type: 'CellValue', rule: { operator, formula1, ...(formula2 === undefined ? {} : { formula2 }) } };
  }
  if (rule.type === 'top10') {
    const end = rule.bottom === true ? 'Bottom' : 'Top';
    const type = rule.percent === true ? (`${end}Percent` as const) : (`${end}Items` as const);
    return { type: 'TopBottom', rule: { type, rank: rule.rank ?? 10 } };
  }
  if (rule.type === 'dataBar') return { type: 'DataBar', rule: readDataBar(rule) };
  if (rule.type === 'aboveAverage') {
    const criterion = rule.aboveAverage === false ? 'BelowAverage' : 'AboveAverage';
    return { type: 'PresetCriteria', rule: { criterion } };
  }
  // Whatever else has a formula means what the formula says.
  return formula1 === undefined ? undefined : { type: 'Custom', rule: { formula: formula1 } };
}

/** The reader of files keeps conditional formats under a name that its types leave out. */
interface WithConditions {
  readonly conditionalFormattings: readonly { readonly ref: string; readonly rules: readonly ReadRule[] }[];
}

/** Reads the conditional formats of a file into a sheet, the first ones first. */
export function readConditions(source: Worksheet, sheet: Sheet, ends: ReadonlySet<number>): void {
  const { conditionalFormattings } = source as unknown as WithConditions;
  const rules = conditionalFormattings.flatMap(({ ref, rules: ofRef }) =>
    ofRef.map((rule) => ({
      rule,
      areas: ref.split(/\s+/).flatMap((part): readonly Area[] => {
        const area = parseArea(part);
        return area ? [area] : [];
      }),
    })),
  );
  rules.sort((one, other) => (one.rule.priority ?? 0) - (other.rule.priority ?? 0));
  for (const { rule, areas } of rules) {
    const read = ruleOf(rule);
    if (!read || areas.length === 0) continue;
    const { id } = sheet.conditionalFormats.add(areas, read, overlayOf(rule.style), 'last');
    if (ends.has(rule.priority ?? 0)) sheet.conditionalFormats.change(id, { stopIfTrue: true });
  }
}
