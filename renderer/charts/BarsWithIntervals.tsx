import './charts.css';
import { scaleLinear } from 'd3-scale';

export interface IntervalBar {
  readonly id: string;
  readonly name: string;
  readonly value: number | null;
  /** Sampling interval. */
  readonly interval: readonly [number, number] | null;
  /** What is still possible while parts are missing. */
  readonly reach: readonly [number, number] | null;
  /** Stands at the right end, such as the figure itself. */
  readonly text: string;
}

const ROW = 28;
const LEFT = 250;
const RIGHT = 150;
const WIDTH = 900;
const TOP = 24;

/**
 * Horizontal bars from 0 to 100 with their intervals as whiskers, what is still possible as a dashed line, and the
 * median as a dashed vertical. `label` says for readers what is shown; the table beside it has every figure.
 */
export function BarsWithIntervals(props: {
  readonly bars: readonly IntervalBar[];
  readonly median: number | null;
  readonly label: string;
}) {
  const { bars, median } = props;
  const x = scaleLinear([0, 100], [LEFT, WIDTH - RIGHT]);
  const height = TOP + bars.length * ROW + 8;
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={props.label}>
      {x.ticks(5).map((tick) => (
        <g key={tick}>
          <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={TOP - 4} y2={height} />
          <text className="chart-quiet" x={x(tick)} y={TOP - 8} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const y = TOP + index * ROW;
        const middle = y + ROW / 2;
        return (
          <g key={bar.id}>
            <text x={LEFT - 8} y={middle + 4} textAnchor="end">
              {bar.name}
            </text>
            {bar.value === null ? null : (
              <rect className="chart-bar" x={x(0)} y={y + 6} width={x(bar.value) - x(0)} height={ROW - 12} />
            )}
            {bar.reach === null ? null : (
              <line className="chart-reach" x1={x(bar.reach[0])} x2={x(bar.reach[1])} y1={middle} y2={middle} />
            )}
            {bar.interval === null ? null : (
              <path
                className="chart-interval"
                fill="none"
                d={`M${x(bar.interval[0])} ${middle - 5}v10m0 -5H${x(bar.interval[1])}m0 -5v10`}
              />
            )}
            <text x={WIDTH - RIGHT + 8} y={middle + 4}>
              {bar.text}
            </text>
          </g>
        );
      })}
      {median === null ? null : (
        <line className="chart-median" x1={x(median)} x2={x(median)} y1={TOP - 4} y2={height} />
      )}
    </svg>
  );
}
