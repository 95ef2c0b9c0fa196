import './conflicts.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import type { Asked } from './asked.ts';
import { BandDecisions } from './BandDecisions.tsx';
import { DecisionDrawer } from './DecisionDrawer.tsx';
import { DecisionRegister } from './DecisionRegister.tsx';
import { OpenAnswers } from './OpenAnswers.tsx';
import { OpenComputers } from './OpenComputers.tsx';
import { SealPart } from './SealPart.tsx';
import { WipePart } from './WipePart.tsx';

/** Everything in a round that waits for a decision of the office, and every decision that was made. */
export function Conflicts({ round }: { readonly round: string }) {
  const { t } = useTranslation('conflicts');
  const { content, error } = useRoundContent(round);
  const questions = useQuery('decisions.questions', { round });
  useTopic('round.changed', () => void questions.reload());
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('toBoard')}</a>}
    >
      <Refusal error={error ?? questions.error} />
      {content === undefined || questions.data === undefined ? null : (
        <Questions content={content} questions={questions.data} />
      )}
    </Page>
  );
}

function Questions({ content, questions }: { readonly content: RoundContent; readonly questions: OpenQuestions }) {
  const { t } = useTranslation('conflicts');
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => {
    setAsked(null);
  };
  const { slots, computers, claims, rivals } = questions;
  const loud = computers.filter(({ marks, stopped }) => marks.length > 0 || stopped);
  return (
    <>
      <Section title={t('answers', { count: slots.length + questions.more })}>
        {slots.length === 0 ? <EmptyState what={t('none')} /> : <p>{t('undecided')}</p>}
        <OpenAnswers
          content={content}
          slots={slots}
          onAsk={(slot) => {
            setAsked({ kind: 'answer', slot });
          }}
        />
        {questions.more > 0 ? <p>{t('more', { count: questions.more })}</p> : null}
      </Section>
      <Section title={t('computers')}>
        <OpenComputers content={content} computers={loud} onAsk={setAsked} />
        {loud.length === 0 ? <p className="hint">{t('noComputers')}</p> : null}
        <details>
          <summary>{t('otherComputers', { count: computers.length - loud.length })}</summary>
          <OpenComputers content={content} computers={computers.slice(loud.length)} onAsk={setAsked} />
        </details>
      </Section>
      {claims.length === 0 ? null : <Claims content={content} claims={claims} onAsk={setAsked} />}
      {rivals.length === 0 ? null : (
        <Section title={t('rivals')}>
          <p>{t('rivalsLead')}</p>
          {rivals.map((entries) => (
            <DecisionRegister
              key={entries.map(({ hash }) => hash).join(' ')}
              content={content}
              entries={entries}
              onUndo={(entry) => {
                setAsked({ kind: 'undo', entry });
              }}
            />
          ))}
        </Section>
      )}
      <BandDecisions content={content} questions={questions} onAsk={setAsked} />
      <SealPart
        content={content}
        questions={questions}
        onOpenAgain={(number) => {
          setAsked({ kind: 'amend', number });
        }}
      />
      <WipePart
        content={content}
        sealed={questions.seals.length > 0}
        onWipe={(account) => {
          setAsked({ kind: 'wipe', account });
        }}
      />
      <Made content={content} onAsk={setAsked} />
      <DecisionDrawer content={content} asked={asked} onClose={close} onDone={close} />
    </>
  );
}

function Claims(props: {
  readonly content: RoundContent;
  readonly claims: OpenQuestions['claims'];
  readonly onAsk: (asked: Asked) => void;
}) {
  const { t } = useTranslation('conflicts');
  const names = useNames(props.content);
  return (
    <Section title={t('claims')}>
      <p>{t('claimsLead')}</p>
      <ul className="conflict-list">
        {props.claims.map((claim) => (
          <li key={`${claim.unit} ${claim.leaf}`}>
            <h3>
              {names.street(claim.unit)} · <span className="figures">{claim.leaf}</span> {names.node(claim.leaf)}
            </h3>
            <p>{t('because', { text: claim.reason })}</p>
            <Button
              aria-label={`${t('consentNa.button')}: ${names.street(claim.unit)} ${names.node(claim.leaf)}`}
              onClick={() => {
                props.onAsk({ kind: 'consentNa', claim });
              }}
            >
              {t('consentNa.button')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Made(props: { readonly content: RoundContent; readonly onAsk: (asked: Asked) => void }) {
  const { t } = useTranslation('conflicts');
  const list = useQuery('decisions.list', { round: props.content.id });
  useTopic('round.changed', () => void list.reload());
  return (
    <Section
      title={t('made')}
      actions={
        <Button
          onClick={() => {
            props.onAsk({ kind: 'erase' });
          }}
        >
          {t('erase.button')}
        </Button>
      }
    >
      <Refusal error={list.error} />
      {list.data?.length === 0 ? <p className="hint">{t('noneMade')}</p> : null}
      <DecisionRegister
        content={props.content}
        entries={list.data ?? []}
        onUndo={(entry) => {
          props.onAsk({ kind: 'undo', entry });
        }}
      />
    </Section>
  );
}
