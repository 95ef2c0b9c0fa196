import type { JSX } from 'react';
import { inLanguage } from '../../shared/model/text.ts';
import type { ScorecardJob } from '../../shared/model/print.ts';
import { QrCode } from './QrCode.tsx';
import type { Labels } from './labels.ts';
import type { Texts } from './texts.ts';

interface Props {
  readonly job: ScorecardJob;
  readonly texts: Texts;
  readonly labels: Labels;
}

/** Han characters are about twice as wide as letters. */
const LONG = 30;

function isLong(name: string): boolean {
  return Array.from(name).reduce((sum, one) => sum + (one > '\u2e80' ? 2 : 1), 0) > LONG;
}

/** Who, when, by which rules, and the code that binds the sheet to the data. */
export function ScorecardHead({ job, texts, labels }: Props): JSX.Element {
  const { round, template, digest, language } = job;
  const facts: readonly (readonly [string, string])[] = [
    [texts.office, round.office],
    [texts.period, texts.periodSpan(round.period.from, round.period.to)],
    [texts.template, `${template.id} ${template.version}`],
    [texts.roundPackage, `${texts.packageNumber(job.package.seq)} · ${job.package.sha256.slice(0, 12)}`],
    [texts.mode, texts.modes[job.result.mode]],
    [texts.precision, texts.precisions[job.result.precision]],
  ];
  return (
    <header className="head">
      <div className="head-text">
        <p className="round-name">{inLanguage(round.name, language)}</p>
        <h1 className={isLong(labels.street(job.unit)) ? 'long' : undefined}>
          {texts.scorecard}
          <span className="street-name">{labels.street(job.unit)}</span>
          <span className="street-code">{job.unit}</span>
        </h1>
        <p className="result-number">
          {texts.preliminary(digest.number)}
          {round.simulated ? <strong className="mark-box">{texts.simulated}</strong> : null}
          {job.result.provisional ? <strong className="mark-box">{texts.provisional}</strong> : null}
        </p>
        <dl className="facts">
          {facts.map(([term, value]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div className="head-code">
        <QrCode text={digest.qr} label={`${texts.digest} ${digest.digits}`} />
        <p>{texts.digest}</p>
        <p className="digits">{digest.digits}</p>
      </div>
    </header>
  );
}
