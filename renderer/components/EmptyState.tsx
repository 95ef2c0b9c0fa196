import type { ReactNode } from 'react';

/** Says what this place is for and offers the one next step. */
export function EmptyState(props: { readonly what: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p>{props.what}</p>
      {props.children}
    </div>
  );
}
