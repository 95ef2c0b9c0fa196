import { Button, Checkbox, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

const LARGE = { size: 'large' } as const;

/** What is open and would count as missing: streets, and files that lie aside. Null until it is known. */
function useOpenStill(round: string) {
  const board = useQuery('board.get', { round });
  const aside = useQuery('intake.aside', { round });
  useTopic('round.changed', () => {
    void board.reload();
    void aside.reload();
  });
  if (board.data === undefined || aside.data === undefined) return null;
  const streets = board.data.rows.filter(({ cells }) => cells.some(({ open }) => open)).map(({ unit }) => unit);
  return { streets, files: aside.data };
}

/** The streets and files by name, and the word of whoever seals that they were seen. */
function OpenStill(props: {
  readonly content: RoundContent;
  readonly still: NonNullable<ReturnType<typeof useOpenStill>>;
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
}) {
  const { t } = useTranslation('conflicts');
  const names = useNames(props.content);
  const { streets, files } = props.still;
  return (
    <>
      {streets.length === 0 ? null : (
        <>
          <p>{t('seal.open.streets', { count: streets.length })}</p>
          <ul>
            {streets.map((unit) => (
              <li key={unit}>{names.street(unit)}</li>
            ))}
          </ul>
        </>
      )}
      {files.length === 0 ? null : (
        <>
          <p>{t('seal.open.files', { count: files.length })}</p>
          <ul>
            {files.map(({ sha256, name }) => (
              <li key={sha256}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <Checkbox
        checked={props.seen}
        onChange={({ target }) => {
          props.onSeen(target.checked);
        }}
      >
        {t('seal.open.seen')}
      </Checkbox>
    </>
  );
}

/** Seals the result of the round, or says what stands in the way; a sealed one can be opened again. */
export function SealPart(props: {
  readonly content: RoundContent;
  readonly questions: OpenQuestions;
  readonly onOpenAgain: (number: number) => void;
}) {
  const { t } = useTranslation('conflicts');
  const seal = useCommand('decisions.seal');
  const round = props.content.id;
  const still = useOpenStill(round);
  const [seen, setSeen] = useState('');
  const { seals, obstacles } = props.questions;
  const isSealed = obstacles.some(({ what }) => what === 'sealed');
  // What was ticked counts for what was shown then, and for nothing that came in afterwards.
  const shown = JSON.stringify([still?.streets, still?.files.map(({ sha256 }) => sha256)]);
  const isOpen = still !== null && still.streets.length + still.files.length > 0;
  const waiting = obstacles.filter(({ what }) => what !== 'sealed');
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
      <Refusal error={seal.error} />
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
              onConfirm={() =>
                void seal.run({
                  round,
                  seen: { streets: [...still.streets], files: still.files.map(({ sha256 }) => sha256) },
                })
              }
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
