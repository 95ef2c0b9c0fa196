import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RosterDevice, RoundContent } from '../../../shared/model/round.ts';
import { Field } from '../../components/Field.tsx';
import { useTaskText } from './use-task-text.ts';

/** In whose place a computer comes, and whether that one is stopped; `old` is null for an additional computer. */
export interface ReplaceDraft {
  readonly old: string | null;
  readonly stop: boolean;
  readonly reason: string;
}

/** A stop is signed with its reason, which must say something. */
export const LEAST_REASON = 10;

export function reasonMissing({ old, stop, reason }: ReplaceDraft): boolean {
  return old !== null && stop && reason.trim().length < LEAST_REASON;
}

/** Which computer of the round this one replaces; the task then needs not be chosen again. */
export function ReplaceFields(props: {
  readonly content: RoundContent;
  readonly candidates: readonly RosterDevice[];
  readonly draft: ReplaceDraft;
  readonly checked: boolean;
  readonly onChange: (part: Partial<ReplaceDraft>) => void;
}) {
  const { t } = useTranslation('devices');
  const { people, task } = useTaskText(props.content);
  const { candidates, draft } = props;
  const old = candidates.find(({ id }) => id === draft.old);
  const nameOf = (device: RosterDevice) => `${people(device)} · ${device.label} · ${t(`roles.${device.role}`)}`;
  const wrong = props.checked && reasonMissing(draft) ? { error: t('replace.reasonMissing') } : {};
  return (
    <div className="request-fields">
      <Field label={t('replace.label')} hint={t('replace.hint')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            value={draft.old ?? ''}
            options={[
              { value: '', label: t('replace.none') },
              ...candidates.map((device) => ({ value: device.id, label: nameOf(device) })),
            ]}
            onChange={(value) => {
              props.onChange({ old: value === '' ? null : value });
            }}
          />
        )}
      </Field>
      {old === undefined ? null : (
        <div className="replace-stop">
          <p>
            {t('replace.same', { what: [people(old), t(`roles.${old.role}`), task(old)].filter(Boolean).join(' · ') })}
          </p>
          <Checkbox
            checked={draft.stop}
            onChange={(event) => {
              props.onChange({ stop: event.target.checked });
            }}
          >
            {t('replace.stop')}
          </Checkbox>
          <p className="hint">{t('replace.stopHint')}</p>
          {draft.stop ? (
            <Field label={t('replace.reason')} {...wrong}>
              {(ids) => (
                <Input.TextArea
                  {...ids}
                  rows={2}
                  maxLength={1000}
                  aria-invalid={props.checked && reasonMissing(draft)}
                  value={draft.reason}
                  onChange={(event) => {
                    props.onChange({ reason: event.target.value });
                  }}
                />
              )}
            </Field>
          ) : null}
        </div>
      )}
    </div>
  );
}
