import { dynamicCriteria, type FilterCriteria } from '../../../../src/excel-host';
import { attributes, elements, truth } from './xml';

/** Signs of a criterion by the operator of a file. */
const operators: Readonly<Record<string, string>> = {
  equal: '=',
  notEqual: '<>',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  lessThan: '<',
  lessThanOrEqual: '<=',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const criterionOf = (filter: Element): string =>
  `${operators[filter.getAttribute('operator') ?? 'equal'] ?? '='}${filter.getAttribute('val') ?? ''}`;

/** What a column of a filter lets through; undefined for kinds that the workbook does not know, as colours. */
export function readCriteria(column: Element): FilterCriteria | undefined {
  const values = elements(column, 'filters')[0];
  if (values) {
    const texts = elements(values, 'filter').map((filter) => filter.getAttribute('val') ?? '');
    return { filterOn: 'Values', values: truth(values, 'blank') ? [...texts, ''] : texts };
  }
  const custom = elements(column, 'customFilters')[0];
  const [first, second] = custom ? elements(custom, 'customFilter').map(criterionOf) : [];
  if (custom && first !== undefined) {
    const both = { criterion2: second ?? '', operator: truth(custom, 'and') ? ('And' as const) : ('Or' as const) };
    return { filterOn: 'Custom', criterion1: first, ...(second === undefined ? {} : both) };
  }
  const top = elements(column, 'top10')[0];
  if (top) {
    const end = truth(top, 'top', true) ? 'Top' : 'Bottom';
    const filterOn = `${end}${truth(top, 'percent') ? 'Percent' : 'Items'}` as const;
    return { filterOn, criterion1: top.getAttribute('val') ?? '10' };
  }
  const kind = elements(column, 'dynamicFilter')[0]?.getAttribute('type');
  const known = dynamicCriteria.find((name) => lowerFirst(name) === kind);
  return known && { filterOn: 'Dynamic', dynamicCriteria: known };
}

function customFilter(criterion: string): string {
  const [, sign = '=', val = ''] = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(criterion) ?? [];
  const operator = Object.keys(operators).find((name) => operators[name] === sign);
  return `<customFilter${attributes({ operator: operator === 'equal' ? undefined : operator, val })}/>`;
}

/** What a column lets through, as a file holds it; undefined for what would need a look of its own. */
export function writeCriteria(criteria: FilterCriteria): string | undefined {
  const { filterOn, values = [], criterion1 = '', criterion2, operator } = criteria;
  switch (filterOn) {
    case 'Values': {
      const texts = values.filter((value) => value !== '').map((value) => `<filter${attributes({ val: value })}/>`);
      const blank = values.includes('') ? attributes({ blank: true }) : '';
      return `<filters${blank}>${texts.join('')}</filters>`;
    }
    case 'Custom': {
      const and = criterion2 !== undefined && operator !== 'Or' ? attributes({ and: true }) : '';
      const filters = [criterion1, criterion2].flatMap((one) => (one === undefined ? [] : [customFilter(one)]));
      return `<customFilters${and}>${filters.join('')}</customFilters>`;
    }
    case 'TopItems':
    case 'TopPercent':
    case 'BottomItems':
    case 'BottomPercent': {
      const top = filterOn.startsWith('Top');
      const percent = filterOn.endsWith('Percent');
      return `<top10${attributes({ top: top ? undefined : false, percent: percent || undefined, val: criterion1 })}/>`;
    }
    case 'Dynamic':
      return `<dynamicFilter${attributes({ type: lowerFirst(criteria.dynamicCriteria ?? 'AboveAverage') })}/>`;
    case 'CellColor':
    case 'FontColor':
      return undefined;
  }
}
