import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { OpenStill, useOpenStill, type Open } from './OpenStill.tsx';

const LARGE = { size: 'large' } as const;

/** Seals the result of the round, or says what stands in the way; a sealed one can be opened again. */
export function SealPart(props: {
  readonly content: RoundContent;
  readonly questions: OpenQuestions;
  readonly onOpenAgain: (number: number) => void;
}) {
  const { t } = useTranslation('conflicts');
  const seal = useCommand('decisions.seal');
  const round = props.content.id;
  const { known: still, error: unknown, reload } = useOpenStill(round);
  const [seen, setSeen] = useState('');
  const { seals, obstacles } = props.questions;
  const isSealed = obstacles.some(({ what }) => what === 'sealed');
  // What was ticked counts for what was shown then, and for nothing that came in afterwards.
  const shown = JSON.stringify([still?.streets, still?.files.map(({ sha256 }) => sha256)]);
  const isOpen = still !== null && still.streets.length + still.files.length > 0;
  const waiting = obstacles.filter(({ what }) => what !== 'sealed');
  const sealNow = async ({ streets, files }: Open): Promise<void> => {
    const sealed = await seal.run({
      round,
      seen: { streets: [...streets], files: files.map(({ sha256 }) => sha256) },
    });
    if (!sealed.ok) reload();
  };
  return (
    <Section title={t('seal.title')}>
      <p>{t('seal.lead')}</p>
      {seals.length === 0 ? null : (
        <ul className="conflict-list">
          {seals.map((one) => (
            <li key={one.hash}>
              <h3>{t('seal.number', { n: one.number })}</h3>
              <p>
                {t(`seal.state.${one.state}`)} · {one.person} · {dateTime(one.at)}
              </p>
              <p className="digits figures">{one.digits}</p>
              {one.state === 'amended' ? null : (
                <Button
                  onClick={() => {
                    props.onOpenAgain(one.number);
                  }}
                >
                  {t('amend.button', { n: one.number })}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {waiting.length === 0 ? null : (
        <>
          <p>{t('seal.waiting')}</p>
          <ul>
            {waiting.map(({ what, count }) => (
              <li key={what}>{t(`seal.obstacle.${what}`, { count })}</li>
            ))}
          </ul>
        </>
      )}
      <Refusal error={seal.error ?? unknown} />
      {isSealed || waiting.length > 0 || still === null ? null : (
        <>
          {isOpen ? (
            <OpenStill
              content={props.content}
              still={still}
              seen={seen === shown}
              onSeen={(isSeen) => {
                setSeen(isSeen ? shown : '');
              }}
            />
          ) : null}
          <div className="actions seal-actions">
            <Popconfirm
              title={t('seal.sure')}
              description={t('seal.sureHint')}
              okText={t('seal.submit')}
              cancelText={t('seal.notYet')}
              okButtonProps={LARGE}
              cancelButtonProps={LARGE}
              onConfirm={() => void sealNow(still)}
            >
              <Button type="primary" size="large" loading={seal.busy} disabled={isOpen && seen !== shown}>
                {t('seal.submit')}
              </Button>
            </Popconfirm>
          </div>
        </>
      )}
    </Section>
  );
}
