import type { JSX } from 'react';

/** Behind the text of every page and pale enough to read through, also as a photocopy. */
export function Watermark({ lines }: { readonly lines: readonly string[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <div className="watermark" aria-hidden="true">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
