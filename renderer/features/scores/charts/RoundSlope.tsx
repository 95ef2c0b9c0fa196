import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import {
  compareRounds,
  systemsDiffer,
  totalChanges,
  type ScoredRound,
} from '../../../../shared/designing/compare-rounds.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { RoundResult } from '../../../../shared/model/result.ts';
import { Slope } from '../../../charts/Slope.tsx';
import { Field } from '../../../components/Field.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { RoundPairs } from '../RoundPairs.tsx';

/** What the lines are: the totals of the streets, the items by their median, or those of the street of this code. */
export type SlopeOf = 'totals' | 'median' | (string & {});

/** Two rounds beside each other: a line for each street, or for each item that may be compared, with its table. */
export function RoundSlope(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly earlier: ScoredRound | undefined;
  readonly of: SlopeOf;
  readonly onOf: (of: SlopeOf) => void;
  /** The choice of the other round. */
  readonly children: ReactNode;
}) {
  const { content, result, earlier, of } = props;
  const { t } = useTranslation('charts');
  const names = useNames(content);
  return (
    <Section title={t('slope.title')}>
      <div className="board-tools">
        {props.children}
        {earlier === undefined ? null : (
          <Field label={t('slope.of')}>
            {(ids) => (
              <Select
                {...ids}
                className="earlier-round"
                options={[
                  { value: 'totals', label: t('slope.totals') },
                  { value: 'median', label: t('slope.median') },
                  ...result.units.map(({ unit }) => ({
                    value: unit,
                    label: t('slope.street', { street: names.street(unit) }),
                  })),
                ]}
                value={of}
                onChange={props.onOf}
              />
            )}
          </Field>
        )}
      </div>
      {earlier === undefined ? <p className="hint">{t('slope.choose')}</p> : null}
      {earlier === undefined ? null : of === 'totals' ? (
        <Totals now={{ content, result }} then={earlier} nameOf={names.street} />
      ) : (
        <Items now={{ content, result }} then={earlier} unit={of === 'median' ? null : of} />
      )}
    </Section>
  );
}

interface Both {
  readonly now: ScoredRound;
  readonly then: ScoredRound;
}

function Lines({ lines }: { readonly lines: Parameters<typeof Slope>[0]['lines'] }) {
  const { t } = useTranslation('charts');
  return <Slope lines={lines} before={t('slope.before')} after={t('slope.after')} label={t('slope.label')} />;
}

function Totals({ now, then, nameOf }: Both & { readonly nameOf: (unit: string) => string }) {
  const { t } = useTranslation('charts');
  const both = totalChanges(now, then);
  if (both.length === 0) return <p>{t('slope.nothing')}</p>;
  return (
    <>
      <p className="hint">
        {t('slope.key')} {systemsDiffer(now, then) ? t('slope.otherTemplate') : ''}
      </p>
      <Lines
        lines={both.map(({ unit, before, after }) => {
          const name = nameOf(unit);
          return { id: unit, name, nameBefore: name, before: Number(before), after: Number(after) };
        })}
      />
      <table className="plain-table chart-table">
        <caption className="hidden">{t('slope.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col" className="number">
              {t('slope.before')}
            </th>
            <th scope="col" className="number">
              {t('slope.after')}
            </th>
            <th scope="col" className="number">
              {t('slope.change')}
            </th>
          </tr>
        </thead>
        <tbody>
          {both.map(({ unit, before, after, difference }) => (
            <tr key={unit}>
              <th scope="row">{nameOf(unit)}</th>
              <td className="number">{before}</td>
              <td className="number">{after}</td>
              <td className="number">{difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The items along the crosswalk, under their codes of each round. */
function Items({ now, then, unit }: Both & { readonly unit: string | null }) {
  const { t } = useTranslation('charts');
  const comparison = compareRounds(now, then, unit);
  const lines = comparison.compared.flatMap(({ to, from, before, after, difference }) =>
    difference === null || to === null || from === null
      ? []
      : [{ id: to.code, name: to.code, nameBefore: from.code, before: Number(before), after: Number(after) }],
  );
  return (
    <>
      {lines.length === 0 ? (
        <p>{t('slope.noItems')}</p>
      ) : (
        <>
          <p className="hint">{t('slope.key')}</p>
          <Lines lines={lines} />
        </>
      )}
      <RoundPairs comparison={comparison} />
    </>
  );
}
