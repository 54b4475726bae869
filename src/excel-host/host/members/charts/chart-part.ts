import { type Sheet } from '../../../model';
import { HostError } from '../../host-error';
import {
  type Argument,
  hostObject,
  isHostObject,
  type Method,
  type ObjectType,
  type Property,
} from '../../object-type';
import { type WireValue } from '../../protocol';
import { text } from '../input';

/** A part of a chart, by the path of members that leads to it: `axes/valueAxis/title`. */
export interface ChartPart {
  readonly sheet: Sheet;
  readonly id: string;
  readonly path: string;
}

const lower = (name: string) => name.slice(0, 1).toLowerCase() + name.slice(1);
const join = (path: string, name: string) => (path === '' ? lower(name) : `${path}/${lower(name)}`);

export const partOf = (part: ChartPart, name: string): ChartPart => ({ ...part, path: join(part.path, name) });

function chartOf({ sheet, id }: ChartPart) {
  const chart = sheet.charts.find(id);
  if (chart === undefined) throw new HostError('ItemNotFound');
  return chart;
}

/** What was set; null where nothing was. The title's text is the chart's own. */
export function read(part: ChartPart, name: string): WireValue {
  const chart = chartOf(part);
  const key = join(part.path, name);
  if (key === 'title/text') return chart.title;
  // Only what came as JSON is written.
  return (chart.properties[key] as WireValue | undefined) ?? null;
}

export function write(part: ChartPart, name: string, value: Argument): void {
  const chart = chartOf(part);
  const key = join(part.path, name);
  if (isHostObject(value)) throw new HostError('InvalidArgument');
  if (key === 'title/text') part.sheet.charts.change(part.id, { title: text(value) });
  else part.sheet.charts.change(part.id, { properties: { ...chart.properties, [key]: value } });
}

/** A class of parts that only keeps what is set on it. */
export function chartPart(
  name: string,
  scalars: readonly string[],
  navigations: Readonly<Record<string, ObjectType<ChartPart>>> = {},
  methods: Readonly<Record<string, Method<ChartPart>>> = {},
): ObjectType<ChartPart> {
  return {
    name,
    properties: Object.fromEntries(
      scalars.map((scalar): [string, Property<ChartPart>] => [
        scalar,
        { get: (part) => read(part, scalar), set: (part, value) => write(part, scalar, value) },
      ]),
    ),
    navigations: Object.fromEntries(
      Object.entries(navigations).map(([member, type]) => [
        member,
        (part: ChartPart) => hostObject(type, partOf(part, member)),
      ]),
    ),
    methods,
  };
}

export const fillType = chartPart(
  'ChartFill',
  [],
  {},
  {
    Clear: (part) => write(part, 'Color', null),
    GetSolidColor: (part) => read(part, 'Color'),
    SetSolidColor: (part, [value]) => write(part, 'Color', text(value)),
  },
);

export const lineType = chartPart(
  'ChartLineFormat',
  ['Color', 'LineStyle', 'Weight'],
  {},
  { Clear: (part) => write(part, 'LineStyle', 'None') },
);
