import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StartingPoint } from '../../../shared/contract/rounds.ts';
import { Field } from '../../components/Field.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';
import { useQuery } from '../../session/use-query.ts';
import { CreateForm } from './CreateForm.tsx';
import './rounds.css';

const SHIPPED: StartingPoint = { kind: 'starter', starter: 'xicheng-2021' };

/** A new round from a shipped indicator system, an empty one, or that of an earlier round. */
export function CreateRound() {
  const { t } = useTranslation('rounds');
  const label = useLabel();
  const rounds = useSession((session) => session.rounds);
  const [from, setFrom] = useState(SHIPPED);
  const { data: template, error } = useQuery('rounds.template', { from });
  const starts: readonly { readonly from: StartingPoint; readonly name: string }[] = [
    { from: SHIPPED, name: t('startFrom.shipped') },
    { from: { kind: 'starter', starter: 'duty-lists-2025' }, name: t('startFrom.duties') },
    { from: { kind: 'starter', starter: 'blank' }, name: t('startFrom.blank') },
    ...rounds.map((round) => ({
      from: { kind: 'round', round: round.id } as const,
      name: t('startFrom.round', { name: label(round.name) }),
    })),
  ];
  const keyOf = (one: StartingPoint) => (one.kind === 'starter' ? one.starter : one.round);
  return (
    <Page title={t('create')} lead={t('createLead')}>
      <Field label={t('fromLabel')} hint={t('fromHint')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            className="start-from"
            value={keyOf(from)}
            options={starts.map((start) => ({ value: keyOf(start.from), label: start.name }))}
            onChange={(key) => {
              setFrom(starts.find((start) => keyOf(start.from) === key)?.from ?? SHIPPED);
            }}
          />
        )}
      </Field>
      {template === undefined ? <Refusal error={error} /> : <CreateForm template={template} from={from} />}
    </Page>
  );
}
