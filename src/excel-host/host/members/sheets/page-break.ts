import { cellArea, type Sheet } from '../../../model';
import type { Host } from '../../host';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type HostObject, type ObjectType } from '../../object-type';
import { integer } from '../input';
import { rangeOf } from '../ranges/lookup';

/** The page breaks of a sheet between its rows, or between its columns. */
interface Breaks {
  readonly sheet: Sheet;
  readonly along: 'rows' | 'columns';
}

interface BreakOfSheet extends Breaks {
  /** The row or column before which the page begins. */
  readonly at: number;
}

const listed = ({ sheet, along }: Breaks) => (along === 'rows' ? sheet.page.rowBreaks : sheet.page.columnBreaks);

function change({ sheet, along }: Breaks, breaks: readonly number[]): void {
  const sorted = [...new Set(breaks)].sort((one, other) => one - other);
  sheet.changePage(along === 'rows' ? { rowBreaks: sorted } : { columnBreaks: sorted });
}

function present(target: BreakOfSheet): number {
  if (!listed(target).includes(target.at)) throw new HostError('ItemNotFound');
  return target.at;
}

export const pageBreakType: ObjectType<BreakOfSheet> = {
  name: 'PageBreak',
  identify: ({ at }) => at,
  properties: {
    ColumnIndex: { get: (target) => (target.along === 'columns' ? present(target) : 0) },
    RowIndex: { get: (target) => (target.along === 'rows' ? present(target) : 0) },
  },
  methods: {
    Delete: (target) => {
      const at = present(target);
      change(
        target,
        listed(target).filter((one) => one !== at),
      );
    },
    GetCellAfterBreak: (target, _, host) => {
      const at = present(target);
      const cell = target.along === 'rows' ? cellArea(at, 0) : cellArea(0, at);
      return host.range(host.cells(target.sheet.id, cell));
    },
  },
};

function add(target: Breaks, [given]: readonly Argument[], host: Host): HostObject {
  const { area, sheetId } = rangeOf(host, given, target.sheet);
  if (sheetId !== target.sheet.id) throw new HostError('InvalidArgument');
  const at = target.along === 'rows' ? area.row : area.column;
  // Before the first row or column no page can end.
  if (at === 0) throw new HostError('InvalidArgument');
  change(target, [...listed(target), at]);
  return hostObject(pageBreakType, { ...target, at });
}

export const pageBreakCollectionType: ObjectType<Breaks> = {
  name: 'PageBreakCollection',
  collection: {
    itemType: () => pageBreakType,
    items: (target) => listed(target).map((at) => hostObject(pageBreakType, { ...target, at })),
    find: (target, key) => {
      const at = integer(key);
      return listed(target).includes(at) ? hostObject(pageBreakType, { ...target, at }) : null;
    },
  },
  methods: {
    // "Adds a page break before the top-left cell of the range specified."
    Add: add,
    GetCount: (target) => listed(target).length,
    RemovePageBreaks: (target) => change(target, []),
  },
};
