import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OpenQuestions } from '../../../shared/contract/decisions.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useCommand } from '../../session/use-command.ts';

const LARGE = { size: 'large' } as const;

/** Seals the result of the round, or says what stands in the way; a sealed one can be opened again. */
export function SealPart(props: {
  readonly round: string;
  readonly questions: OpenQuestions;
  readonly onOpenAgain: (number: number) => void;
}) {
  const { t } = useTranslation('conflicts');
  const seal = useCommand('decisions.seal');
  const { seals, obstacles } = props.questions;
  const isSealed = obstacles.some(({ what }) => what === 'sealed');
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
      {isSealed || waiting.length > 0 ? null : (
        <div className="actions seal-actions">
          <Popconfirm
            title={t('seal.sure')}
            description={t('seal.sureHint')}
            okText={t('seal.submit')}
            cancelText={t('seal.notYet')}
            okButtonProps={LARGE}
            cancelButtonProps={LARGE}
            onConfirm={() => void seal.run({ round: props.round })}
          >
            <Button type="primary" size="large" loading={seal.busy}>
              {t('seal.submit')}
            </Button>
          </Popconfirm>
        </div>
      )}
    </Section>
  );
}
