import { type Bound, type ConditionalRule, type ConditionalType, presetCriteria } from '../../../model';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../../object-type';
import { type WireValue } from '../../protocol';
import { type FormatOfSheet, formatNow } from './format-of-sheet';
import { conditionalRangeFormatType } from './conditional-look';
import { comparisons, fields, isGiven, number, oneOf, text } from '../input';

const textOperators = ['Contains', 'NotContains', 'BeginsWith', 'EndsWith'] as const;
const ranks = ['TopItems', 'TopPercent', 'BottomItems', 'BottomPercent'] as const;

/** A bound is a formula, or a number that may come as text. */
function bound(value: Argument | undefined): Bound {
  if (typeof value === 'number') return value;
  const given = text(value);
  const read = Number(given);
  return given.trim() !== '' && Number.isFinite(read) ? read : given;
}

type RuleOf<Type extends ConditionalType> = Extract<ConditionalRule, { type: Type }>['rule'];

/** The rule of a format of this kind. */
function ruleOf(target: FormatOfSheet, type: ConditionalType): ConditionalRule['rule'] {
  const { rule } = formatNow(target);
  if (rule.type !== type) throw new HostError('InvalidOperation');
  return rule.rule;
}

const change = ({ sheet, id }: FormatOfSheet, rule: ConditionalRule) => {
  formatNow({ sheet, id });
  sheet.conditionalFormats.change(id, { rule });
};

/** A rule that is set and read as one object. */
const whole = (type: ConditionalType, read: (value: Argument) => ConditionalRule): Property<FormatOfSheet> => ({
  // Rules are plain data.
  get: (target) => ruleOf(target, type) as WireValue,
  set: (target, value) => change(target, read(value)),
});

const readCellValue = (value: Argument): ConditionalRule => {
  const given = fields(value);
  const rule: RuleOf<'CellValue'> = {
    operator: oneOf(comparisons, given['operator']),
    formula1: bound(given['formula1']),
    ...(isGiven(given['formula2']) ? { formula2: bound(given['formula2']) } : {}),
  };
  if (['Between', 'NotBetween'].includes(rule.operator) && rule.formula2 === undefined) {
    throw new HostError('InvalidArgument');
  }
  return { type: 'CellValue', rule };
};

const readText = (value: Argument): ConditionalRule => {
  const given = fields(value);
  return {
    type: 'ContainsText',
    rule: { operator: oneOf(textOperators, given['operator']), text: text(given['text']) },
  };
};

const readPreset = (value: Argument): ConditionalRule => ({
  type: 'PresetCriteria',
  rule: { criterion: oneOf(presetCriteria, fields(value)['criterion']) },
});

const readTopBottom = (value: Argument): ConditionalRule => {
  const given = fields(value);
  return { type: 'TopBottom', rule: { type: oneOf(ranks, given['type']), rank: number(given['rank']) } };
};

export const conditionalFormatRuleType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalFormatRule',
  properties: Object.fromEntries(
    (['Formula', 'FormulaLocal'] as const).map((name): [string, Property<FormatOfSheet>] => [
      name,
      {
        get: (target) => {
          const { rule } = formatNow(target);
          return rule.type === 'Custom' ? rule.rule.formula : null;
        },
        set: (target, formula) => {
          const given = text(formula);
          change(target, { type: 'Custom', rule: { formula: given.startsWith('=') ? given : `=${given}` } });
        },
      },
    ]),
  ),
};

const lookOf = (target: FormatOfSheet) => hostObject(conditionalRangeFormatType, target);

type KeptType = 'DataBar' | 'ColorScale' | 'IconSet';

/** Kinds that the model keeps as they are: their members are what was set. */
function kept(
  type: KeptType,
  names: readonly string[],
  path: readonly string[] = [],
): Readonly<Record<string, Property<FormatOfSheet>>> {
  const key = (name: string) => [...path, name.slice(0, 1).toLowerCase() + name.slice(1)].join('.');
  const read = (target: FormatOfSheet): Readonly<Record<string, unknown>> => ({ ...ruleOf(target, type) });
  return Object.fromEntries(
    names.map((name): [string, Property<FormatOfSheet>] => [
      name,
      {
        // Only what the library sent as JSON is kept.
        get: (target) => (read(target)[key(name)] as WireValue | undefined) ?? null,
        set: (target, value) => change(target, { type, rule: { ...read(target), [key(name)]: value } }),
      },
    ]),
  );
}

export const positiveFormatType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalDataBarPositiveFormat',
  properties: kept('DataBar', ['FillColor', 'GradientFill', 'BorderColor'], ['positive']),
};

export const negativeFormatType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalDataBarNegativeFormat',
  properties: kept(
    'DataBar',
    ['FillColor', 'MatchPositiveFillColor', 'BorderColor', 'MatchPositiveBorderColor'],
    ['negative'],
  ),
};

/** What is particular to each kind of conditional format. */
export const ruleTypes: Readonly<Record<ConditionalType, ObjectType<FormatOfSheet>>> = {
  CellValue: {
    name: 'CellValueConditionalFormat',
    properties: { Rule: whole('CellValue', readCellValue) },
    navigations: { Format: lookOf },
  },
  Custom: {
    name: 'CustomConditionalFormat',
    navigations: { Format: lookOf, Rule: (target) => hostObject(conditionalFormatRuleType, target) },
  },
  ContainsText: {
    name: 'TextConditionalFormat',
    properties: { Rule: whole('ContainsText', readText) },
    navigations: { Format: lookOf },
  },
  PresetCriteria: {
    name: 'PresetCriteriaConditionalFormat',
    properties: { Rule: whole('PresetCriteria', readPreset) },
    navigations: { Format: lookOf },
  },
  TopBottom: {
    name: 'TopBottomConditionalFormat',
    properties: { Rule: whole('TopBottom', readTopBottom) },
    navigations: { Format: lookOf },
  },
  DataBar: {
    name: 'DataBarConditionalFormat',
    properties: kept('DataBar', [
      'ShowDataBarOnly',
      'BarDirection',
      'AxisFormat',
      'AxisColor',
      'LowerBoundRule',
      'UpperBoundRule',
    ]),
    navigations: {
      PositiveFormat: (target) => hostObject(positiveFormatType, target),
      NegativeFormat: (target) => hostObject(negativeFormatType, target),
    },
  },
  ColorScale: {
    name: 'ColorScaleConditionalFormat',
    properties: {
      ...kept('ColorScale', ['Criteria']),
      ThreeColorScale: {
        get: (target) => {
          const { rule } = formatNow(target);
          const given = rule.type === 'ColorScale' ? rule.rule['criteria'] : undefined;
          return typeof given === 'object' && given !== null && 'midpoint' in given;
        },
      },
    },
  },
  IconSet: {
    name: 'IconSetConditionalFormat',
    properties: kept('IconSet', ['Style', 'Criteria', 'ReverseIconOrder', 'ShowIconOnly']),
  },
};
