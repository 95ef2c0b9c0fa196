import type { JSX } from 'react';
import type { DeskWipeJob } from '../../shared/model/print.ts';
import { inLanguage } from '../../shared/model/text.ts';
import { questionnairesIn } from '../../shared/model/wipe.ts';
import { deskWipeTexts } from './desk-wipe-texts.ts';
import { localTime } from './exchange-texts.ts';
import { wipeTexts } from './wipe-texts.ts';
import { WipedForms, WipeFacts, WipeLines, WipeSignatures } from './WipeParts.tsx';

/** What was wiped of questionnaires from a computer where they were entered, to be signed. */
export function DeskWipeSheet({ job }: { readonly job: DeskWipeJob }): JSX.Element {
  const common = wipeTexts(job.language);
  const texts = deskWipeTexts(job.language);
  const { round, account } = job;
  const { files, done } = account;
  const gone = [
    texts.answers(questionnairesIn(account)),
    ...(files.made === 0 ? [] : [texts.made(files.made)]),
    ...(files.backups === 0 ? [] : [texts.backups(files.backups)]),
  ];
  const who = done === null ? [] : [done.person.name, done.person.post];
  return (
    <main className="wipe">
      <header>
        <p className="round-name">{inLanguage(round.name, job.language)}</p>
        <h1>{texts.title}</h1>
        <p>{texts.lead}</p>
      </header>
      <h2>{texts.about}</h2>
      <WipeFacts
        facts={[
          [common.period, `${round.period.from} – ${round.period.to}`],
          [common.package, common.packageNumber(account.package.seq)],
          [common.when, done === null ? '' : localTime(done.at)],
          [common.who, who.filter((word) => word !== '').join(' · ')],
          [common.device, done?.device ?? ''],
          [texts.receipt, account.receiptAt === null ? texts.fromOffice : localTime(account.receiptAt)],
          [texts.number, texts.numberOf(job.n)],
        ]}
      />
      <h2>{common.forms}</h2>
      <WipedForms job={job} texts={common} />
      <h2>{texts.gone}</h2>
      <WipeLines lines={gone} />
      <h2>{texts.kept}</h2>
      <WipeLines lines={texts.keptLines} />
      <h2>{texts.elsewhere}</h2>
      <WipeLines lines={texts.elsewhereLines} />
      <WipeSignatures title={texts.signatures} date={common.date} blocks={texts.blocks} />
    </main>
  );
}
