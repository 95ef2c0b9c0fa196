import type { JSX } from 'react';
import type { RegisterJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { exchangeTexts, localTime } from './exchange-texts.ts';

/** Every file that was brought, one line each, in the order of arrival. */
export function RegisterSheet({ job }: { readonly job: RegisterJob }): JSX.Element {
  const texts = exchangeTexts(job.language);
  return (
    <main className="register">
      <header>
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{texts.register}</h1>
      </header>
      <table>
        <thead>
          <tr>
            <th className="number">{texts.number}</th>
            <th>{texts.at}</th>
            <th>{texts.file}</th>
            <th>{texts.from}</th>
            <th>{texts.outcome}</th>
            <th className="number">{texts.fresh}</th>
            <th className="number">{texts.known}</th>
            <th>{texts.remarks}</th>
          </tr>
        </thead>
        <tbody>
          {job.entries.map((entry, index) => (
            <tr key={`${entry.sha256} ${entry.at}`}>
              <td className="number">{index + 1}</td>
              <td>{localTime(entry.at)}</td>
              <td className="register-file">
                {entry.name} <small>{entry.sha256.slice(0, 16)}</small>
              </td>
              <td>{entry.from}</td>
              <td>{texts.outcomes[entry.outcome]}</td>
              <td className="number">{entry.fresh}</td>
              <td className="number">{entry.known}</td>
              <td>{entry.codes.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="sign-blocks">
        <div className="sign-block">
          <span className="sign-name">{texts.clerk}</span>
        </div>
        <div className="sign-block">
          <span className="sign-name">{texts.date}</span>
        </div>
      </div>
    </main>
  );
}
