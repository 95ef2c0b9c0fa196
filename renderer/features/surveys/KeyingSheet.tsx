import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Form, Item } from '../../../shared/model/form.ts';
import { languageFor } from '../../../shared/questionnaire/form-text.ts';
import type { Session } from '../../../shared/questionnaire/session.ts';
import { shownText } from '../../../shared/questionnaire/shown-text.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel, useLanguage } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { nextSerial } from './answer-keys.ts';
import { DiscardEntry } from './DiscardEntry.tsx';
import { FinishPart } from './FinishPart.tsx';
import { rememberSerial } from './keying-memory.ts';
import { type EntryTarget, useKeying } from './keying-store.ts';
import { KeyQuestion } from './KeyQuestion.tsx';
import { sheetAct, type SheetAct } from './sheet-keys.ts';
import { useSheetKeys } from './use-sheet-keys.ts';
import { surveyPath } from './survey-path.ts';

/** What paper says is kept as it stands; here is what the form says about answers that break a rule of it. */
function brokenRules(
  form: Form,
  session: Session,
  questions: readonly Item[],
  language: string,
  otherwise: string,
): ReadonlyMap<string, string> {
  return new Map(
    session.issues().flatMap(({ name, code }): [string, string][] => {
      const message = questions.find((one) => one.name === name)?.constraintMessage;
      if (code === 'required' || message === undefined) return [];
      return [[name, shownText(form, message, language, session) || otherwise]];
    }),
  );
}

/** The place among the questions; behind the last one it is the end of the sheet. */
function usePlace(): readonly [number, (index: number) => void] {
  const { questions, answers, skipped } = useKeying();
  const [at, setAt] = useState(() => {
    const open = questions.findIndex(({ name }) => (answers[name] ?? '') === '' && !skipped.has(name));
    return Math.max(0, open);
  });
  const end = questions.length;
  const go = useCallback(
    (index: number) => {
      setAt(Math.min(end, Math.max(0, index)));
    },
    [end],
  );
  return [at, go];
}

/** All questions of one paper, one of them active; the keys act on it wherever the focus is. */
export function KeyingSheet({ target }: { readonly target: EntryTarget }) {
  const { t } = useTranslation('surveys');
  const reader = useLanguage();
  const { form, session, questions, answers, skipped, answer, step, finish, error } = useKeying();
  const [at, go] = usePlace();
  const toName = useCallback(
    (name: string) => {
      go(questions.findIndex((one) => one.name === name));
    },
    [go, questions],
  );
  // The focus goes with the question: into its field, or onto the choice that stands or the first one.
  useEffect(() => {
    const name = questions[at]?.name;
    if (name === undefined) {
      document.getElementById('finish')?.focus();
      return;
    }
    const shown = document.getElementById(`question-${name}`);
    const field = document.getElementById(`field-${name}`) ?? shown?.querySelector<HTMLElement>('[tabindex="0"]');
    field?.focus({ preventScroll: true });
    shown?.scrollIntoView({ block: 'nearest' });
  }, [at, questions]);
  const item = questions[at];
  const active =
    item === undefined || session === null
      ? null
      : { item, choices: session.choices(item.name), answer: answers[item.name] ?? '' };

  const next = (): number => {
    let index = at + 1;
    while (skipped.has(questions[index]?.name ?? '')) index += 1;
    return index;
  };
  const perform = (act: SheetAct) => {
    switch (act.act) {
      case 'answer':
        if (item !== undefined) answer(item.name, act.value);
        return;
      case 'undo':
      case 'redo': {
        const changed = step(act.act);
        if (changed !== undefined) toName(changed);
        return;
      }
      default:
        go({ next: next(), down: at + 1, up: at - 1, end: questions.length }[act.act]);
    }
  };
  useSheetKeys((event) => {
    const act = sheetAct(event, active);
    if (act !== undefined) perform(act);
    return act !== undefined;
  });
  const onFinish = async (kept: readonly string[]) => {
    const finished = await finish(kept);
    if (finished === undefined) return;
    const suggested = target.pass === 1 ? nextSerial(target.serial) : '';
    rememberSerial(target, { last: target.serial, next: suggested, finished });
    await navigate(surveyPath(target.round, target.form, 'key', String(target.pass)), { replace: true });
  };
  if (form === null || session === null) return null;
  const language = languageFor(form, reader);
  const wrong = brokenRules(form, session, questions, language, t('key.wrong'));
  return (
    <div className="keying">
      <SheetHead target={target} />
      <Refusal error={error} />
      <div className="keying-sheet" role="region" aria-label={t('key.sheet')}>
        {questions.map((one, index) => (
          <KeyQuestion
            key={one.name}
            form={form}
            language={language}
            item={one}
            number={index + 1}
            choices={session.choices(one.name)}
            answer={answers[one.name] ?? ''}
            active={index === at}
            skipped={skipped.has(one.name)}
            label={shownText(form, one.label, language, session)}
            wrong={index === at ? '' : (wrong.get(one.name) ?? '')}
            onAnswer={answer}
            onActive={toName}
          />
        ))}
        <FinishPart form={form} language={language} active={item === undefined} onFinish={onFinish} />
      </div>
    </div>
  );
}

function SheetHead({ target }: { readonly target: EntryTarget }) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const unit = useKeying((keying) => keying.entry?.unit);
  const { data } = useQuery('surveys.desk', { round: target.round });
  const street = data?.content.template.streets.find(({ code9 }) => code9 === unit);
  return (
    <header className="keying-head">
      <h1>{t(target.pass === 2 ? 'key.titleSecond' : 'key.title', { serial: target.serial })}</h1>
      {street === undefined ? null : <p className="keying-street">{label(street)}</p>}
      <p className="hint">{t('key.help')}</p>
      <DiscardEntry target={target} />
    </header>
  );
}
