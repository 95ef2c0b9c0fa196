import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { SubmittedSheet } from '../../../shared/contract/returns.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { leavesOf } from '../../../shared/rules/answer-kind.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { ItemChoice } from './ItemChoice.tsx';
import { UnlockKeys } from '../../sticks/UnlockKeys.tsx';

const LEAST = 10;

/** Why a sheet is given back, and which of its items. */
export function ReturnForm(props: {
  readonly content: RoundContent;
  readonly sheet: SubmittedSheet;
  readonly onMade: (ticket: FileRef) => void;
  readonly onCancel: () => void;
}) {
  const { content, sheet } = props;
  const { t } = useTranslation('board');
  const label = useLabel();
  const { run, busy, error } = useCommand('returns.make');
  const [reason, setReason] = useState('');
  const [leaves, setLeaves] = useState<readonly string[]>([]);
  const items = leavesOf(content, sheet.form, sheet.form === 'dept' ? sheet.rater : null);
  const make = async () => {
    const ticket = await run({ round: content.id, submission: sheet.submission, leaves: [...leaves], reason });
    if (ticket.ok) props.onMade(ticket.value);
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void make();
        }}
      >
        <p className="hint">{t('returns.lead')}</p>
        <Field label={t('returns.reason')} hint={t('returns.reasonHint')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={1000}
              value={reason}
              onChange={(event) => {
                setReason(event.target.value);
              }}
            />
          )}
        </Field>
        <ItemChoice
          label={t('returns.leaves')}
          items={items.map((leaf) => ({ code: leaf.code, name: label(leaf) }))}
          chosen={leaves}
          onChoose={setLeaves}
        />
        <div className="actions">
          <Button size="large" type="primary" htmlType="submit" loading={busy} disabled={reason.trim().length < LEAST}>
            {t('returns.make')}
          </Button>
          <Button size="large" onClick={props.onCancel}>
            {t('returns.cancel')}
          </Button>
        </div>
        {error?.code === 'key_locked' ? null : <Refusal error={error} />}
      </form>
      {error?.code === 'key_locked' ? <UnlockKeys onOpen={() => void make()} /> : null}
    </>
  );
}
