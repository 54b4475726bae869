import { type SortField, type Table } from '../../../model';
import { type CellRange } from '../../cell-range';
import { type Argument, type ObjectType } from '../../object-type';
import { HostError } from '../../host-error';
import { color, fields, integer, isGiven, list, oneOf, optionalBoolean, optionalOneOf } from '../input';

/** `Excel.SortField`. */
function readFields(value: Argument | undefined): readonly SortField[] {
  const given = list(value).map((item): SortField => {
    const field = fields(item);
    const sortOn = optionalOneOf(['Value', 'CellColor', 'FontColor', 'Icon'], field['sortOn']);
    if (sortOn === 'Icon') throw new HostError('NotImplemented', { message: 'Sorting by icon is not modelled.' });
    return {
      key: integer(field['key']),
      ascending: optionalBoolean(field['ascending']) ?? true,
      ...(sortOn === undefined ? {} : { sortOn }),
      ...(isGiven(field['color']) && field['color'] !== '' ? { color: color(field['color']) } : {}),
      ...(isGiven(field['dataOption']) ? { dataOption: oneOf(['Normal', 'TextAsNumber'], field['dataOption']) } : {}),
    };
  });
  if (given.length === 0) throw new HostError('InvalidArgument');
  return given;
}

export const rangeSortType: ObjectType<CellRange> = {
  name: 'RangeSort',
  methods: {
    Apply: ({ sheet, area }, [sortFields, matchCase, hasHeaders, orientation]) =>
      sheet.sort(area, readFields(sortFields), {
        matchCase: optionalBoolean(matchCase) ?? false,
        hasHeaders: optionalBoolean(hasHeaders) ?? false,
        orientation: optionalOneOf(['Rows', 'Columns'], orientation) ?? 'Rows',
      }),
  },
};

export const tableSortType: ObjectType<Table> = {
  name: 'TableSort',
  properties: {
    Fields: { get: (table) => table.sortFields.map((field) => ({ ...field })) },
    MatchCase: { get: () => false },
    Method: { get: () => 'PinYin' },
  },
  methods: {
    Apply: (table, [sortFields, matchCase]) => table.sort(readFields(sortFields), optionalBoolean(matchCase) ?? false),
    Clear: (table) => table.clearSort(),
    Reapply: (table) => table.reapplySort(),
  },
};
