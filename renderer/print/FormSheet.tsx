import type { JSX } from 'react';
import type { FormJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { rowsOf, rowText, type AnswerRow } from '../../shared/rules/answer-rows.ts';
import { denominatorOf } from '../../shared/scoring/methods/score-answer.ts';
import { formName, formTexts } from './form-texts.ts';

type ItemJob = Pick<FormJob, 'language' | 'content' | 'unit' | 'form' | 'answers'>;

/** A place for the pen: boxes to tick, or a line; what was laid down is printed. */
function Blank({
  job,
  leaf,
  row,
}: {
  readonly job: ItemJob;
  readonly leaf: Leaf;
  readonly row: AnswerRow;
}): JSX.Element {
  const given = row.kind === 'den' ? denominatorOf(job.content, job.unit, leaf) : null;
  if (given !== null) return <>{given}</>;
  if (row.choices.length === 0) return <span className={row.kind === 'note' ? 'pen-line pen-long' : 'pen-line'} />;
  return (
    <>
      {row.choices.map((choice) => (
        <span className="pen-choice" key={choice.zh}>
          <span className="pen-box" /> {inLanguage(choice, job.language)}
        </span>
      ))}
    </>
  );
}

/** What was filled in; a grade with its letter and its word, as it stands on the screen: `C 中 · 62`. */
function filledText(job: ItemJob, leaf: Leaf, row: AnswerRow, answer: Parameters<typeof rowText>[4]): string {
  const text = rowText(job.content, job.unit, leaf, row, answer, job.language);
  if (row.kind !== 'grade') return text;
  const [letter = '', ...points] = text.split(' ');
  const grade = row.choices.find(({ zh }) => zh.split(' ')[0] === letter);
  return grade === undefined ? text : [inLanguage(grade, job.language), ...points].join(' · ');
}

/** One item with its lines, as they were filled in or blank. */
export function FormItem({ job, leaf }: { readonly job: ItemJob; readonly leaf: Leaf }): JSX.Element {
  const texts = formTexts(job.language);
  const answer = job.answers?.[leaf.code];
  const rows = rowsOf(job.content, leaf, job.form);
  const counted = rows.some(({ kind }) => kind === 'count');
  const shown =
    job.answers === null
      ? rows
      : rows.filter(({ kind }) => (kind === 'na') === (answer?.value?.t === 'na') || kind === 'note');
  return (
    <section className="form-item">
      <h2>
        {leaf.code} {inLanguage(leaf, job.language)}
        {job.answers !== null && answer?.complete !== true ? <small> {texts.open}</small> : null}
      </h2>
      {job.answers === null ? (
        <p className="form-rule">
          {leaf.naAllowed ? texts.naRule : texts.noNa} {counted ? texts.deductionRule : ''}
        </p>
      ) : null}
      <table>
        <tbody>
          {shown.map((row) => (
            <tr key={row.part}>
              <th scope="row">{inLanguage(row.text, job.language)}</th>
              <td>
                {job.answers === null || answer === undefined ? (
                  <Blank job={job} leaf={leaf} row={row} />
                ) : (
                  filledText(job, leaf, row, answer) || texts.empty
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A sheet on paper, item by item, with the places for signatures and the seal. */
export function FormSheet({ job }: { readonly job: FormJob }): JSX.Element {
  const texts = formTexts(job.language);
  const leaves = job.content.template.leaves.filter((leaf) => job.leaves.includes(leaf.code));
  const done = leaves.filter((leaf) => job.answers?.[leaf.code]?.complete === true).length;
  return (
    <main className="form-sheet">
      <header>
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{formName(job)}</h1>
        <p>{job.answers === null ? texts.lead : texts.done(done, leaves.length)}</p>
      </header>
      {leaves.map((leaf) => (
        <FormItem key={leaf.code} job={job} leaf={leaf} />
      ))}
      <div className="sign-blocks">
        {texts.fullRow.map((block) => (
          <div key={block} className="sign-block">
            <span className="sign-name">{block}</span>
            <span className="date-line">{texts.date}</span>
          </div>
        ))}
      </div>
    </main>
  );
}
