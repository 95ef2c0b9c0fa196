import './charts.css';
import { scaleLinear } from 'd3-scale';
import { spread } from './spread.ts';

export interface SlopeLine {
  readonly id: string;
  /** Stands at the right end, and at the left what it was called before. */
  readonly name: string;
  readonly nameBefore: string;
  readonly before: number;
  readonly after: number;
}

const WIDTH = 900;
const LEFT = 330;
const RIGHT = 570;
const GAP = 15;
const TOP = 34;
/** From the end of a line to its label, which may have to make room for others. */
const LEADER = 32;

/** Two rounds side by side, one line per street or item; the figures stand at both ends. */
export function Slope(props: {
  readonly lines: readonly SlopeLine[];
  readonly before: string;
  readonly after: string;
  readonly label: string;
}) {
  const { lines } = props;
  const all = lines.flatMap(({ before, after }) => [before, after]);
  const height = Math.max(240, TOP + lines.length * (GAP + 4) + 20);
  const y = scaleLinear([Math.min(...all, 100), Math.max(...all, 0)], [height - 16, TOP]).nice();
  const left = spread(
    lines.map(({ before }) => y(before)),
    GAP,
  );
  const right = spread(
    lines.map(({ after }) => y(after)),
    GAP,
  );
  const tall = Math.max(height, ...left, ...right) + 12;
  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${tall}`} role="img" aria-label={props.label}>
      <text x={LEFT} y={14} textAnchor="end">
        {props.before}
      </text>
      <text x={RIGHT} y={14}>
        {props.after}
      </text>
      <line className="chart-axis" x1={LEFT} x2={LEFT} y1={TOP - 10} y2={tall} />
      <line className="chart-axis" x1={RIGHT} x2={RIGHT} y1={TOP - 10} y2={tall} />
      {lines.map((line, index) => (
        <g key={line.id}>
          <line
            className={line.after < line.before ? 'chart-line-second' : 'chart-line'}
            x1={LEFT}
            x2={RIGHT}
            y1={y(line.before)}
            y2={y(line.after)}
          />
          <path
            className="chart-line-quiet"
            d={`M${LEFT - LEADER} ${left[index] ?? 0}L${LEFT} ${y(line.before)}M${RIGHT} ${y(line.after)}L${RIGHT + LEADER} ${right[index] ?? 0}`}
          />
          <text x={LEFT - LEADER - 4} y={(left[index] ?? 0) + 4} textAnchor="end">
            {`${line.nameBefore} ${line.before.toFixed(2)}`}
          </text>
          <text x={RIGHT + LEADER + 4} y={(right[index] ?? 0) + 4}>
            {`${line.after.toFixed(2)} ${line.name}`}
          </text>
        </g>
      ))}
    </svg>
  );
}
