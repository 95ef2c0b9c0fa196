import './surveys.css';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../components/Refusal.tsx';
import { navigate } from '../../session/navigation.ts';
import { useSession } from '../../session/session-store.ts';
import { type EntryTarget, useKeying } from './keying-store.ts';
import { KeyingSheet } from './KeyingSheet.tsx';
import { surveyPath } from './survey-path.ts';

/** One questionnaire from paper: number keys choose, Enter goes on, everything by keyboard. */
export function EntrySheet({ round, form, serial, pass }: EntryTarget) {
  const { t } = useTranslation('surveys');
  const target = useMemo(() => ({ round, form, serial, pass }), [round, form, serial, pass]);
  const { open, close, error, entry } = useKeying();
  useEffect(() => {
    void open(target);
    return () => void close();
  }, [open, close, target]);
  const setRound = useSession((session) => session.setRound);
  useEffect(() => {
    setRound(round);
  }, [round, setRound]);
  if (entry === null) return <Refusal error={error} />;
  if (!entry.done) return <KeyingSheet target={target} />;
  return (
    <div className="page">
      <h1>{t('key.title', { serial })}</h1>
      <p>{t('key.finished')}</p>
      <Button onClick={() => void navigate(surveyPath(round))}>{t('key.back')}</Button>
    </div>
  );
}
