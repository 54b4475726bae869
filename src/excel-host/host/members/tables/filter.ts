import { dynamicCriteria, type FilterCriteria } from '../../../model';
import { type Argument, type ObjectType } from '../../object-type';
import { type WireValue } from '../../protocol';
import { HostError } from '../../host-error';
import { color, fields, isGiven, list, number, oneOf, optionalOneOf, optionalText, text } from '../input';
import { columnIndex, type ColumnOfTable } from './column-of-table';

const kinds = [
  'Values',
  'Custom',
  'TopItems',
  'BottomItems',
  'TopPercent',
  'BottomPercent',
  'CellColor',
  'FontColor',
  'Dynamic',
  'Icon',
] as const;

function readDynamic(value: Argument | undefined) {
  const given = text(value);
  const known = dynamicCriteria.find((one) => one.toLowerCase() === given.toLowerCase());
  if (known === undefined) throw new HostError('NotImplemented', { message: `Filtering on ${given} is not modelled.` });
  return known;
}

/** `Excel.FilterCriteria`. */
export function readCriteria(value: Argument | undefined): FilterCriteria {
  const given = fields(value);
  const filterOn = oneOf(kinds, given['filterOn']);
  if (filterOn === 'Icon') throw new HostError('NotImplemented', { message: 'Filtering on icons is not modelled.' });
  const criterion1 = isGiven(given['criterion1']) ? text(given['criterion1']) : undefined;
  const criterion2 = optionalText(given['criterion2']);
  const operator = optionalOneOf(['And', 'Or'], given['operator']);
  const values = isGiven(given['values']) ? list(given['values']).map((item) => text(item)) : undefined;
  if (filterOn === 'Values' && values === undefined) throw new HostError('InvalidArgument');
  return {
    filterOn,
    ...(criterion1 === undefined ? {} : { criterion1 }),
    ...(criterion2 === undefined ? {} : { criterion2 }),
    ...(operator === undefined ? {} : { operator }),
    ...(values === undefined ? {} : { values }),
    ...(filterOn === 'Dynamic' ? { dynamicCriteria: readDynamic(given['dynamicCriteria']) } : {}),
    ...(isGiven(given['color']) ? { color: color(given['color']) } : {}),
  };
}

export const wireCriteria = (criteria: FilterCriteria): WireValue => ({ ...criteria });

function apply(target: ColumnOfTable, criteria: FilterCriteria): void {
  target.table.applyFilter(columnIndex(target), criteria);
}

const counted =
  (filterOn: 'TopItems' | 'BottomItems' | 'TopPercent' | 'BottomPercent') =>
  (target: ColumnOfTable, [count]: readonly Argument[]) =>
    apply(target, { filterOn, criterion1: String(number(count)) });

const coloured =
  (filterOn: 'CellColor' | 'FontColor') =>
  (target: ColumnOfTable, [value]: readonly Argument[]) =>
    apply(target, { filterOn, color: color(value) });

export const filterType: ObjectType<ColumnOfTable> = {
  name: 'Filter',
  properties: {
    Criteria: {
      get: (target) => {
        const criteria = target.table.filter.criteria.get(columnIndex(target));
        return criteria === undefined ? null : wireCriteria(criteria);
      },
    },
  },
  methods: {
    Apply: (target, [criteria]) => apply(target, readCriteria(criteria)),
    ApplyBottomItemsFilter: counted('BottomItems'),
    ApplyBottomPercentFilter: counted('BottomPercent'),
    ApplyTopItemsFilter: counted('TopItems'),
    ApplyTopPercentFilter: counted('TopPercent'),
    ApplyCellColorFilter: coloured('CellColor'),
    ApplyFontColorFilter: coloured('FontColor'),
    ApplyDynamicFilter: (target, [criteria]) =>
      apply(target, { filterOn: 'Dynamic', dynamicCriteria: readDynamic(criteria) }),
    ApplyCustomFilter: (target, [criterion1, criterion2, operator]) =>
      apply(
        target,
        readCriteria({ filterOn: 'Custom', criterion1: criterion1 ?? null, ...rest(criterion2, operator) }),
      ),
    ApplyValuesFilter: (target, [values]) =>
      apply(target, readCriteria({ filterOn: 'Values', values: values ?? null })),
    Clear: (target) => target.table.clearFilter(columnIndex(target)),
  },
};

const rest = (criterion2: Argument | undefined, operator: Argument | undefined) => ({
  criterion2: criterion2 ?? null,
  operator: operator ?? null,
});
