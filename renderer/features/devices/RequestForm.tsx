import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EnrolmentRequest } from '../../../shared/contract/rounds.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { DigitsField } from '../../components/DigitsField.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { ReplaceFields, reasonMissing, type ReplaceDraft } from './ReplaceFields.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { emptyTask, mistakesIn, taskOf, type AdmittedRole, type TaskDraft } from './task-draft.ts';
import { TaskFields } from './TaskFields.tsx';

/** One computer that asks: who, and what it may hand in. Nothing is chosen beforehand. */
export function RequestForm(props: {
  readonly round: string;
  readonly content: RoundContent;
  readonly request: EnrolmentRequest;
  /** `replaced` where it took the place of another one: there is more to do then. */
  readonly onDone: (request: string, replaced: boolean) => void;
}) {
  const { t } = useTranslation('devices');
  const { content, request } = props;
  const [draft, setDraft] = useState<TaskDraft>(() => emptyTask(content.roster.devices, request.device));
  const [checked, setChecked] = useState(false);
  const [place, setPlace] = useState<ReplaceDraft>({ old: null, stop: true, reason: '' });
  const admit = useCommand('devices.admit');
  const replace = useCommand('devices.replace');
  const [digits, setDigits] = useState('');
  const { old } = place;
  const error = old === null ? admit.error : replace.error;
  const differ = error?.code === 'package_refused' && error.reason === 'E_FINGERPRINT';
  const candidates = content.roster.devices.filter(({ id, role }) => role !== 'office' && id !== request.device);
  const mistakes = mistakesIn(draft);
  const who = `${request.person.name} ${request.person.post}`.trim();

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    const admitted = digits.trim() === '' ? null : await send();
    if (admitted === true) props.onDone(request.request, old !== null);
    else focusFirstWrong(form);
  };
  /** Null where something is missing, else whether the computer was admitted. */
  const send = async (): Promise<boolean | null> => {
    const asked = { round: props.round, request: request.request, digits };
    if (old !== null) {
      if (reasonMissing(place)) return null;
      return (await replace.run({ ...asked, old, stop: place.stop ? place.reason.trim() : null })).ok;
    }
    const task = taskOf(draft);
    return task === null ? null : (await admit.run({ ...asked, ...task })).ok;
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
      {candidates.length === 0 ? null : (
        <ReplaceFields
          content={content}
          candidates={candidates}
          draft={place}
          checked={checked}
          onChange={(part) => {
            setPlace({ ...place, ...part });
          }}
        />
      )}
      {old === null ? (
        <>
          <RoleChoice role={draft.role} missing={checked && mistakes.role} onChange={chooseRole} />
          <TaskFields content={content} request={request} draft={draft} checked={checked} onChange={choose} />
        </>
      ) : null}
      <DigitsField
        label={t('digits')}
        hint={t('digitsHint')}
        wrong={differ ? t('digitsDiffer') : checked && digits.trim() === '' ? t('missing.digits') : undefined}
        value={digits}
        onChange={(value) => {
          admit.forget();
          replace.forget();
          setDigits(value);
        }}
      />
      <Refusal error={differ ? undefined : error} />
      <RequestButtons
        label={t(old === null ? 'admit' : 'replace.admit')}
        busy={admit.busy || replace.busy}
        onLater={() => {
          props.onDone(request.request, false);
        }}
      />
    </form>
  );
}

function RequestButtons(props: { readonly label: string; readonly busy: boolean; readonly onLater: () => void }) {
  const { t } = useTranslation('devices');
  return (
    <div className="actions">
      <Button type="primary" size="large" htmlType="submit" loading={props.busy}>
        {props.label}
      </Button>
      <Button size="large" onClick={props.onLater}>
        {t('notNow')}
      </Button>
    </div>
  );
}
