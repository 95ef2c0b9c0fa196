import { useTranslation } from 'react-i18next';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useQuery } from '../../session/use-query.ts';
import { CreateForm } from './CreateForm.tsx';
import './rounds.css';

/** A new round from the shipped indicator system. */
export function CreateRound() {
  const { t } = useTranslation('rounds');
  const { data: template, error } = useQuery('rounds.template', {});
  return (
    <Page title={t('create')} lead={t('createLead')}>
      {template === undefined ? <Refusal error={error} /> : <CreateForm template={template} />}
    </Page>
  );
}
