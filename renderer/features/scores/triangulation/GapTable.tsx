import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { sourceGaps, type SourceGap } from '../../../../shared/scoring/gaps.ts';
import { Section } from '../../../components/Section.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { pathOf } from '../../../session/navigation.ts';
import { useNames, type Names } from '../../../session/use-names.ts';
import { Figure } from '../Figure.tsx';

/** As many as are looked at in one sitting; more on demand. */
const AT_ONCE = 40;

/** What every source says of an item of a street; the highest and the lowest are named where they lie far apart. */
export function GapTable(props: {
  readonly content: RoundContent;
  readonly result: RoundResult;
  readonly leaf: string | null;
}) {
  const { content, result, leaf } = props;
  const { t } = useTranslation('triangulation');
  const { t: answers } = useTranslation('answers');
  const names = useNames(content);
  const [most, setMost] = useState(AT_ONCE);
  const gaps = sourceGaps(result, leaf === null ? {} : { leaf });
  const sources = content.sources.filter((source) => gaps.some(({ scores }) => scores[source] !== undefined));
  return (
    <Section title={t('gaps.title')}>
      <p className="hint">{t('gaps.key', content.template.combination.discrepancy.selfVsReview)}</p>
      <table className="plain-table gaps">
        <caption className="hidden">{t('gaps.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            {leaf === null ? <th scope="col">{t('item')}</th> : null}
            {sources.map((source) => (
              <th key={source} scope="col" className="number">
                {answers(`short.${source}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('gaps.gap')}
            </th>
            <th scope="col">{t('gaps.between')}</th>
          </tr>
        </thead>
        <tbody>
          {gaps.slice(0, most).map((gap) => (
            <GapRow key={`${gap.unit} ${gap.leaf}`} {...{ content, gap, names, sources }} withLeaf={leaf === null} />
          ))}
        </tbody>
      </table>
      {gaps.length > most ? (
        <Button
          onClick={() => {
            setMost(most + AT_ONCE);
          }}
        >
          {t('gaps.more', { count: gaps.length - most })}
        </Button>
      ) : null}
    </Section>
  );
}

function GapRow(props: {
  readonly content: RoundContent;
  readonly gap: SourceGap;
  readonly names: Names;
  readonly sources: RoundContent['sources'];
  readonly withLeaf: boolean;
}) {
  const { content, gap, names } = props;
  const { t } = useTranslation('triangulation');
  const { t: answers } = useTranslation('answers');
  const { attention, serious } = content.template.combination.discrepancy.selfVsReview;
  const points = gap.gap === null ? null : gap.gap / 100;
  const place = `${pathOf('rounds', content.id, 'scores', gap.unit)}/${gap.leaf}`;
  const grade = points === null || points < attention ? null : points < serious ? 'attention' : 'serious';
  return (
    <tr>
      <th scope="row">
        <a href={`#${place}`}>{names.street(gap.unit)}</a>
      </th>
      {props.withLeaf ? (
        <td>
          {gap.leaf} {names.node(gap.leaf)}
        </td>
      ) : null}
      {props.sources.map((source) => {
        const given = gap.scores[source];
        const isEnd = grade !== null && (source === gap.highest || source === gap.lowest);
        return (
          <td key={source} className={isEnd ? 'number gap-end' : 'number'}>
            {given === undefined ? (
              <span className="no-figure">–</span>
            ) : (
              <a href={`#${place}/${source}`} tabIndex={-1}>
                <Figure status={given.status} value={given.score} />
              </a>
            )}
          </td>
        );
      })}
      <td className="number">{points === null ? '–' : points.toFixed(2)}</td>
      <td>
        {gap.highest === null || gap.lowest === null || grade === null ? null : (
          <StatusChip icon="warning" tone={grade === 'serious' ? 'attention' : 'plain'}>
            {t(`gaps.${grade}`, {
              high: answers(`short.${gap.highest}`),
              low: answers(`short.${gap.lowest}`),
            })}
          </StatusChip>
        )}
      </td>
    </tr>
  );
}
