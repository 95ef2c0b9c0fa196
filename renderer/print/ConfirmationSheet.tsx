import type { JSX } from 'react';
import type { ConfirmationJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { confirmationName, confirmationTexts, type ConfirmationTexts } from './confirmation-texts.ts';
import { FormItem } from './FormSheet.tsx';

function Facts({ job, texts }: { readonly job: ConfirmationJob; readonly texts: ConfirmationTexts }): JSX.Element {
  const { visit, content, rater, unit } = job;
  const reviewers = content.assignments.reviewers[unit] ?? [rater];
  const names = reviewers.map((id) => content.roster.persons.find((one) => one.id === id)?.name ?? id);
  const rows = [
    [texts.day, visit.day],
    [texts.place, visit.place],
    [texts.present, visit.present],
    [texts.reviewers, names.join('、')],
    [texts.seen, visit.seen],
  ] as const;
  return (
    <section className="form-item">
      <table>
        <tbody>
          {rows.map(([name, text]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="typed">{text === '' ? texts.none : text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Samples({ job, texts }: { readonly job: ConfirmationJob; readonly texts: ConfirmationTexts }): JSX.Element {
  if (job.draws.length === 0) return <p>{texts.noSamples}</p>;
  return (
    <>
      <table className="samples">
        <thead>
          <tr>
            {texts.sampleHead.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {job.draws.map(({ id, leaf, what, size, seed, drawn, names }) => (
            <tr key={id}>
              <td>{leaf}</td>
              <td>{what}</td>
              <td>{size}</td>
              <td>{drawn.length}</td>
              <td>{seed}</td>
              <td>
                {drawn.map((place) => texts.number(place, names[place - 1])).join(job.language === 'zh' ? '、' : ', ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="form-rule">{texts.sampleRule}</p>
    </>
  );
}

function Signature(props: {
  readonly name: string;
  readonly picture: string | null;
  readonly date: string;
}): JSX.Element {
  return (
    <div className="sign-block">
      <span className="sign-name">{props.name}</span>
      {props.picture === null ? null : <img className="signature" src={props.picture} alt={props.name} />}
      <span className="date-line">{props.date}</span>
    </div>
  );
}

/** What was seen, drawn and found on site, for the street to confirm, or with the reason why it did not. */
export function ConfirmationSheet({ job }: { readonly job: ConfirmationJob }): JSX.Element {
  const texts = confirmationTexts(job.language);
  const leaves = job.content.template.leaves.filter((leaf) => job.leaves.includes(leaf.code));
  const form = { ...job, form: 'review' } as const;
  const isRefused = job.visit.outcome === 'refused';
  return (
    <main className="form-sheet">
      <header>
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{confirmationName(job)}</h1>
        <p>{texts.lead}</p>
      </header>
      <Facts job={job} texts={texts} />
      <h2>{texts.samples}</h2>
      <Samples job={job} texts={texts} />
      <h2>{texts.findings}</h2>
      {leaves.length === 0 ? <p>{texts.noFindings}</p> : null}
      {leaves.map((leaf) => (
        <FormItem key={leaf.code} job={form} leaf={leaf} />
      ))}
      <h2>{texts.evidence}</h2>
      {job.evidence.length === 0 ? (
        <p>{texts.noEvidence}</p>
      ) : (
        <ul>
          {job.evidence.map(({ title, leaves: of }) => (
            <li key={`${title} ${of.join(' ')}`}>
              {title} <small>{of.join(' ')}</small>
            </li>
          ))}
        </ul>
      )}
      <section className="confirmation-signatures">
        <h2>{texts.signatures}</h2>
        {isRefused ? (
          <p className="refused">
            <strong>{texts.refused}</strong> {texts.refusedWhy}: {job.visit.refusal} <br />
            <small>{texts.refusedSign}</small>
          </p>
        ) : null}
        <div className="sign-blocks">
          <Signature name={texts.signReviewer} picture={job.signatures.reviewer} date={texts.date} />
          {isRefused ? null : <Signature name={texts.signStreet} picture={job.signatures.street} date={texts.date} />}
        </div>
      </section>
    </main>
  );
}
