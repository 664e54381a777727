import type { Observation } from '#contract/observation';
import { formatDate } from '../../../../text/dates.ts';
import { CHART, placePoints, rowY } from './chart-points.ts';
import { DYNAMICS_CHANGES, DYNAMICS_NAMES } from './dynamics-words.ts';

const RADIUS = 5;

/** States by date as a line. It repeats the diary below, which says the same to who does not see it. */
export function DynamicsChart({ points }: { points: Observation['points'] }) {
  const placed = placePoints(points);
  const first = placed[0];
  const last = placed.at(-1);
  if (first === undefined || last === undefined) return null;
  const title = `Состояние семьи с ${formatDate(first.on)} по ${formatDate(last.on)}: ${describe(points)}`;
  return (
    <svg className="app-chart" viewBox={`0 0 ${CHART.width} ${CHART.height}`} role="img" aria-label={title}>
      {DYNAMICS_CHANGES.map((change) => (
        <g key={change}>
          <line className="app-chart-row" x1={CHART.left} x2={CHART.width - CHART.right} y1={rowY(change)} y2={rowY(change)} />
          <text className="app-chart-text" x={0} y={rowY(change) + 4}>
            {DYNAMICS_NAMES[change]}
          </text>
        </g>
      ))}
      <polyline className="app-chart-line" points={placed.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {placed.map((point, index) => (
        <Mark key={index} {...point} />
      ))}
      <text className="app-chart-text" x={first.x} y={CHART.height - 6} textAnchor={first === last ? 'middle' : 'start'}>
        {formatDate(first.on)}
      </text>
      {first.on === last.on ? null : (
        <text className="app-chart-text" x={last.x} y={CHART.height - 6} textAnchor="end">
          {formatDate(last.on)}
        </text>
      )}
    </svg>
  );
}

/** The form tells the states apart as well as the place: no meaning by colour alone. */
function Mark({ x, y, on, change }: ReturnType<typeof placePoints>[number]) {
  const name = <title>{`${formatDate(on)}: ${DYNAMICS_NAMES[change]}`}</title>;
  if (change === 'same')
    return (
      <circle className="app-chart-mark" cx={x} cy={y} r={RADIUS}>
        {name}
      </circle>
    );
  const tip = change === 'better' ? y - RADIUS - 1 : y + RADIUS + 1;
  const base = change === 'better' ? y + RADIUS : y - RADIUS;
  return (
    <polygon
      className="app-chart-mark"
      data-change={change}
      points={`${x},${tip} ${x - RADIUS - 1},${base} ${x + RADIUS + 1},${base}`}
    >
      {name}
    </polygon>
  );
}

function describe(points: Observation['points']): string {
  return DYNAMICS_CHANGES.map(
    (change) => `${DYNAMICS_NAMES[change]} — ${points.filter((point) => point.change === change).length}`,
  ).join(', ');
}
