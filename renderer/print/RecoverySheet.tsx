import type { JSX } from 'react';
import type { RecoveryJob } from '../../shared/model/print.ts';
import { groups } from './groups.ts';
import { textsIn } from './texts.ts';

interface SheetProps {
  readonly job: RecoveryJob;
  readonly sheet: RecoveryJob['sheets'][number];
}

/** The sheets from which the office's keys can be made again; each goes into a sealed envelope of its own. */
export function RecoverySheet({ job }: { readonly job: RecoveryJob }): JSX.Element {
  return (
    <>
      {job.sheets.map((sheet) => (
        <OneSheet key={sheet.number} job={job} sheet={sheet} />
      ))}
    </>
  );
}

function OneSheet({ job, sheet }: SheetProps): JSX.Element {
  const texts = textsIn(job.language);
  return (
    <main className="recovery">
      <header>
        <p className="round-name">{job.office}</p>
        <h1>{texts.recovery}</h1>
        <p>
          {texts.madeAt} {job.madeAt.slice(0, 10)}
        </p>
        {job.of > 1 ? <p>{texts.recoveryOf(sheet.number, job.of, job.needed)}</p> : null}
      </header>
      <section>
        <h2>{texts.recoveryCode}</h2>
        <ol className="code-groups">
          {groups(sheet.code).map((group, index) => (
            // Groups may repeat, and their order is their meaning.
            <li key={`${index} ${group}`}>{group}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{texts.recoveryDigits}</h2>
        <p className="digits large">{job.digits}</p>
        <p>{texts.recoveryDigitsText}</p>
      </section>
      <section>
        <h2>{texts.recoveryPurpose}</h2>
        <p>{texts.recoveryPurposeText}</p>
      </section>
      <section>
        <h2>{texts.recoveryUse}</h2>
        <p>{texts.recoveryUseText}</p>
      </section>
      <section>
        <h2>{texts.recoveryKeeping}</h2>
        <ol className="keeping">
          {texts.recoveryKeepingList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <div className="sign-blocks">
        <div className="sign-block">
          <span className="sign-name">{texts.keeper}</span>
        </div>
        <div className="sign-block">
          <span className="sign-name">{texts.keeper}</span>
        </div>
        <div className="sign-block">
          <span className="sign-name">{texts.sealedOn}</span>
          <span className="date-line">{texts.dateLine}</span>
        </div>
      </div>
    </main>
  );
}
