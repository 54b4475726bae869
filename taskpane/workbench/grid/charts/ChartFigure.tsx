import { makeStyles, tokens } from '@fluentui/react-components';
import { BarsOfChart, colourOf } from './BarsOfChart';
import type { DrawnChart } from './drawn-chart';
import { SlicesOfChart } from './SlicesOfChart';

const useStyles = makeStyles({
  figure: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    margin: 0,
    width: '100%',
    height: '100%',
    overflow: 'hidden',
    padding: '6px 8px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase200,
  },
  title: { fontWeight: tokens.fontWeightSemibold, textAlign: 'center', whiteSpace: 'nowrap', overflow: 'hidden' },
  drawing: { display: 'block', fontSize: '11px', fill: tokens.colorNeutralForeground2 },
  legend: { display: 'flex', justifyContent: 'center', gap: '12px' },
  key: { display: 'inline-block', width: '9px', height: '9px', marginRight: '4px' },
  scrolled: { overflow: 'auto' },
  unseen: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** Pixels that the title and the frame take. */
const around = { width: 18, height: 34, legend: 18 };

interface ChartFigureProps {
  readonly chart: DrawnChart;
  readonly width: number;
  readonly height: number;
  readonly locale: string;
}

/** A chart as a picture, with its numbers as a table for whoever does not see it. */
export function ChartFigure({ chart, width, height, locale }: ChartFigureProps) {
  const styles = useStyles();
  const number = new Intl.NumberFormat(locale);
  const size = {
    width: Math.max(1, width - around.width),
    height: Math.max(1, height - around.height - (chart.legend ? around.legend : 0)),
  };
  const named = { 'role': 'figure', 'aria-label': chart.title };
  return (
    <figure {...named} className={styles.figure} data-chart={chart.id}>
      <div className={styles.title} aria-hidden>
        {chart.title}
      </div>
      {chart.kind && (
        <svg {...size} className={styles.drawing} aria-hidden>
          {chart.kind === 'pie' ? (
            <SlicesOfChart chart={chart} {...size} />
          ) : (
            <BarsOfChart chart={chart} {...size} locale={locale} />
          )}
        </svg>
      )}
      {chart.legend && chart.kind && (
        <div className={styles.legend} aria-hidden>
          {chart.series.map(({ name }, index) => (
            <span key={index}>
              <span className={styles.key} style={{ backgroundColor: colourOf(index) }} />
              {name}
            </span>
          ))}
        </div>
      )}
      <div className={chart.kind ? styles.unseen : styles.scrolled}>
        <table>
          <caption>{chart.title}</caption>
          <thead>
            <tr>
              <td />
              {chart.series.map(({ name }, index) => (
                <th key={index} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.categories.map((category, row) => (
              <tr key={row}>
                <th scope="row">{category}</th>
                {chart.series.map(({ values }, index) => {
                  const value = values[row];
                  return <td key={index}>{value === undefined ? '' : number.format(value)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
