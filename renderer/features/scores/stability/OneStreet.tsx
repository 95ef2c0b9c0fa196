import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { SOURCES } from '../../../../shared/model/ids.ts';
import { publishedTotal, type UnitResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { nextBandSteps } from '../../../../shared/scoring/stability/next-band.ts';
import type { OneOut } from '../../../../shared/scoring/stability/one-out.ts';
import { NextBandTable } from '../../../score-pictures/stability/NextBandTable.tsx';
import { OutsTable } from '../../../score-pictures/stability/OutsTable.tsx';
import { Section } from '../../../components/Section.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { useNames } from '../../../session/use-names.ts';
import { useStabilityWords } from './use-stability-words.ts';

/** One street: how sure its total is, what one thing less would do, what would change its band. */
export function OneStreet(props: {
  readonly content: RoundContent;
  readonly unit: UnitResult;
  /** The choice of the street. */
  readonly children: ReactNode;
}) {
  const { content, unit } = props;
  const { t } = useTranslation('stability');
  const { t: scores } = useTranslation('scores');
  const label = useLabel();
  const { sampling, toNextBand, band } = unit;
  const bandOf = (text: string) => content.template.resultBands.find(({ min }) => Number(text) >= min);
  const crosses = sampling?.kind === 'value' && bandOf(sampling.low)?.min !== bandOf(sampling.high)?.min;
  return (
    <Section title={t('one.title')}>
      <div className="one-street">
        <div className="board-tools">{props.children}</div>
        <p>
          {t('one.total', {
            score: publishedTotal(unit).score ?? t('none'),
            band: band === null ? t('none') : label(band),
          })}{' '}
          {sampling?.kind === 'value'
            ? `${scores('sampling.value', { halfWidth: sampling.halfWidth, low: sampling.low, high: sampling.high })} ${
                crosses ? t('one.crosses') : t('one.staysIn')
              }`
            : ''}
        </p>
        <p>{scores('coverageSentence', { coverage: unit.coverage, low: unit.low, high: unit.high })}</p>
        <LeftOut content={content} unit={unit} />
        <h3>{t('next.title')}</h3>
        {toNextBand === undefined || band?.limited !== undefined ? (
          <p>{band?.limited === undefined ? t('next.best') : t('next.limited')}</p>
        ) : (
          <>
            <p>{t('next.gap', { points: toNextBand.points, band: label(toNextBand) })}</p>
            <Steps content={content} unit={unit} />
          </>
        )}
      </div>
    </Section>
  );
}

function LeftOut({ content, unit }: { readonly content: RoundContent; readonly unit: UnitResult }) {
  const { t } = useTranslation('stability');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const words = useStabilityWords();
  const nameOf = ({ kind, what }: OneOut) => {
    const source = SOURCES.find((one) => one === what);
    return kind === 'source' && source !== undefined ? answers(`source.${source}`) : `${what} ${names.node(what)}`;
  };
  return (
    <>
      <h3>{t('out.title')}</h3>
      <p className="hint">{t('out.key')}</p>
      <OutsTable template={content.template} unit={unit} words={words} nameOf={nameOf} caption={t('out.title')} />
    </>
  );
}

function Steps({ content, unit }: { readonly content: RoundContent; readonly unit: UnitResult }) {
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const words = useStabilityWords();
  const steps = nextBandSteps(unit);
  const possible = steps.filter((step) => step.possible);
  return (
    <>
      <p>{possible.length === 0 ? t('next.notAlone') : t('next.lead')}</p>
      {possible.length === 0 ? null : (
        <NextBandTable steps={possible} words={words} leafName={names.node} caption={t('next.title')} />
      )}
      {steps.length > possible.length ? (
        <p className="hint">{t('next.others', { count: steps.length - possible.length })}</p>
      ) : null}
    </>
  );
}
