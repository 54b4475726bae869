import { type Area, type FilterState, type Sheet, type Table } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type ObjectType } from '../../object-type';
import { type WireValue } from '../../protocol';
import { readCriteria, wireCriteria } from './filter';
import { integer, isGiven } from '../input';
import { rangeOf } from '../ranges/lookup';

/** The filter of a sheet, or that of a table. */
type FilterOwner = { readonly of: 'sheet'; readonly sheet: Sheet } | { readonly of: 'table'; readonly table: Table };

function stateOf(owner: FilterOwner): (FilterState & { readonly area: Area }) | undefined {
  if (owner.of === 'sheet') return owner.sheet.filter;
  const { filter, area, totalsArea } = owner.table;
  return filter.shown ? { ...filter, area: totalsArea ? { ...area, rows: area.rows - 1 } : area } : undefined;
}

const range = (owner: FilterOwner, host: Host) => {
  const state = stateOf(owner);
  const sheetId = owner.of === 'sheet' ? owner.sheet.id : owner.table.sheetId;
  return state === undefined ? null : host.range(host.cells(sheetId, state.area));
};

/** One entry a column, null where a column is not filtered. */
function criteria(owner: FilterOwner): WireValue {
  const state = stateOf(owner);
  if (state === undefined) return [];
  return Array.from({ length: state.area.columns }, (_, column) => {
    const own = state.criteria.get(column);
    return own === undefined ? null : wireCriteria(own);
  });
}

export const autoFilterType: ObjectType<FilterOwner> = {
  name: 'AutoFilter',
  properties: {
    Criteria: { get: criteria },
    Enabled: { get: (owner) => stateOf(owner) !== undefined },
    IsDataFiltered: { get: (owner) => (stateOf(owner)?.criteria.size ?? 0) > 0 },
  },
  methods: {
    Apply: (owner, [filtered, column, given], host) => {
      const index = isGiven(column) ? integer(column) : undefined;
      const read = isGiven(given) ? readCriteria(given) : undefined;
      if (owner.of === 'table') {
        if (index === undefined || read === undefined) owner.table.configure({ showFilterButton: true });
        else owner.table.applyFilter(index, read);
        return;
      }
      owner.sheet.applyFilter(rangeOf(host, filtered, owner.sheet).area, index, read);
    },
    ClearColumnCriteria: (owner, [column]) => {
      if (owner.of === 'table') owner.table.clearFilter(integer(column));
      else owner.sheet.clearFilter(integer(column));
    },
    ClearCriteria: (owner) => {
      if (owner.of === 'table') owner.table.clearFilters();
      else owner.sheet.clearFilter();
    },
    GetRange: (owner, _, host) => {
      const found = range(owner, host);
      if (found === null) throw new HostError('ItemNotFound');
      return found;
    },
    GetRangeOrNullObject: (owner, _, host) => range(owner, host),
    Reapply: (owner) => {
      if (owner.of === 'table') owner.table.reapplyFilters();
      else owner.sheet.reapplyFilter();
    },
    Remove: (owner) => {
      if (owner.of === 'table') owner.table.configure({ showFilterButton: false });
      else owner.sheet.removeFilter();
    },
  },
};
