import type { JSX } from 'react';
import type { NoticeJob } from '../../shared/model/print.ts';
import { QrCode } from './QrCode.tsx';
import { textsIn } from './texts.ts';

/** What everybody needs who opens the office's first package: 25 digits to type, or a QR code for a hand scanner. */
export function Notice({ job }: { readonly job: NoticeJob }): JSX.Element {
  const texts = textsIn(job.language);
  return (
    <main className="recovery notice">
      <header>
        <p className="round-name">{job.office}</p>
        <h1>{texts.notice}</h1>
        <p>
          {texts.madeAt} {job.madeAt.slice(0, 10)}
        </p>
      </header>
      <section>
        <h2>{texts.noticeDigits}</h2>
        <p className="digits large">{job.digits}</p>
        <QrCode text={job.qr} label={texts.noticeQr} />
      </section>
      <section>
        <h2>{texts.noticeUse}</h2>
        <ol className="keeping">
          {texts.noticeSteps.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
      <p>{texts.noticeValid(job.version, job.expires.slice(0, 10))}</p>
      <div className="sign-blocks">
        <div className="sign-block">
          <span className="sign-name">{texts.noticeSeal}</span>
          <span className="date-line">{texts.dateLine}</span>
        </div>
      </div>
    </main>
  );
}
