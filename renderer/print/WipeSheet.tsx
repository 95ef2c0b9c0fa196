import type { JSX } from 'react';
import { SURVEY_FORMS } from '../../shared/model/ids.ts';
import type { WipeJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { questionnairesIn } from '../../shared/model/wipe.ts';
import { localTime } from './exchange-texts.ts';
import { wipeTexts, type WipeTexts } from './wipe-texts.ts';

function Names({ names }: { readonly names: readonly string[] }): JSX.Element {
  return (
    <ul className="wipe-names">
      {names.map((name, index) => (
        <li key={`${name} ${index + 1}`}>{name}</li>
      ))}
    </ul>
  );
}

function Facts({ job, texts }: { readonly job: WipeJob; readonly texts: WipeTexts }): JSX.Element {
  const { round, account } = job;
  const { seal, done } = account;
  const facts: readonly (readonly [string, string])[] = [
    [texts.period, `${round.period.from} – ${round.period.to}`],
    [texts.package, texts.packageNumber(account.package.seq)],
    [texts.seal, seal === null ? texts.noSeal : `${texts.sealNumber(seal.number)} · ${localTime(seal.at)}`],
    ...(done === null
      ? []
      : ([
          [texts.when, localTime(done.at)],
          [texts.who, [done.person.name, done.person.post].filter((word) => word !== '').join(' · ')],
          [texts.device, done.device],
          [texts.why, done.reason.text],
        ] as const)),
  ];
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

/** Numbers of questionnaires by street and kind. */
function Forms({ job, texts }: { readonly job: WipeJob; readonly texts: WipeTexts }): JSX.Element {
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

/** What goes when the answers of a round's questionnaires are wiped, or the record of what went, to be signed. */
export function WipeSheet({ job }: { readonly job: WipeJob }): JSX.Element {
  const texts = wipeTexts(job.language);
  const { account } = job;
  const { files, done, seal } = account;
  const state = done === null ? 'planned' : 'done';
  return (
    <main className="wipe">
      <header>
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{texts[state]}</h1>
        <p>{done === null ? texts.plannedLead : texts.doneLead}</p>
      </header>
      <h2>{texts.about}</h2>
      <Facts job={job} texts={texts} />
      <h2>{texts.forms}</h2>
      <Forms job={job} texts={texts} />
      <h2>{texts.gone[state]}</h2>
      <ul>
        <li>{texts.answers(questionnairesIn(account))}</li>
        {account.unsent === 0 ? null : <li>{texts.unsent(account.unsent)}</li>}
        {files.stripped === 0 ? null : <li>{texts.stripped(files.stripped)}</li>}
        {files.removed.length === 0 ? null : (
          <li>
            {texts.removed(files.removed.length)}
            <Names names={files.removed} />
          </li>
        )}
        {files.aside.length === 0 ? null : (
          <li>
            {texts.aside(files.aside.length)}
            <Names names={files.aside} />
          </li>
        )}
        {files.made === 0 ? null : <li>{texts.made(files.made)}</li>}
        {files.backups === 0 ? null : <li>{texts.backups(files.backups)}</li>}
      </ul>
      <h2>{texts.kept}</h2>
      <ul>
        {texts.keptLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h2>{texts.elsewhere}</h2>
      <ul>
        {texts.elsewhereLines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <dl className="wipe-digests">
        {seal === null ? null : (
          <div>
            <dt>{texts.result}</dt>
            <dd>{seal.resultSha256}</dd>
          </div>
        )}
        {done === null ? null : (
          <div>
            <dt>{texts.counts}</dt>
            <dd>{done.countsSha256}</dd>
          </div>
        )}
      </dl>
      <section className="signatures">
        <h2>{texts.signatures}</h2>
        <div className="sign-blocks">
          {texts.blocks.map((block) => (
            <div key={block} className="sign-block">
              <span className="sign-name">{block}</span>
              <span className="date-line">{texts.date}</span>
            </div>
          ))}
        </div>
      </section>
    </main>
  );
}
