import { Input } from 'antd';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeafForm } from '../../../shared/model/ids.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { answerKind } from '../../../shared/rules/answer-kind.ts';
import { draftOf, emptyDraft } from '../../../shared/rules/draft-of.ts';
import { previousOf } from '../../../shared/rules/previous-answer.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { AnswerControl } from '../../answers/AnswerControl.tsx';
import type { Entered } from './sheet-queue.ts';
import { fullMarkOf, viewItem, type ItemView } from './item-view.ts';
import { NotApplicable } from './NotApplicable.tsx';
import { OfficeSays } from './OfficeSays.tsx';
import { PreviousNote } from './PreviousNote.tsx';
import { Result } from './Result.tsx';

interface Props {
  readonly content: RoundContent;
  readonly unit: string;
  readonly form: LeafForm;
  readonly leaf: Leaf;
  readonly entered: Entered;
  readonly view: ItemView;
  /** What the office wrote about this item when it gave the sheet back. */
  readonly returned: string | null;
  /** When the office was known to have this answer. */
  readonly received: string | null;
  readonly locked: boolean;
  /** Put the cursor into the first field when the item appears. */
  readonly focus: boolean;
  readonly onEnter: (change: Partial<Entered>) => void;
  /** What belongs below the answer. */
  readonly children: ReactNode;
}

/** One item: its answer, its result, its note. */
export function ItemPanel({ content, unit, form, leaf, entered, ...props }: Props) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  /** What was answered before "not applicable" was chosen, so that going back brings it again. */
  const before = useRef<DraftValue | null>(null);
  const { locked, focus, onEnter, returned, received } = props;
  const { value, note } = entered;
  const previous = previousOf(content, unit, form, leaf.code);
  const prefilled = value === null && previous !== null && !locked;
  /** What the fields show: what was entered, else what the earlier round confirmed. */
  const shown = prefilled ? draftOf(previous.value) : value;
  const view = prefilled ? viewItem(content, unit, form, leaf, shown) : props.view;

  // Before the item is painted: whoever sees it can type into it at once.
  useLayoutEffect(() => {
    if (!focus) return;
    // What is ticked below the answer is no answer.
    const checked = body.current?.querySelector<HTMLElement>('input:checked:not(:disabled, .leaf-evidence *)');
    (checked ?? body.current?.querySelector<HTMLElement>('input:not(:disabled, [readonly])'))?.focus();
  }, [focus]);

  /** The button that was pressed goes away with its form, so the cursor moves into the form that takes its place. */
  const exchanged = useRef(false);
  const claimed = shown?.t === 'na';
  useLayoutEffect(() => {
    if (!exchanged.current) return;
    exchanged.current = false;
    body.current?.querySelector<HTMLElement>(claimed ? 'textarea' : 'input:not(:disabled, [readonly])')?.focus();
  }, [claimed]);

  const change = (next: DraftValue) => {
    onEnter({ value: next });
  };
  return (
    <article className="item" aria-labelledby={`${id}-title`}>
      <ItemHead id={`${id}-title`} content={content} leaf={leaf} />
      <OfficeSays returned={returned} received={received} />
      <div className="item-body" ref={body}>
        {previous === null ? null : (
          <PreviousNote
            content={content}
            previous={previous}
            prefilled={prefilled}
            differs={props.view.differs}
            onConfirm={() => {
              onEnter({ value: draftOf(previous.value) });
            }}
          />
        )}
        {shown?.t === 'na' ? (
          <NotApplicable
            form={form}
            reason={shown.reason}
            gaps={view.gaps}
            locked={locked}
            onReason={(reason) => {
              change({ t: 'na', reason });
            }}
            onBack={() => {
              exchanged.current = true;
              onEnter({ value: before.current ?? (previous === null ? null : emptyDraft(answerKind(leaf, form))) });
            }}
          />
        ) : (
          <AnswerControl
            content={content}
            unit={unit}
            form={form}
            leaf={leaf}
            value={shown}
            gaps={view.gaps}
            locked={locked}
            onChange={change}
          />
        )}
        <Result view={view} />
        {leaf.naAllowed && shown?.t !== 'na' ? (
          <NaButton
            locked={locked}
            onChoose={() => {
              before.current = value;
              exchanged.current = true;
              change({ t: 'na', reason: '' });
            }}
          />
        ) : null}
        <NoteField
          note={note}
          locked={locked}
          onNote={(text) => {
            onEnter({ note: text });
          }}
        />
        {props.children}
      </div>
    </article>
  );
}

function NaButton(props: { readonly locked: boolean; readonly onChoose: () => void }) {
  const { t } = useTranslation('filling');
  return (
    <button type="button" className="plain na-button" disabled={props.locked} onClick={props.onChoose}>
      {t('na.choose')}
    </button>
  );
}

function ItemHead(props: { readonly id: string; readonly content: RoundContent; readonly leaf: Leaf }) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { content, leaf } = props;
  return (
    <header className="item-head">
      <h2 id={props.id}>
        <span className="code">{leaf.code}</span> {label(leaf)}
      </h2>
      {content.weightsHidden === true ? null : (
        <p className="figures">{t('fullMark', { points: fullMarkOf(content.template, leaf) })}</p>
      )}
    </header>
  );
}

function NoteField(props: {
  readonly note: string;
  readonly locked: boolean;
  readonly onNote: (note: string) => void;
}) {
  const { t } = useTranslation('filling');
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('note')}</label>
      <Input.TextArea
        id={id}
        className="grow"
        rows={2}
        maxLength={2000}
        disabled={props.locked}
        value={props.note}
        onChange={(event) => {
          props.onNote(event.target.value);
        }}
      />
    </>
  );
}
