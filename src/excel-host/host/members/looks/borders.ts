import { type Area, type Border, type CellEdge, lastColumn, lastRow } from '../../../model';
import { type CellRange } from '../../cell-range';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../../object-type';
import { color, integer, oneOf } from '../input';
import { type Look } from './look';

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

/** What has borders: cells, with lines between them as well, or a style. */
export interface Edges {
  /** What all edges of the side have in common; null where they differ. */
  common<Value extends string>(side: Side, pick: (border: Border) => Value): Value | null;
  change(side: Side, border: Partial<Border>): void;
}

interface EdgeOf {
  readonly edges: Edges;
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

export const edgesOfCells = (range: CellRange): Edges => ({
  common: <Value extends string>(side: Side, pick: (border: Border) => Value) => {
    const found = new Set<Value | null>();
    for (const { area, edge } of range.areas.flatMap((one) => partsOf(one, side))) {
      found.add(range.sheet.common(area, (format) => pick(format.borders[edge] ?? none)));
    }
    const [only = pick(none)] = found;
    return found.size > 1 ? null : only;
  },
  change: (side, border) => {
    for (const { area, edge } of range.areas.flatMap((one) => partsOf(one, side))) {
      range.sheet.changeFormat(area, { borders: { [edge]: border } });
    }
  },
});

/** Edges of a look that has no inside. */
export const edgesOfLook = (look: Look): Edges => {
  const edge = (side: Side): CellEdge => {
    if (side === 'InsideHorizontal' || side === 'InsideVertical') throw new HostError('InvalidArgument');
    return side;
  };
  return {
    common: (side, pick) => look.common((format) => pick(format.borders[edge(side)] ?? none)),
    change: (side, border) => look.change({ borders: { [edge(side)]: border } }),
  };
};

const aspect = <Value extends string>(
  pick: (border: Border) => Value,
  read: (value: Argument) => Partial<Border>,
): Property<EdgeOf> => ({
  get: ({ edges, side }) => edges.common(side, pick),
  set: ({ edges, side }, value) => edges.change(side, read(value)),
});

export const rangeBorderType: ObjectType<EdgeOf> = {
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

export const rangeBorderCollectionType: ObjectType<Edges> = {
  name: 'RangeBorderCollection',
  properties: { Count: { get: () => sides.length } },
  collection: {
    itemType: () => rangeBorderType,
    items: (edges) => sides.map((side) => hostObject(rangeBorderType, { edges, side })),
    find: (edges, side) => hostObject(rangeBorderType, { edges, side: oneOf(sides, side) }),
  },
  methods: {
    GetItemAt: (edges, [index]) => {
      const side = sides[integer(index)];
      if (side === undefined) throw new HostError('InvalidArgument');
      return hostObject(rangeBorderType, { edges, side });
    },
  },
};
