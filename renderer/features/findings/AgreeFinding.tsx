import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingDraft, ReviewedLeaf, ReviewerAnswer } from '../../../shared/contract/findings.ts';
import type { ResponseValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { readDraft } from '../../../shared/rules/draft.ts';
import { bridge } from '../../bridge/bridge.ts';
import { AnswerColumns } from '../../answers/AnswerColumns.tsx';
import { AnswerControl } from '../../answers/AnswerControl.tsx';
import { StreetClaim } from '../../claims/StreetClaim.tsx';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { HandedEvidence, useHandedEvidence } from '../../evidence/HandedEvidence.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useCommand } from '../../session/use-command.ts';
import { useDraft } from '../../session/use-draft.ts';

interface Props {
  readonly content: RoundContent;
  readonly unit: string;
  readonly reviewed: ReviewedLeaf;
  /** What was typed is durable; whoever opens the item next goes on from there. */
  readonly onKept: () => void;
  readonly onDone: () => void;
}

/** One item: what each reviewer found beside what the street says and shows, and what they agree on. */
export function AgreeFinding({ content, unit, reviewed, onKept, onDone }: Props) {
  const { t } = useTranslation('findings');
  const { t: claims } = useTranslation('claims');
  const label = useLabel();
  const evidence = useHandedEvidence(content.id, unit);
  const leaf = content.template.leaves.find(({ code }) => code === reviewed.leaf);
  if (leaf === undefined) return null;
  const at = { leaf: leaf.code } as const;
  return (
    <>
      <p className="hint">
        {t('onsite')} {label(leaf.onsite)}
      </p>
      {reviewed.answers.map(({ rater, raterName, heads, score }) => (
        <section key={rater} className="finding-side" aria-label={raterName}>
          <h2>
            {raterName} <span className="figures">{score ?? t('noScore')}</span>
          </h2>
          <AnswerColumns content={content} leaf={leaf.code} heads={heads} />
          <HandedEvidence all={evidence} at={{ ...at, form: 'review', rater }} />
        </section>
      ))}
      <div className="finding-side">
        <StreetClaim
          content={content}
          leaf={leaf.code}
          heads={reviewed.claim}
          evidence={evidence}
          none={claims('noClaim')}
        />
      </div>
      {reviewed.finding === null ? null : (
        <section className="finding-side" aria-label={t('agreed')}>
          <h2>{reviewed.finding.stands ? t('agreed') : t('overtaken')}</h2>
          <AnswerColumns content={content} leaf={leaf.code} heads={reviewed.finding.heads} />
        </section>
      )}
      <FindingForm content={content} unit={unit} reviewed={reviewed} leaf={leaf} onKept={onKept} onDone={onDone} />
    </>
  );
}

function valueOf({ heads }: ReviewerAnswer): ResponseValue | null {
  const [only] = heads;
  return heads.length === 1 ? (only?.value ?? null) : null;
}

/** Shorter than this is no reason; as in the records. */
const SHORTEST_NOTE = 10;

const NOTHING: FindingDraft = { choice: null, value: null, note: '' };

/** What is typed, kept as it is typed until it is signed. */
function useFindingDraft(
  place: { readonly round: string; readonly unit: string; readonly leaf: string },
  kept: ReviewedLeaf['draft'],
  onKept: () => void,
) {
  return useDraft<FindingDraft>({
    initial: kept?.fields ?? NOTHING,
    known: kept ?? { revision: 0, savedAt: null },
    onSaved: onKept,
    send: (draft, base) => bridge.call('findings.saveDraft', { ...place, draft, base }),
  });
}

function FindingForm({ content, unit, reviewed, leaf, onKept, onDone }: Props & { readonly leaf: Leaf }) {
  const { t } = useTranslation('findings');
  const agree = useCommand('findings.agree');
  const place = { round: content.id, unit, leaf: leaf.code };
  const { fields, change, error, flush } = useFindingDraft(place, reviewed.draft, onKept);
  const { choice, value: draft, note } = fields;
  const [checked, setChecked] = useState(false);
  const taken = reviewed.answers.find(({ rater }) => rater === choice);
  const reading = draft === null ? null : readDraft(content, unit, leaf, 'review', draft);
  const value = choice === 'other' ? (reading?.value ?? null) : taken === undefined ? null : valueOf(taken);
  const isShort = note.trim().length < SHORTEST_NOTE;
  const submit = async () => {
    setChecked(true);
    if (value === null || isShort) return;
    const heads = reviewed.answers.flatMap((answer) => answer.heads.map(({ hash }) => hash));
    // Nothing typed may come after the signature and be taken for a new draft.
    if (!(await flush())) return;
    const done = await agree.run({ ...place, value, heads, note });
    if (done.ok) onDone();
  };
  return (
    <form
      className="finding-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2>{t('agree')}</h2>
      <p>{t('agreeLead')}</p>
      <fieldset className="choices">
        <legend>{t('which')}</legend>
        <Radio.Group
          value={choice}
          onChange={(event) => {
            change({ choice: String(event.target.value) });
          }}
        >
          {reviewed.answers
            .filter((answer) => valueOf(answer) !== null)
            .map(({ rater, raterName }) => (
              <Radio key={rater} value={rater}>
                {t('take', { name: raterName })}
              </Radio>
            ))}
          <Radio value="other">{t('other')}</Radio>
        </Radio.Group>
      </fieldset>
      {choice === 'other' ? (
        <AnswerControl
          content={content}
          unit={unit}
          form="review"
          leaf={leaf}
          value={draft}
          gaps={reading?.gaps ?? []}
          locked={false}
          onChange={(typed) => {
            change({ value: typed });
          }}
        />
      ) : null}
      {checked && value === null ? <p className="hint hint-wrong">{t('chooseFirst')}</p> : null}
      <Field label={t('note')} hint={t('noteHint')} {...(checked && isShort ? { error: t('noteShort') } : {})}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            maxLength={1000}
            aria-invalid={checked && isShort}
            value={note}
            onChange={(event) => {
              change({ note: event.target.value });
            }}
          />
        )}
      </Field>
      <Refusal error={agree.error ?? error} />
      <Button type="primary" size="large" htmlType="submit" loading={agree.busy}>
        {t('sign')}
      </Button>
    </form>
  );
}
