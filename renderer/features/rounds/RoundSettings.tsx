import { Button, Checkbox, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { Policy } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useSession } from '../../session/session-store.ts';
import { useCommand } from '../../session/use-command.ts';
import { ModeChoice } from './ModeChoice.tsx';
import { NameFields } from './NameFields.tsx';

const COUNTS = [1, 2, 3, 4, 5].map((count) => ({ value: count, label: String(count) }));

/** Name and rules of the round; a changed rule goes out with the next package. */
export function RoundSettings({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const [name, setName] = useState({ zh: detail.name.zh, en: detail.name.en });
  const rename = useCommand('rounds.rename');
  const save = useCommand('rounds.savePolicy');
  const { content } = detail;
  const { policy } = content;
  const change = (part: Partial<Policy>) => void save.run({ round: detail.id, policy: { ...policy, ...part } });
  const renamed = name.zh.trim() !== detail.name.zh || name.en.trim() !== detail.name.en;
  const keepName = async () => {
    const given = { zh: name.zh.trim(), en: name.en.trim() };
    if (given.zh === '') return;
    const kept = await rename.run({ round: detail.id, name: given });
    if (kept.ok) await useSession.getState().refresh();
  };
  return (
    <Section title={t('settings')}>
      <ModeChoice
        template={content.template}
        sources={content.sources}
        mode={policy.mode}
        shares={detail.shares}
        onChange={(mode) => {
          change({ mode });
        }}
      />
      <div className="form-columns">
        <Field label={t('requiredReviewers')} hint={t('requiredReviewersHint')}>
          {(ids) => (
            <Select
              {...ids}
              size="large"
              className="short-field"
              options={COUNTS}
              value={policy.requiredReviewers}
              onChange={(requiredReviewers) => {
                change({ requiredReviewers });
              }}
            />
          )}
        </Field>
        <PolicyChecks detail={detail} onChange={(next) => void save.run({ round: detail.id, policy: next })} />
        <WorkerCommunity detail={detail} onChange={(next) => void save.run({ round: detail.id, policy: next })} />
        <NameFields name={name} onChange={setName} checked />
      </div>
      {renamed ? (
        <div className="actions">
          <Button loading={rename.busy} disabled={name.zh.trim() === ''} onClick={() => void keepName()}>
            {t('keepName')}
          </Button>
          <Button
            onClick={() => {
              setName({ zh: detail.name.zh, en: detail.name.en });
            }}
          >
            {t('oldName')}
          </Button>
        </div>
      ) : null}
      <Refusal error={rename.error ?? save.error} />
    </Section>
  );
}

/** What is either so or not. */
function PolicyChecks(props: { readonly detail: RoundDetail; readonly onChange: (policy: Policy) => void }) {
  const { t } = useTranslation('rounds');
  const { policy, template } = props.detail.content;
  const change = (part: Partial<Policy>) => {
    props.onChange({ ...policy, ...part });
  };
  return (
    <>
      <div className="one-check">
        <Checkbox
          checked={policy.allDepartmentsRequired}
          onChange={(event) => {
            change({ allDepartmentsRequired: event.target.checked });
          }}
        >
          {t('allDepartments')}
        </Checkbox>
        <p className="hint">{t('allDepartmentsHint')}</p>
      </div>
      <div className="one-check">
        <Checkbox
          checked={policy.encryption === 'required'}
          disabled={policy.encryption === 'required' && template.questionnaires.length > 0}
          onChange={(event) => {
            change({ encryption: event.target.checked ? 'required' : 'none' });
          }}
        >
          {t('encryption')}
        </Checkbox>
        <p className="hint">{t(template.questionnaires.length > 0 ? 'encryptionFixed' : 'encryptionHint')}</p>
      </div>
      <div className="one-check">
        <Checkbox
          checked={policy.hideWeights === true}
          onChange={(event) => {
            const { hideWeights: _before, ...rest } = policy;
            props.onChange(event.target.checked ? { ...rest, hideWeights: true } : rest);
          }}
        >
          {t('hideWeights')}
        </Checkbox>
        <p className="hint">{t('hideWeightsHint')}</p>
      </div>
    </>
  );
}

/** Whether a worker's questionnaire names the community: off, because few workers share one. */
function WorkerCommunity(props: { readonly detail: RoundDetail; readonly onChange: (policy: Policy) => void }) {
  const { t } = useTranslation('rounds');
  const { policy, sources } = props.detail.content;
  if (!sources.includes('WORKER')) return null;
  const { workerCommunity, ...rest } = policy;
  return (
    <div className="one-check">
      <Checkbox
        checked={workerCommunity === true}
        onChange={(event) => {
          props.onChange(event.target.checked ? { ...rest, workerCommunity: true } : rest);
        }}
      >
        {t('workerCommunity')}
      </Checkbox>
      <p className="hint">{t('workerCommunityHint')}</p>
    </div>
  );
}
