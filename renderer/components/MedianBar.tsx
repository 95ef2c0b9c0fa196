/** A bar from 0 to 100 with the median as a tick. The figures always stand beside it, so readers do not need it. */
export function MedianBar({ score, median }: { readonly score: string | null; readonly median: string | null }) {
  return (
    <svg className="median-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="median-ground" x="0" y="2" width="100" height="6" />
      {score === null ? null : <rect className="median-fill" x="0" y="2" width={Number(score)} height="6" />}
      {median === null ? null : (
        <line
          className="median-tick"
          x1={Number(median)}
          x2={Number(median)}
          y1="0"
          y2="10"
          vectorEffect="non-scaling-stroke"
        />
      )}
    </svg>
  );
}
