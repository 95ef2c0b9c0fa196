import type { JSX } from 'react';
import { SURVEY_FORMS } from '../../shared/model/ids.ts';
import type { DeskWipeJob, WipeJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { questionnairesIn } from '../../shared/model/wipe.ts';
import type { WipeTexts } from './wipe-texts.ts';

export function WipeFacts({ facts }: { readonly facts: readonly (readonly [string, string])[] }): JSX.Element {
  return (
    <dl className="wipe-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function WipeLines({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** Numbers of questionnaires by street and kind. */
export function WipedForms(props: {
  readonly job: WipeJob | DeskWipeJob;
  readonly texts: Pick<WipeTexts, 'street' | 'worker' | 'resident' | 'all'>;
}): JSX.Element {
  const { job, texts } = props;
  const { forms } = job.account;
  const units = [...new Set(forms.map(({ unit }) => unit))].toSorted();
  const count = (unit: string | null, form: string | null): number =>
    questionnairesIn({
      forms: forms.filter((one) => (unit === null || one.unit === unit) && (form === null || one.form === form)),
    });
  const cells = (unit: string | null) =>
    [...SURVEY_FORMS, null].map((form) => (
      <td key={form ?? ''} className="number">
        {count(unit, form)}
      </td>
    ));
  return (
    <table>
      <thead>
        <tr>
          <th>{texts.street}</th>
          {SURVEY_FORMS.map((form) => (
            <th key={form} className="number">
              {texts[form]}
            </th>
          ))}
          <th className="number">{texts.all}</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => {
          const name = job.streets[unit];
          return (
            <tr key={unit}>
              <td>{name === undefined ? unit : inLanguage(name, job.language)}</td>
              {cells(unit)}
            </tr>
          );
        })}
        <tr className="sum">
          <td>{texts.all}</td>
          {cells(null)}
        </tr>
      </tbody>
    </table>
  );
}

export function WipeSignatures(props: {
  readonly title: string;
  readonly date: string;
  readonly blocks: readonly string[];
}): JSX.Element {
  return (
    <section className="signatures">
      <h2>{props.title}</h2>
      <div className="sign-blocks">
        {props.blocks.map((block) => (
          <div key={block} className="sign-block">
            <span className="sign-name">{block}</span>
            <span className="date-line">{props.date}</span>
          </div>
        ))}
      </div>
    </section>
  );
}
