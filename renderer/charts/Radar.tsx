import './charts.css';
import { scaleLinear } from 'd3-scale';
import { lineRadial, curveLinearClosed } from 'd3-shape';

export interface RadarAxis {
  readonly id: string;
  readonly name: string;
}

export interface RadarShape {
  readonly id: string;
  /** In the order of the axes; null where there is no score: the outline then has a gap to the centre. */
  readonly values: readonly (number | null)[];
  readonly style: 'first' | 'second';
}

const SIZE = 420;
const RADIUS = 140;
const RINGS = [20, 40, 60, 80, 100];

/** Scores 0–100 on axes around a centre, outlines only, so that several stay readable without colour. */
export function Radar(props: {
  readonly axes: readonly RadarAxis[];
  readonly shapes: readonly RadarShape[];
  readonly label: string;
}) {
  const { axes, shapes } = props;
  const r = scaleLinear([0, 100], [0, RADIUS]);
  const angle = (index: number) => (2 * Math.PI * index) / axes.length;
  const outline = lineRadial<number>()
    .angle((_, index) => angle(index))
    .radius((value) => r(value))
    .curve(curveLinearClosed);
  return (
    <svg className="chart chart-radar" viewBox={`0 0 ${SIZE} ${SIZE}`} role="img" aria-label={props.label}>
      <g transform={`translate(${SIZE / 2} ${SIZE / 2})`}>
        {RINGS.map((ring) => (
          <path key={ring} className="chart-grid" fill="none" d={outline(axes.map(() => ring)) ?? ''} />
        ))}
        {axes.map((axis, index) => {
          const [dx, dy] = [Math.sin(angle(index)), -Math.cos(angle(index))];
          const anchor = Math.abs(dx) < 0.1 ? 'middle' : dx > 0 ? 'start' : 'end';
          return (
            <g key={axis.id}>
              <line className="chart-axis" x2={dx * RADIUS} y2={dy * RADIUS} />
              <text x={dx * (RADIUS + 14)} y={dy * (RADIUS + 18) + 4} textAnchor={anchor}>
                {axis.name}
              </text>
            </g>
          );
        })}
        {RINGS.slice(0, -1).map((ring) => (
          <text key={ring} className="chart-quiet" x={4} y={-r(ring) + 4}>
            {ring}
          </text>
        ))}
        {shapes.map((shape) => (
          <path
            key={shape.id}
            className={shape.style === 'first' ? 'chart-line' : 'chart-line-second'}
            d={outline(shape.values.map((value) => value ?? 0)) ?? ''}
          />
        ))}
      </g>
    </svg>
  );
}
