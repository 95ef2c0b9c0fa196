import type { JSX } from 'react';
import type { ReceiptsJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { exchangeTexts, localTime } from './exchange-texts.ts';
import { QrCode } from './QrCode.tsx';

function Receipt({ job, line }: { readonly job: ReceiptsJob; readonly line: ReceiptsJob['lines'][number] }) {
  const texts = exchangeTexts(job.language);
  const { from, units } = line;
  const streets = units.map((unit) => {
    const name = job.streets[unit];
    return name === undefined ? unit : inLanguage(name, job.language);
  });
  const who = [texts.roles[from.role] ?? from.role, from.person, from.label === from.person ? '' : from.label];
  return (
    <section className="receipt">
      <div>
        <h2>{[...new Set(streets.length === 1 ? streets : []), ...who.filter((word) => word !== '')].join(' · ')}</h2>
        <p>
          {texts.receivedTo} <strong>{line.to}</strong> {texts.records} · {texts.files} {line.files} · {texts.lastAt}{' '}
          {localTime(line.lastAt)}
        </p>
        <p className="receipt-digits">
          <span>{texts.digits}</span> <strong className="digits">{line.digits}</strong>
        </p>
      </div>
      <QrCode text={line.digits.replaceAll(' ', '')} label={texts.qr} />
    </section>
  );
}

/** What the office has of each computer, to be typed in there. */
export function ReceiptsSheet({ job }: { readonly job: ReceiptsJob }): JSX.Element {
  const texts = exchangeTexts(job.language);
  return (
    <main className="receipts">
      <header>
        <p className="round-name">{inLanguage(job.round.name, job.language)}</p>
        <h1>{texts.receipts}</h1>
        <p>{texts.receiptsLead}</p>
      </header>
      {job.lines.map((line) => (
        <Receipt key={`${line.device} ${line.to} ${line.digits}`} job={job} line={line} />
      ))}
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
