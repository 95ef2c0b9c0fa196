import type { JSX } from 'react';
import type { WipeJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { questionnairesIn } from '../../shared/model/wipe.ts';
import { localTime } from './exchange-texts.ts';
import { WipedForms, WipeFacts, WipeLines, WipeSignatures } from './WipeParts.tsx';
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
  return <WipeFacts facts={facts} />;
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
      <WipedForms job={job} texts={texts} />
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
      <WipeLines lines={texts.keptLines} />
      <h2>{texts.elsewhere}</h2>
      <WipeLines lines={texts.elsewhereLines} />
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
      <WipeSignatures title={texts.signatures} date={texts.date} blocks={texts.blocks} />
    </main>
  );
}
