import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MadeArchive } from '../../../shared/contract/archive.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useCommand } from '../../session/use-command.ts';
import { KeepFiles } from '../../sticks/KeepFiles.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';

/** Everything of a round in one signed file, for the binder and for auditors. */
export function ArchivePart({ round }: { readonly round: string }) {
  const { t } = useTranslation('printing');
  const make = useCommand('archive.make');
  const [made, setMade] = useState<MadeArchive>();
  const put = async () => {
    setMade(undefined);
    const archive = await make.run({ round });
    if (archive.ok) setMade(archive.value);
  };
  return (
    <Section title={t('archive.title')}>
      <p className="lead">{t('archive.lead')}</p>
      {make.error?.code === 'key_locked' ? (
        <UnlockKeys onOpen={() => void put()} />
      ) : (
        <>
          <div className="actions after">
            <Button size="large" loading={make.busy} onClick={() => void put()}>
              {t('archive.make')}
            </Button>
          </div>
          <Refusal error={make.error} />
        </>
      )}
      {made === undefined ? null : (
        <div className="why after" aria-live="polite">
          <p>{t('archive.made', { count: made.kept, files: made.files.length })}</p>
          {made.missing.length === 0 ? null : (
            <>
              <p>{t('archive.missing', { count: made.missing.length })}</p>
              <ul>
                {made.missing.map((name) => (
                  <li key={name}>{name}</li>
                ))}
              </ul>
            </>
          )}
          <KeepFiles files={made.files} />
        </div>
      )}
    </Section>
  );
}
