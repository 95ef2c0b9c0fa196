import { useId, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChecklistMethod } from '../../shared/model/template.ts';
import { useLabel } from '../i18n/use-language.ts';
import type { ControlProps } from './control-props.ts';

const KEYS: Readonly<Record<string, string>> = { y: 'yes', p: 'partly', n: 'no', x: 'na' };
const LETTERS: Readonly<Record<string, string>> = { yes: 'Y', partly: 'P', no: 'N', na: 'X' };

/** One line per point with its answers; Y, P, N and X answer the line in focus and go to the next. */
export function ChecklistControl({
  method,
  draft,
  gaps,
  locked,
  onChange,
}: ControlProps<'checklist', ChecklistMethod>) {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const answers = draft?.a ?? {};

  const answer = (item: string, chosen: string) => {
    onChange({ t: 'checklist', a: { ...answers, [item]: chosen } });
  };
  const focusRow = (index: number) => {
    const row = list.current?.querySelectorAll('fieldset')[index];
    const radio = row?.querySelector<HTMLInputElement>('input:checked') ?? row?.querySelector('input');
    radio?.focus();
  };
  const onKey = (event: KeyboardEvent, item: string, index: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const chosen = method.answers.find((one) => one.id === KEYS[event.key.toLowerCase()]);
    if (chosen === undefined) return;
    event.preventDefault();
    answer(item, chosen.id);
    focusRow(index + 1);
  };
  const open = gaps.filter((gap) => gap.code === 'item').length;
  return (
    <div className="checklist" ref={list}>
      {method.items.map((item, index) => (
        // The letters are shortcuts of the radio buttons inside.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <fieldset
          key={item.id}
          disabled={locked}
          className={draft !== null && answers[item.id] === undefined ? 'check check-open' : 'check'}
          onKeyDown={(event) => {
            onKey(event, item.id, index);
          }}
        >
          <legend>
            <span>
              <span className="check-number">{index + 1}.</span> {label(item)}
              {item.critical === true ? <span className="critical">{t('checklist.critical')}</span> : null}
            </span>
          </legend>
          <div className="segments">
            {method.answers.map((option) => (
              <label key={option.id}>
                <input
                  type="radio"
                  name={`${id}-${item.id}`}
                  checked={answers[item.id] === option.id}
                  onChange={() => {
                    answer(item.id, option.id);
                  }}
                />
                <span>
                  {label(option)}
                  {LETTERS[option.id] === undefined ? null : <kbd aria-hidden="true">{LETTERS[option.id]}</kbd>}
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      <p className="gap">{open > 0 ? t('checklist.open', { count: open }) : ''}</p>
    </div>
  );
}
