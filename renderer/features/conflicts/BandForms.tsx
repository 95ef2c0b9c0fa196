import { InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reason } from '../../../shared/model/decision.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { DecisionForm } from './DecisionForm.tsx';

interface Rule {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
}

/** The street and the item of the template that a decision is about. */
function StreetAndItem(props: {
  readonly content: RoundContent;
  readonly items: readonly Rule[];
  readonly unit: string | null;
  readonly item: string | null;
  readonly onUnit: (unit: string) => void;
  readonly onItem: (item: string) => void;
}) {
  const { t } = useTranslation('conflicts');
  const names = useNames(props.content);
  const label = useLabel();
  return (
    <>
      <Field label={t('erase.street')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            options={props.content.units.map((value) => ({ value, label: names.street(value) }))}
            value={props.unit}
            onChange={props.onUnit}
          />
        )}
      </Field>
      <Field label={t('bands.item')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            options={props.items.map((rule) => ({ value: rule.id, label: label(rule) }))}
            value={props.item}
            onChange={props.onItem}
          />
        )}
      </Field>
    </>
  );
}

/** Notes a veto item for a street, for another person to confirm. */
export function VetoForm({ content, onDone }: { readonly content: RoundContent; readonly onDone: () => void }) {
  const { t } = useTranslation('conflicts');
  const [unit, setUnit] = useState<string | null>(null);
  const [item, setItem] = useState<string | null>(null);
  const veto = useCommand('decisions.veto');
  const decide = async (reason: Reason) => {
    if (unit === null || item === null) return;
    if ((await veto.run({ round: content.id, unit, item, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('veto.lead')}
      submit={t('veto.submit')}
      busy={veto.busy}
      error={veto.error}
      ready={unit !== null && item !== null}
      onDecide={(reason) => void decide(reason)}
    >
      <StreetAndItem
        content={content}
        items={content.template.vetoItems?.items ?? []}
        {...{ unit, item }}
        onUnit={setUnit}
        onItem={setItem}
      />
    </DecisionForm>
  );
}

/** Awards a bonus item to a street. */
export function BonusForm({ content, onDone }: { readonly content: RoundContent; readonly onDone: () => void }) {
  const { t } = useTranslation('conflicts');
  const [unit, setUnit] = useState<string | null>(null);
  const [item, setItem] = useState<string | null>(null);
  const [occurrences, setOccurrences] = useState<number | null>(1);
  const bonus = useCommand('decisions.bonus');
  const decide = async (reason: Reason) => {
    if (unit === null || item === null || occurrences === null) return;
    if ((await bonus.run({ round: content.id, unit, item, occurrences, reason })).ok) onDone();
  };
  return (
    <DecisionForm
      lead={t('bonus.lead')}
      submit={t('bonus.submit')}
      busy={bonus.busy}
      error={bonus.error}
      ready={unit !== null && item !== null && occurrences !== null}
      onDecide={(reason) => void decide(reason)}
    >
      <StreetAndItem
        content={content}
        items={content.template.bonus?.items ?? []}
        {...{ unit, item }}
        onUnit={setUnit}
        onItem={setItem}
      />
      <Field label={t('bonus.occurrences')}>
        {(ids) => (
          <InputNumber
            {...ids}
            size="large"
            min={1}
            max={1000}
            precision={0}
            value={occurrences}
            onChange={setOccurrences}
          />
        )}
      </Field>
    </DecisionForm>
  );
}
