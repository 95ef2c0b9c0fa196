import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../shared/questionnaire/compile.ts';
import type { Item } from '../../../shared/model/form.ts';
import { openSession, type Session } from '../../../shared/questionnaire/session.ts';
import { shownText } from '../../../shared/questionnaire/shown-text.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';
import { pagesOf } from './interview-pages.ts';
import { KioskQuestion } from './KioskQuestion.tsx';

/** Left alone for so long, an interview is forgotten and the start shown again, so that the next person sees nothing. */
const ALONE_MS = 120_000;
const THANKS_MS = 10_000;

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** Ends after a rest without a touch or a key. */
function useAlone(milliseconds: number, onAlone: () => void): void {
  const latest = useRef(onAlone);
  useEffect(() => {
    latest.current = onAlone;
  });
  useEffect(() => {
    let timer = 0;
    const again = () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        latest.current();
      }, milliseconds);
    };
    again();
    for (const name of ['pointerdown', 'keydown'] as const) document.addEventListener(name, again);
    return () => {
      window.clearTimeout(timer);
      for (const name of ['pointerdown', 'keydown'] as const) document.removeEventListener(name, again);
    };
  }, [milliseconds]);
}

/** One question a page, in the order of the routing. Nothing is kept before the last button is pressed. */
export function Interview(props: {
  readonly compiled: CompiledForm;
  readonly language: string;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation('surveys');
  const { compiled, language, onEnd } = props;
  const { form } = compiled;
  const [began] = useState(() => performance.now());
  const [session] = useState(() => {
    const opened = openSession(compiled, null, today());
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value;
  });
  const [, redraw] = useState(0);
  const [name, setName] = useState(() => pagesOf(session.visible())[0]?.item.name ?? '');
  const [done, setDone] = useState(false);
  const hand = useCommand('kiosk.hand');
  useAlone(done ? THANKS_MS : ALONE_MS, onEnd);
  if (done) return <Thanks onEnd={onEnd} />;
  const pages = pagesOf(session.visible());
  const at = Math.max(
    0,
    pages.findIndex((page) => page.item.name === name),
  );
  const page = pages[at];
  if (page === undefined) return null;
  const { item, before } = page;
  const say = (texts: typeof item.label) => shownText(form, texts, language, session);
  const issue = session.issues().find((one) => one.name === item.name);
  const last = at === pages.length - 1;
  const go = (to: number) => {
    setName(pages[to]?.item.name ?? name);
    hand.forget();
  };
  const finish = async () => {
    const seconds = Math.min(86_400, Math.round((performance.now() - began) / 1000));
    const handed = await hand.run({ answers: { ...session.answers() }, seconds });
    if (handed.ok) setDone(true);
  };
  return (
    <section className="kiosk-page" aria-label={say(item.label)}>
      <p className="kiosk-progress figures">{t('kiosk.progress', { at: at + 1, of: pages.length })}</p>
      <PageWords before={before} item={item} session={session} say={say} />
      <KioskQuestion
        key={item.name}
        form={form}
        language={language}
        item={item}
        label={say(item.label)}
        choices={session.choices(item.name)}
        answer={session.value(item.name)}
        onAnswer={(value) => {
          session.set(item.name, value);
          redraw((count) => count + 1);
        }}
      />
      <p className="hint-wrong kiosk-issue" role="status">
        {issue === undefined || issue.code === 'required' ? '' : say(item.constraintMessage) || t('kiosk.wrong')}
      </p>
      <Refusal error={hand.error} />
      <div className="kiosk-buttons">
        <Button
          className="kiosk-big"
          disabled={at === 0}
          onClick={() => {
            go(at - 1);
          }}
        >
          {t('kiosk.previous')}
        </Button>
        <Button
          type="primary"
          className="kiosk-big"
          disabled={issue !== undefined}
          loading={hand.busy}
          onClick={() => {
            if (last) void finish();
            else go(at + 1);
          }}
        >
          {last ? t('kiosk.finish') : t('kiosk.next')}
        </Button>
      </div>
    </section>
  );
}

/** What the form says before and with a question. */
function PageWords(props: {
  readonly before: readonly Item[];
  readonly item: Item;
  readonly session: Session;
  readonly say: (texts: Item['label']) => string;
}) {
  const { before, item, session, say } = props;
  const isTold = (one: Item): boolean => one.readOnly === true || one.calculation !== undefined;
  return (
    <>
      {before.map((one) => (
        <p key={one.name} className={one.kind === 'group' ? 'kiosk-group' : 'kiosk-note'}>
          {say(one.label)}
          {isTold(one) ? ` ${session.value(one.name)}` : ''}
        </p>
      ))}
      <h1>{say(item.label)}</h1>
      {Object.keys(item.hint).length === 0 ? null : <p className="kiosk-note">{say(item.hint)}</p>}
    </>
  );
}

function Thanks({ onEnd }: { readonly onEnd: () => void }) {
  const { t } = useTranslation('surveys');
  return (
    <section className="kiosk-page" aria-live="polite">
      <h1>{t('kiosk.thanks')}</h1>
      <p>{t('kiosk.thanksWhat')}</p>
      <Button type="primary" className="kiosk-big" onClick={onEnd}>
        {t('kiosk.again')}
      </Button>
    </section>
  );
}
