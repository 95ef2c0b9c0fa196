import './sticks.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../shared/contract/files.ts';
import { bridge } from '../bridge/bridge.ts';
import { Refusal } from '../components/Refusal.tsx';
import type { AppError } from '../../shared/errors.ts';
import { useTopic } from '../session/use-topic.ts';
import { StickChoice } from './StickChoice.tsx';

interface Busy {
  readonly name: string;
  readonly done: number;
  readonly of: number;
}

/** Takes made files away: onto a stick, checked, or by the host's own dialog. */
export function KeepFiles({ files, onKept }: { readonly files: readonly FileRef[]; readonly onKept?: () => void }) {
  const { t } = useTranslation('sticks');
  const [busy, setBusy] = useState<Busy | null>(null);
  const [said, setSaid] = useState('');
  const [error, setError] = useState<AppError>();
  useTopic('work.progress', ({ work, done, of, what }) => {
    if (work === 'stick') setBusy((now) => (now === null ? null : { name: what, done, of }));
  });
  const begin = () => {
    setError(undefined);
    setSaid('');
  };
  const write = async (stick: string) => {
    begin();
    let last = { name: '', place: '' };
    for (const file of files) {
      setBusy({ name: file.name, done: 0, of: 1 });
      const written = await bridge.call('sticks.write', { file, stick });
      if (!written.ok) {
        setBusy(null);
        setError(written.error);
        return;
      }
      last = written.value;
    }
    setBusy(null);
    setSaid(files.length === 1 ? t('checked', last) : t('checkedMany', { count: files.length, place: last.place }));
    onKept?.();
  };
  const save = async () => {
    begin();
    for (const file of files) {
      const kept = await bridge.saveFile(file);
      if (!kept.ok) {
        setError(kept.error);
        return;
      }
      if (!kept.value.saved) return;
      await bridge.call('sticks.saved', { file });
    }
    setSaid(t('saved'));
    onKept?.();
  };
  return (
    <div className="keep">
      <StickChoice busy={busy !== null} onChoose={(stick) => void write(stick)} />
      <Button size="large" disabled={busy !== null} onClick={() => void save()}>
        {t('other')}
      </Button>
      {busy === null ? null : (
        <p className="keep-progress">
          <span>{t('writing', { name: busy.name })}</span>
          <progress value={busy.done} max={Math.max(1, busy.of)} aria-label={t('writing', { name: busy.name })} />
        </p>
      )}
      <p className="keep-said" role="status">
        {said}
      </p>
      <Refusal error={error} />
    </div>
  );
}
