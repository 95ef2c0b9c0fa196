import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentRequest } from '../../../shared/contract/rounds.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { DigitsField } from '../../components/DigitsField.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { RoleChoice } from './RoleChoice.tsx';
import { mistakesIn, NEW_PERSON, type AdmittedRole, type TaskDraft } from './task-draft.ts';
import { TaskFields } from './TaskFields.tsx';

/** One computer that asks: who, and what it may hand in. Nothing is chosen beforehand. */
export function RequestForm(props: {
  readonly round: string;
  readonly content: RoundContent;
  readonly request: EnrolmentRequest;
  readonly onDone: (request: string) => void;
}) {
  const { t } = useTranslation('devices');
  const { content, request } = props;
  const [draft, setDraft] = useState<TaskDraft>({ role: null, person: null, units: [], departments: [] });
  const [checked, setChecked] = useState(false);
  const admit = useCommand('devices.admit');
  const [digits, setDigits] = useState('');
  const differ = admit.error?.code === 'package_refused' && admit.error.reason === 'E_FINGERPRINT';
  const mistakes = mistakesIn(draft);
  const who = `${request.person.name} ${request.person.post}`.trim();

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    const { role, person, units, departments } = draft;
    if (role === null || person === null || digits.trim() === '' || Object.values(mistakes).some(Boolean)) {
      focusFirstWrong(form);
      return;
    }
    const admitted = await admit.run({
      round: props.round,
      request: request.request,
      role,
      person: person === NEW_PERSON ? null : person,
      units: [...units],
      departments: [...departments],
      digits,
    });
    if (admitted.ok) props.onDone(request.request);
    else focusFirstWrong(form);
  };
  const choose = (part: Partial<TaskDraft>) => {
    setDraft({ ...draft, ...part });
  };
  const chooseRole = (role: AdmittedRole | null) => {
    choose({ role, units: [], departments: [] });
  };
  return (
    <form className="request" noValidate onSubmit={(event) => void submit(event)}>
      <div className="request-head">
        <h3>{who}</h3>
        <p className="hint">{request.known ? t('known') : t('asks')}</p>
      </div>
      <RoleChoice role={draft.role} missing={checked && mistakes.role} onChange={chooseRole} />
      <TaskFields content={content} request={request} draft={draft} checked={checked} onChange={choose} />
      <DigitsField
        label={t('digits')}
        hint={t('digitsHint')}
        wrong={differ ? t('digitsDiffer') : checked && digits.trim() === '' ? t('missing.digits') : undefined}
        value={digits}
        onChange={(value) => {
          admit.forget();
          setDigits(value);
        }}
      />
      <Refusal error={differ ? undefined : admit.error} />
      <div className="actions">
        <Button type="primary" size="large" htmlType="submit" loading={admit.busy}>
          {t('admit')}
        </Button>
        <Button
          size="large"
          onClick={() => {
            props.onDone(request.request);
          }}
        >
          {t('notNow')}
        </Button>
      </div>
    </form>
  );
}
