import { tokens } from '@fluentui/react-components';
import type { DrawnChart } from './drawn-chart';
import { scaleOf } from './scale';

/** Colours of series, in their order. */
export const seriesColours = [
  tokens.colorPaletteBlueBorderActive,
  tokens.colorPaletteMarigoldBorderActive,
  tokens.colorPaletteGreenBorderActive,
  tokens.colorPaletteBerryBorderActive,
  tokens.colorPaletteTealBorderActive,
  tokens.colorPaletteRedBorderActive,
] as const;

export const colourOf = (index: number): string => seriesColours[index % seriesColours.length] ?? seriesColours[0];

interface BarsProps {
  readonly chart: DrawnChart;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
}

/** Pixels of a letter of the labels, on average. */
const letter = 5.8;

const shortened = (text: string, room: number): string => {
  const fits = Math.max(1, Math.floor(room / letter));
  return text.length <= fits ? text : `${text.slice(0, fits - 1)}…`;
};

/** Bars beside each other, upright or lying; lying ones begin at the bottom, as in Excel. */
export function BarsOfChart({ chart, width, height, locale }: BarsProps) {
  const { categories, series } = chart;
  const lying = chart.kind === 'bar';
  const scale = scaleOf(series.flatMap(({ values }) => values.filter((value) => value !== undefined)));
  const number = new Intl.NumberFormat(locale, { notation: 'compact' });
  const labels = scale.ticks.map((tick) => number.format(tick));
  const longest = Math.max(0, ...(lying ? categories : labels).map((text) => text.length)) * letter + 10;
  const left = Math.min(longest, width * 0.45);
  const plot = { x: left, y: 6, width: Math.max(1, width - left - 12), height: Math.max(1, height - 30) };
  const along = lying ? plot.width : plot.height;
  const at = (value: number) => ((value - scale.from) / (scale.to - scale.from)) * along;
  const slot = (lying ? plot.height : plot.width) / Math.max(1, categories.length);
  const thickness = (slot * 0.7) / Math.max(1, series.length);
  const every = Math.ceil((lying ? 14 : Math.min(60, longestOf(categories) * letter + 8)) / slot);
  return (
    <>
      {scale.ticks.map((tick, index) => {
        const place = at(tick);
        const line = lying
          ? { x1: plot.x + place, x2: plot.x + place, y1: plot.y, y2: plot.y + plot.height }
          : { x1: plot.x, x2: plot.x + plot.width, y1: plot.y + along - place, y2: plot.y + along - place };
        return (
          <g key={tick}>
            <line {...line} stroke={tick === 0 ? tokens.colorNeutralStroke1 : tokens.colorNeutralStroke3} />
            <text
              x={lying ? line.x1 : plot.x - 6}
              y={lying ? plot.y + plot.height + 16 : line.y1 + 4}
              textAnchor={lying ? 'middle' : 'end'}
            >
              {labels[index]}
            </text>
          </g>
        );
      })}
      {categories.map((category, index) => {
        const middle = slot * (index + 0.5);
        if (index % every !== 0) return null;
        return lying ? (
          <text key={index} x={plot.x - 6} y={plot.y + plot.height - middle + 4} textAnchor="end">
            {shortened(category, left - 8)}
          </text>
        ) : (
          <text key={index} x={plot.x + middle} y={plot.y + plot.height + 16} textAnchor="middle">
            {shortened(category, slot * every)}
          </text>
        );
      })}
      {series.flatMap(({ values }, which) =>
        values.map((value, index) => {
          if (value === undefined || value === 0) return null;
          const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
          const across = slot * index + slot * 0.15 + thickness * which;
          const box = lying
            ? { x: plot.x + from, y: plot.y + plot.height - across - thickness, width: to - from, height: thickness }
            : { x: plot.x + across, y: plot.y + along - to, width: thickness, height: to - from };
          return <rect key={`${String(which)} ${String(index)}`} {...box} fill={colourOf(which)} rx={1} />;
        }),
      )}
    </>
  );
}

const longestOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => text.length));
