import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeClaims, ReviewerClaims as Reviewer } from '../../../shared/contract/claims.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useNames, type Names } from '../../session/use-names.ts';
import { useCommand } from '../../session/use-command.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { byteText } from '../../sticks/byte-text.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';
import { GivenClaims } from './GivenClaims.tsx';

/** What the streets say of themselves, for the reviewers who have their own computers. */
export function ReviewerClaims({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('claims');
  return (
    <Section title={t('office.title')}>
      <p className="lead">{t('office.lead')}</p>
      {detail.seq === 0 ? <p>{t('office.notIssued')}</p> : <ForComputers detail={detail} />}
    </Section>
  );
}

function ForComputers({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('claims');
  const names = useNames(detail.content);
  const { data: reviewers, error, reload } = useQuery('claims.list', { round: detail.id });
  useTopic('round.changed', () => void reload());
  const [files, setFiles] = useState(true);
  if (reviewers === undefined) return <Refusal error={error} />;
  if (reviewers.length === 0) return <p>{t('office.noComputers')}</p>;
  return (
    <>
      <Checkbox
        checked={files}
        onChange={(event) => {
          setFiles(event.target.checked);
        }}
      >
        {t('office.withFiles')}
      </Checkbox>
      <p className="hint">{t('office.withFilesHint')}</p>
      <table className="plain-table stacked reviewer-claims">
        <thead>
          <tr>
            <th scope="col">{t('office.reviewer')}</th>
            <th scope="col">{t('office.streets')}</th>
            <th scope="col">{t('office.evidence')}</th>
            <th scope="col">{t('office.file')}</th>
          </tr>
        </thead>
        <tbody>
          {reviewers.map((reviewer) => (
            <ReviewerRow
              key={`${reviewer.device} ${files}`}
              round={detail.id}
              reviewer={reviewer}
              files={files}
              names={names}
            />
          ))}
        </tbody>
      </table>
      <h3>{t('given.title')}</h3>
      <GivenClaims round={detail.id} names={names} />
    </>
  );
}

/** How many streets there are something of, and by name those of which something is missing. */
function Streets({ streets, names }: { readonly streets: Reviewer['streets']; readonly names: Names }) {
  const { t } = useTranslation('claims');
  const here = streets.filter(({ state }) => state !== 'none').length;
  const named = (state: Reviewer['streets'][number]['state']): string =>
    streets
      .filter((one) => one.state === state)
      .map(({ unit }) => names.street(unit))
      .join(t('office.comma'));
  return (
    <>
      <p>{t('office.here', { here, of: streets.length })}</p>
      {named('part') === '' ? null : <p className="hint">{t('office.part', { names: named('part') })}</p>}
      {named('none') === '' ? null : <p className="hint hint-wrong">{t('office.none', { names: named('none') })}</p>}
    </>
  );
}

function ReviewerRow(props: {
  readonly round: string;
  readonly reviewer: Reviewer;
  readonly files: boolean;
  readonly names: Names;
}) {
  const { t } = useTranslation('claims');
  const { round, reviewer, files, names } = props;
  const make = useCommand('claims.make');
  const [made, setMade] = useState<MadeClaims>();
  const who = reviewer.persons.join(t('office.comma'));
  const run = async () => {
    setMade(undefined);
    const answer = await make.run({ round, device: reviewer.device, files });
    if (answer.ok) setMade(answer.value);
  };
  return (
    <tr>
      <th scope="row">
        {who}
        {reviewer.label === who ? null : <p className="hint">{reviewer.label}</p>}
      </th>
      <td data-label={t('office.streets')}>
        {reviewer.streets.length === 0 ? t('office.noStreets') : <Streets streets={reviewer.streets} names={names} />}
      </td>
      <td data-label={t('office.evidence')}>
        {reviewer.files === 0
          ? t('office.noFiles')
          : t(files ? 'office.filesGo' : 'office.filesStay', { count: reviewer.files, size: byteText(reviewer.bytes) })}
        {reviewer.missing === 0 ? null : (
          <p className="hint hint-wrong">{t('office.missing', { count: reviewer.missing })}</p>
        )}
      </td>
      <td data-label={t('office.file')}>
        <Button
          size="large"
          loading={make.busy}
          disabled={reviewer.streets.every(({ state }) => state === 'none')}
          aria-label={t('office.makeFor', { who })}
          onClick={() => void run()}
        >
          {t('office.make')}
        </Button>
        {make.error?.code === 'key_locked' ? <UnlockKeys onOpen={() => void run()} /> : <Refusal error={make.error} />}
        {made === undefined ? null : (
          <div className="why">
            <p role="status">
              {t('office.made', { streets: made.streets, files: made.carried, size: byteText(made.bytes) })}
              {made.files.length > 1 ? t('office.several', { count: made.files.length }) : ''}
            </p>
            <KeepFiles key={made.files[0]?.ref} files={made.files} />
          </div>
        )}
      </td>
    </tr>
  );
}
