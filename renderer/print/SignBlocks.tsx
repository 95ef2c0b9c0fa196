import type { JSX } from 'react';
import type { Texts } from './texts.ts';

/** Blank places for signatures and seals, named as the template asks; a date is left to be written by hand. */
export function SignBlocks({
  blocks,
  texts,
}: {
  readonly blocks: readonly string[];
  readonly texts: Texts;
}): JSX.Element {
  const places = blocks.filter((block) => block !== texts.date);
  return (
    <section className="signatures">
      <h2>{texts.signatures}</h2>
      <div className="sign-blocks">
        {places.map((block) => (
          <div key={block} className="sign-block">
            <span className="sign-name">{block}</span>
            {blocks.includes(texts.date) ? <span className="date-line">{texts.dateLine}</span> : null}
          </div>
        ))}
      </div>
    </section>
  );
}
