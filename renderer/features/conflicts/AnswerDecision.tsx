import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenSlot } from '../../../shared/contract/decisions.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { LEAF_FORMS, type LeafForm } from '../../../shared/model/ids.ts';
import type { Reason } from '../../../shared/model/decision.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { readDraft } from '../../../shared/rules/draft.ts';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { AnswerControl } from '../../answers/AnswerControl.tsx';
import { HandedEvidence, useHandedEvidence } from '../../evidence/HandedEvidence.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { DecisionForm } from './DecisionForm.tsx';
import { SlotHistory } from './SlotHistory.tsx';

/** All answers side by side; one of them, another one, or none counts, or the sheet goes back. */
export function AnswerDecision(props: {
  readonly content: RoundContent;
  readonly slot: OpenSlot;
  readonly onDone: () => void;
}) {
  const { content, slot, onDone } = props;
  const { t } = useTranslation('conflicts');
  const [choice, setChoice] = useState<string | null>(null);
  const [draft, setDraft] = useState<DraftValue | null>(null);
  const resolve = useCommand('decisions.resolve');
  const giveBack = useCommand('decisions.return');
  const evidence = useHandedEvidence(content.id, slot.unit);
  const item = itemOf(content, slot);
  const reading = item === null || draft === null ? null : readDraft(content, slot.unit, item.leaf, item.form, draft);
  const ready = choice !== null && (choice !== 'other' || reading?.value != null);

  const sendBack = async (reason: Reason): Promise<boolean> => {
    if (slot.form === 'office') return false;
    const sheet = { round: content.id, unit: slot.unit, form: slot.form, rater: raterOf(slot) };
    return (await giveBack.run({ ...sheet, leaves: slot.leaf === '*' ? [] : [slot.leaf], reason })).ok;
  };
  const settle = async (reason: Reason): Promise<boolean> => {
    const chosen = choiceOf(choice, reading?.value ?? null);
    if (chosen === null) return false;
    const heads = slot.heads.map(({ hash }) => hash);
    return (await resolve.run({ round: content.id, slot: slot.slot, heads, choice: chosen, reason })).ok;
  };
  const decide = async (reason: Reason) => {
    if (choice === 'back' ? await sendBack(reason) : await settle(reason)) onDone();
  };
  return (
    <>
      <AnswerColumns content={content} leaf={slot.leaf} heads={slot.heads} />
      {item === null ? null : (
        <HandedEvidence all={evidence} at={{ form: item.form, rater: raterOf(slot), leaf: item.leaf.code }} />
      )}
      <DecisionForm
        lead={t('answer.lead')}
        submit={choice === 'back' ? t('answer.sendBack') : t('answer.submit')}
        busy={resolve.busy || giveBack.busy}
        error={resolve.error ?? giveBack.error}
        ready={ready}
        onDecide={(reason) => void decide(reason)}
      >
        <Choices slot={slot} canEnter={item !== null} choice={choice} onChoose={setChoice} />
        {choice === 'other' && item !== null ? (
          <div className="other-answer">
            <AnswerControl
              content={content}
              unit={slot.unit}
              form={item.form}
              leaf={item.leaf}
              value={draft}
              gaps={reading?.gaps ?? []}
              locked={false}
              onChange={setDraft}
            />
          </div>
        ) : null}
        {choice === 'back' ? <p className="hint">{t('answer.backHint')}</p> : null}
      </DecisionForm>
      <SlotHistory content={content} slot={slot.slot} leaf={slot.leaf} />
    </>
  );
}

/** Whose answers these are; null for a street's own. */
function raterOf({ slot }: OpenSlot): string | null {
  const [, , , , rater = ''] = slot.split('|');
  return rater === '' ? null : rater;
}

/** The item and how it is answered; null for questionnaires and submissions, which are taken or left whole. */
function itemOf(content: RoundContent, slot: OpenSlot): { readonly leaf: Leaf; readonly form: LeafForm } | null {
  const leaf = content.template.leaves.find(({ code }) => code === slot.leaf);
  const form = LEAF_FORMS.find((one): one is LeafForm => one === slot.form);
  return leaf === undefined || form === undefined ? null : { leaf, form };
}

function Choices(props: {
  readonly slot: OpenSlot;
  readonly canEnter: boolean;
  readonly choice: string | null;
  readonly onChoose: (choice: string) => void;
}) {
  const { t } = useTranslation('conflicts');
  return (
    <fieldset className="choices">
      <legend>{t('answer.which')}</legend>
      <Radio.Group
        value={props.choice}
        onChange={(event) => {
          props.onChoose(String(event.target.value));
        }}
      >
        {props.slot.heads.map((head, index) => (
          <Radio key={head.hash} value={head.hash}>
            {t('answer.take', { n: index + 1, person: head.person, at: dateTime(head.at) })}
          </Radio>
        ))}
        {props.canEnter ? <Radio value="other">{t('answer.other')}</Radio> : null}
        <Radio value="nothing">{t('answer.nothing')}</Radio>
        {props.slot.form === 'office' ? null : <Radio value="back">{t('answer.back')}</Radio>}
      </Radio.Group>
    </fieldset>
  );
}

type Choice = Input<'decisions.resolve'>['choice'];

function choiceOf(choice: string | null, other: Extract<Choice, { kind: 'other' }>['value'] | null): Choice | null {
  if (choice === null) return null;
  if (choice === 'nothing') return { kind: 'nothing' };
  if (choice === 'other') return other === null ? null : { kind: 'other', value: other };
  return { kind: 'take', of: choice };
}
