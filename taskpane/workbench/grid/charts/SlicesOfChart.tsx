import { tokens } from '@fluentui/react-components';
import { colourOf } from './BarsOfChart';
import type { DrawnChart } from './drawn-chart';

interface SlicesProps {
  readonly chart: DrawnChart;
  readonly width: number;
  readonly height: number;
}

/** The first series as slices of a whole, clockwise from the top; what is not above 0 has none. */
export function SlicesOfChart({ chart, width, height }: SlicesProps) {
  const values = (chart.series[0]?.values ?? []).map((value) => Math.max(0, value ?? 0));
  const total = values.reduce((sum, value) => sum + value, 0);
  const radius = Math.max(1, Math.min(width * 0.3, height / 2 - 8));
  const centre = { x: radius + 10, y: height / 2 };
  const point = (share: number) => {
    const angle = share * 2 * Math.PI;
    return `${String(centre.x + radius * Math.sin(angle))} ${String(centre.y - radius * Math.cos(angle))}`;
  };
  let before = 0;
  return (
    <>
      {values.map((value, index) => {
        if (value === 0) return null;
        const share = value / total;
        const start = before;
        before += share;
        const fill = colourOf(index);
        // An arc cannot lead from a point to itself.
        if (share === 1) return <circle key={index} cx={centre.x} cy={centre.y} r={radius} fill={fill} />;
        const arc = `A ${String(radius)} ${String(radius)} 0 ${share > 0.5 ? '1' : '0'} 1 ${point(start + share)}`;
        const path = `M ${String(centre.x)} ${String(centre.y)} L ${point(start)} ${arc} Z`;
        return <path key={index} d={path} fill={fill} stroke={tokens.colorNeutralBackground1} />;
      })}
      {chart.categories.slice(0, Math.floor(height / 16)).map((category, index) => (
        <g key={index}>
          <rect x={centre.x + radius + 16} y={8 + index * 16} width={9} height={9} fill={colourOf(index)} />
          <text x={centre.x + radius + 30} y={16 + index * 16}>
            {category}
          </text>
        </g>
      ))}
    </>
  );
}
