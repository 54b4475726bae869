import { type Border, type CellEdge, type FormatOverlay } from '../../../model';
import { HostError } from '../../host-error';
import { type Argument, hostObject, type ObjectType, type Property } from '../../object-type';
import { type FormatOfSheet, formatNow } from './format-of-sheet';
import { boolean, color, integer, isGiven, oneOf, text } from '../input';

const underlines = ['None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'] as const;
const styles = ['None', 'Continuous', 'Dash', 'DashDot', 'DashDotDot', 'Dot'] as const;

type Look = FormatOverlay;
type LookFont = NonNullable<Look['font']>;

function change({ sheet, id }: FormatOfSheet, to: (look: Look) => Look): void {
  sheet.conditionalFormats.change(id, { format: to(formatNow({ sheet, id }).format) });
}

/** The look without some of its parts. */
const without = (look: Look, part: keyof Look): Look => {
  const { [part]: _, ...others } = look;
  return others;
};

const fontAspect = <Name extends keyof LookFont>(
  name: Name,
  read: (value: Argument) => LookFont[Name],
): Property<FormatOfSheet> => ({
  get: (target) => formatNow(target).format.font?.[name] ?? null,
  set: (target, value) => change(target, (look) => ({ ...look, font: { ...look.font, [name]: read(value) } })),
});

export const fontType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalRangeFont',
  properties: {
    Bold: fontAspect('bold', boolean),
    Italic: fontAspect('italic', boolean),
    Color: fontAspect('color', color),
    Strikethrough: fontAspect('strikethrough', boolean),
    Underline: fontAspect('underline', (value) => oneOf(underlines, value)),
  },
  methods: { Clear: (target) => change(target, (look) => without(look, 'font')) },
};

export const fillType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalRangeFill',
  properties: {
    Color: {
      get: (target) => formatNow(target).format.fill ?? '',
      set: (target, value) => change(target, (look) => ({ ...look, fill: color(value) })),
    },
  },
  methods: { Clear: (target) => change(target, (look) => without(look, 'fill')) },
};

const sides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as const satisfies readonly CellEdge[];

interface Side extends FormatOfSheet {
  readonly side: (typeof sides)[number];
}

function changeBorder(target: Side, border: Partial<Border>): void {
  change(target, (look) => {
    const now: Border = look.borders?.[target.side] ?? { style: 'Continuous', weight: 'Thin', color: '#000000' };
    return { ...look, borders: { ...look.borders, [target.side]: { ...now, ...border } } };
  });
}

export const borderType: ObjectType<Side> = {
  name: 'ConditionalRangeBorder',
  identify: ({ side }) => side,
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (target) => formatNow(target).format.borders?.[target.side]?.style ?? 'None',
      set: (target, value) => changeBorder(target, { style: oneOf(styles, value) }),
    },
    Color: {
      get: (target) => formatNow(target).format.borders?.[target.side]?.color ?? '#000000',
      set: (target, value) => changeBorder(target, { color: color(value) }),
    },
  },
};

const at = (side: Side['side']) => (target: FormatOfSheet) => hostObject(borderType, { ...target, side });

export const bordersType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalRangeBorderCollection',
  properties: { Count: { get: () => sides.length } },
  navigations: {
    Top: at('EdgeTop'),
    Bottom: at('EdgeBottom'),
    Left: at('EdgeLeft'),
    Right: at('EdgeRight'),
  },
  collection: {
    itemType: () => borderType,
    items: (target) => sides.map((side) => at(side)(target)),
    find: (target, key) => at(oneOf(sides, key))(target),
  },
  methods: {
    GetItemAt: (target, [index]) => {
      const side = sides[integer(index)];
      if (side === undefined) throw new HostError('InvalidArgument');
      return at(side)(target);
    },
  },
};

/** What cells look like while a conditional format holds. */
export const conditionalRangeFormatType: ObjectType<FormatOfSheet> = {
  name: 'ConditionalRangeFormat',
  properties: {
    NumberFormat: {
      get: (target) => formatNow(target).format.numberFormat ?? null,
      set: (target, value) =>
        change(target, (look) =>
          isGiven(value) ? { ...look, numberFormat: text(value) } : without(look, 'numberFormat'),
        ),
    },
  },
  navigations: {
    Borders: (target) => hostObject(bordersType, target),
    Fill: (target) => hostObject(fillType, target),
    Font: (target) => hostObject(fontType, target),
  },
};
