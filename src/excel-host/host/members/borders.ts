import { type Area, type Border, type CellEdge, lastColumn, lastRow } from '../../model';
import { type CellRange } from '../cell-range';
import { HostError } from '../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../object-type';
import { color, integer, oneOf } from './input';

const sides = [
  'EdgeTop',
  'EdgeBottom',
  'EdgeLeft',
  'EdgeRight',
  'InsideVertical',
  'InsideHorizontal',
  'DiagonalDown',
  'DiagonalUp',
] as const;
type Side = (typeof sides)[number];

export const borderStyles = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
] as const;
export const borderWeights = ['Hairline', 'Thin', 'Medium', 'Thick'] as const;

interface RangeBorder {
  readonly range: CellRange;
  readonly side: Side;
}

interface Part {
  readonly area: Area;
  readonly edge: CellEdge;
}

/** The cells and their edges of which one side of an area consists. */
function partsOf(area: Area, side: Side): readonly Part[] {
  const top = { ...area, rows: 1 };
  const left = { ...area, columns: 1 };
  switch (side) {
    case 'EdgeTop':
      return [{ area: top, edge: side }];
    case 'EdgeBottom':
      return [{ area: { ...top, row: lastRow(area) }, edge: side }];
    case 'EdgeLeft':
      return [{ area: left, edge: side }];
    case 'EdgeRight':
      return [{ area: { ...left, column: lastColumn(area) }, edge: side }];
    case 'InsideHorizontal':
      return area.rows === 1 ? [] : [{ area: { ...area, rows: area.rows - 1 }, edge: 'EdgeBottom' }];
    case 'InsideVertical':
      return area.columns === 1 ? [] : [{ area: { ...area, columns: area.columns - 1 }, edge: 'EdgeRight' }];
    case 'DiagonalDown':
    case 'DiagonalUp':
      return [{ area, edge: side }];
  }
}

const none: Border = { style: 'None', weight: 'Thin', color: '#000000' };

/** What one part of all edges of the side have in common; null where they differ. */
function common<Value extends string>({ range, side }: RangeBorder, pick: (border: Border) => Value): Value | null {
  const found = new Set<Value | null>();
  for (const { area, edge } of range.areas.flatMap((one) => partsOf(one, side))) {
    found.add(range.sheet.common(area, (format) => pick(format.borders[edge] ?? none)));
  }
  const [only = pick(none)] = found;
  return found.size > 1 ? null : only;
}

function change({ range, side }: RangeBorder, border: Partial<Border>): void {
  for (const { area, edge } of range.areas.flatMap((one) => partsOf(one, side))) {
    range.sheet.changeFormat(area, { borders: { [edge]: border } });
  }
}

const aspect = <Value extends string>(
  pick: (border: Border) => Value,
  read: (value: Argument) => Partial<Border>,
): Property<RangeBorder> => ({
  get: (target) => common(target, pick),
  set: (target, value) => change(target, read(value)),
});

export const rangeBorderType: ObjectType<RangeBorder> = {
  name: 'RangeBorder',
  identify: ({ side }) => side,
  properties: {
    Color: aspect(
      (border) => border.color,
      (value) => ({ color: color(value) }),
    ),
    SideIndex: { get: ({ side }) => side },
    Style: aspect(
      (border) => border.style,
      (value) => ({ style: oneOf(borderStyles, value) }),
    ),
    Weight: aspect(
      (border) => border.weight,
      (value) => ({ weight: oneOf(borderWeights, value) }),
    ),
  },
};

export const rangeBorderCollectionType: ObjectType<CellRange> = {
  name: 'RangeBorderCollection',
  properties: { Count: { get: () => sides.length } },
  collection: {
    itemType: () => rangeBorderType,
    items: (range) => sides.map((side) => hostObject(rangeBorderType, { range, side })),
    find: (range, side) => hostObject(rangeBorderType, { range, side: oneOf(sides, side) }),
  },
  methods: {
    GetItemAt: (range, [index]) => {
      const side = sides[integer(index)];
      if (side === undefined) throw new HostError('InvalidArgument');
      return hostObject(rangeBorderType, { range, side });
    },
  },
};
