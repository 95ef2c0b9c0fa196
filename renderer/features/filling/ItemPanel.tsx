import { Input } from 'antd';
import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LeafForm } from '../../../shared/model/ids.ts';
import type { DraftValue } from '../../../shared/model/response.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import type { Leaf } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { AnswerControl } from '../../answers/AnswerControl.tsx';
import type { Entered } from './sheet-queue.ts';
import { fullMarkOf, type ItemView } from './item-view.ts';
import { NotApplicable } from './NotApplicable.tsx';
import { OfficeSays } from './OfficeSays.tsx';
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
export function ItemPanel({ content, unit, form, leaf, entered, view, ...props }: Props) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  /** What was answered before "not applicable" was chosen, so that going back brings it again. */
  const before = useRef<DraftValue | null>(null);
  const { locked, focus, onEnter, returned, received } = props;
  const { value, note } = entered;

  // Before the item is painted: whoever sees it can type into it at once.
  useLayoutEffect(() => {
    if (!focus) return;
    const checked = body.current?.querySelector<HTMLElement>('input:checked:not(:disabled)');
    (checked ?? body.current?.querySelector<HTMLElement>('input:not(:disabled, [readonly])'))?.focus();
  }, [focus]);

  /** The button that was pressed goes away with its form, so the cursor moves into the form that takes its place. */
  const exchanged = useRef(false);
  const claimed = value?.t === 'na';
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
      <header className="item-head">
        <h2 id={`${id}-title`}>
          <span className="code">{leaf.code}</span> {label(leaf)}
        </h2>
        {content.weightsHidden === true ? null : (
          <p className="figures">{t('fullMark', { points: fullMarkOf(content.template, leaf) })}</p>
        )}
      </header>
      <OfficeSays returned={returned} received={received} />
      <div className="item-body" ref={body}>
        {value?.t === 'na' ? (
          <NotApplicable
            form={form}
            reason={value.reason}
            gaps={view.gaps}
            locked={locked}
            onReason={(reason) => {
              change({ t: 'na', reason });
            }}
            onBack={() => {
              exchanged.current = true;
              onEnter({ value: before.current });
            }}
          />
        ) : (
          <AnswerControl
            content={content}
            unit={unit}
            form={form}
            leaf={leaf}
            value={value}
            gaps={view.gaps}
            locked={locked}
            onChange={change}
          />
        )}
        <Result view={view} />
        {leaf.naAllowed && value?.t !== 'na' ? (
          <NaButton
            locked={locked}
            onChoose={() => {
              before.current = value;
              exchanged.current = true;
              change({ t: 'na', reason: '' });
            }}
          />
        ) : null}
        <label htmlFor={`${id}-note`}>{t('note')}</label>
        <Input.TextArea
          id={`${id}-note`}
          className="grow"
          rows={2}
          maxLength={2000}
          disabled={locked}
          value={note}
          onChange={(event) => {
            onEnter({ note: event.target.value });
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
