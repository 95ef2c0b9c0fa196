import './charts.css';
import { scaleLinear } from 'd3-scale';

export interface RankInterval {
  readonly id: string;
  readonly name: string;
  readonly place: number;
  /** Places between which 90 % of the runs lie. */
  readonly low: number;
  readonly high: number;
  readonly text: string;
}

const ROW = 28;
const LEFT = 250;
const RIGHT = 170;
const WIDTH = 900;
const TOP = 26;

/** The place of each street as a dot and the places it takes when weights change as a line; 1 stands at the left. */
export function RankIntervals(props: {
  readonly rows: readonly RankInterval[];
  readonly places: number;
  readonly label: string;
}) {
  const { rows, places } = props;
  const x = scaleLinear([1, Math.max(2, places)], [LEFT + 8, WIDTH - RIGHT]);
  const height = TOP + rows.length * ROW + 8;
  const step = Math.max(1, Math.ceil(places / 15));
  const ticks = Array.from({ length: places }, (_, i) => i + 1).filter((place) => (place - 1) % step === 0);
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={props.label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={TOP - 4} y2={height} />
          <text className="chart-quiet" x={x(tick)} y={TOP - 10} textAnchor="middle">
            {tick}
          </text>
        </g>
      ))}
      {rows.map((row, index) => {
        const middle = TOP + index * ROW + ROW / 2;
        return (
          <g key={row.id}>
            <text x={LEFT - 8} y={middle + 4} textAnchor="end">
              {row.name}
            </text>
            <path
              className="chart-interval"
              fill="none"
              d={`M${x(row.low)} ${middle - 5}v10m0 -5H${x(row.high)}m0 -5v10`}
            />
            <circle className="chart-dot" cx={x(row.place)} cy={middle} r={5} />
            <text x={WIDTH - RIGHT + 14} y={middle + 4}>
              {row.text}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
