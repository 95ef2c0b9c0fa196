import type { JSX } from 'react';
import type { Published } from '../../shared/model/result.ts';

/** A bar from 0 to 100 with the median as a tick; figures always stand beside it, so it needs no colour. */
export function ScoreBar({
  score,
  median,
}: {
  readonly score: Published | null;
  readonly median: Published | null;
}): JSX.Element {
  return (
    <svg className="bar" viewBox="-1 -3 102 14" preserveAspectRatio="none" aria-hidden="true">
      <rect className="bar-frame" x="0" y="0" width="100" height="8" />
      {score === null ? null : <rect className="bar-fill" x="0" y="0" width={Number(score)} height="8" />}
      {median === null ? null : <path className="bar-median" d={`M${Number(median) - 0.9} -3h1.8l-0.7 3v8h-0.4v-8z`} />}
    </svg>
  );
}
