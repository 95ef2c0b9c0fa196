import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { navigate, pathOf } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';

interface Made {
  readonly seq: number;
  readonly file: FileRef;
  readonly saved: boolean;
}

/** Signs the package with the office's passphrase and lets the user keep the file. */
export function Issue({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const issue = useCommand('rounds.issue');
  const [passphrase, setPassphrase] = useState('');
  const [checked, setChecked] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const [again, setAgain] = useState<AppError>();
  const ready = detail.obstacles.length === 0;
  const current = detail.seq > 0 && !detail.changed;

  const keep = async (seq: number, file: FileRef) => {
    setMade({ seq, file, saved: false });
    const kept = await bridge.saveFile(file);
    if (!kept.ok) setAgain(kept.error);
    setMade({ seq, file, saved: kept.ok && kept.value.saved });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    setAgain(undefined);
    if (passphrase === '') return;
    const issued = await issue.run({ round: detail.id, passphrase });
    if (!issued.ok) return;
    setPassphrase('');
    setChecked(false);
    await useSession.getState().refresh();
    await keep(issued.value.seq, issued.value.file);
  };
  const onceMore = async (copy: 'whole' | 'streets') => {
    setAgain(undefined);
    const file = await bridge.call('rounds.packageAgain', { round: detail.id, copy });
    if (file.ok) await keep(detail.seq, file.value);
    else setAgain(file.error);
  };
  return (
    <Section title={t('package')}>
      <p>
        {detail.seq === 0
          ? t('packageNever')
          : detail.changed
            ? t('packageOld', { seq: detail.seq })
            : t('packageCurrent', { seq: detail.seq })}
      </p>
      {detail.designPending ? <p className="hint">{t('designPending')}</p> : null}
      {made === null ? null : (
        <div className="made-package" role="status">
          <p>
            {t('packageMade', { seq: made.seq })} <strong>{made.file.name}</strong>
          </p>
          <p className="hint">{made.saved ? t('packageCarry') : t('packageNotSaved')}</p>
          <NoticeNext round={detail.id} />
        </div>
      )}
      <form className="issue" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('passphrase')}
          hint={ready ? t(current ? 'passphraseAgain' : 'passphraseHint') : t('issueNotYet')}
          wrong={ready && checked && passphrase === '' ? t('passphraseMissing') : undefined}
          secret="current-password"
          maxLength={200}
          value={passphrase}
          onChange={setPassphrase}
        />
        <div className="actions">
          <Button
            type={current ? 'default' : 'primary'}
            size="large"
            htmlType="submit"
            loading={issue.busy}
            disabled={!ready}
          >
            {t('issue', { seq: detail.seq + 1 })}
          </Button>
          {detail.seq > 0 ? (
            <Button size="large" onClick={() => void onceMore('whole')}>
              {t('again', { seq: detail.seq })}
            </Button>
          ) : null}
          {detail.seq > 0 && detail.streetsCopy ? (
            <Button size="large" onClick={() => void onceMore('streets')}>
              {t('streetsCopy', { seq: detail.seq })}
            </Button>
          ) : null}
        </div>
      </form>
      <Refusal error={issue.error} />
      <Refusal error={again} />
    </Section>
  );
}

/** The package alone opens nowhere: everybody is asked for the digits of the notice. */
function NoticeNext({ round }: { readonly round: string }) {
  const { t } = useTranslation('rounds');
  const path = pathOf('rounds', round, 'computers');
  return (
    <>
      <p className="hint">{t('noticeNext')}</p>
      <a
        href={`#${path}`}
        onClick={(event) => {
          event.preventDefault();
          void navigate(path);
        }}
      >
        {t('noticeGo')}
      </a>
    </>
  );
}
