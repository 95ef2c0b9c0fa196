import { useId, type ReactNode } from 'react';

/** A labelled control with a hint below. The child gets the ids that tie label and hint to it. */
export function Field(props: {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly children: (ids: { readonly id: string; readonly 'aria-describedby': string }) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{props.label}</label>
      {props.children({ id, 'aria-describedby': `${id}-hint` })}
      <p id={`${id}-hint`} className={props.error === undefined ? 'hint' : 'hint hint-wrong'}>
        {props.error ?? props.hint ?? ''}
      </p>
    </div>
  );
}
