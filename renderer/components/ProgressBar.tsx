/** A quiet bar with its figures beside it; `label` names what is counted, for readers. */
export function ProgressBar(props: { readonly done: number; readonly of: number; readonly label: string }) {
  return (
    <span className="progress">
      <progress value={props.done} max={Math.max(1, props.of)} aria-label={props.label} />
      <span className="figures" aria-hidden="true">
        {props.done}/{props.of}
      </span>
    </span>
  );
}
