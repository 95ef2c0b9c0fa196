import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Judged } from '../../../shared/designing/pairwise.ts';
import { Icon } from '../../components/Icon.tsx';

function times(step: number): string {
  return step >= 1 ? step.toFixed(1) : `1/${(1 / step).toFixed(1)}`;
}

/** The weights that judgements give, exact and whole, and whether they agree with themselves. */
export function PairwiseResult(props: {
  readonly title: string;
  readonly judged: Judged | null;
  readonly codes: readonly string[];
  readonly nameOf: (code: string) => string;
  readonly onUse: (weights: Readonly<Record<string, number>>) => void;
}) {
  const { t } = useTranslation('design');
  const { judged, codes, nameOf } = props;
  if (judged === null) return null;
  const { ahp, weights, contradicts } = judged;
  const { worst } = ahp;
  return (
    <section className="pairwise-result">
      <h3>{props.title}</h3>
      <table className="plain-table design">
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col" className="number">
              {t('exactWeight')}
            </th>
            <th scope="col" className="number">
              {t('wholeWeight')}
            </th>
            <th scope="col" className="number">
              {t('drift')}
            </th>
          </tr>
        </thead>
        <tbody>
          {weights.map(({ code, exact, whole, drift }) => (
            <tr key={code}>
              <th scope="row">{nameOf(code)}</th>
              <td className="number">{exact.toFixed(2)}</td>
              <td className="number">{whole}</td>
              <td className="number">{drift.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={contradicts ? 'row-issue' : undefined} role="status">
        {contradicts ? <Icon name="warning" /> : null}
        {t(contradicts ? 'ratioHigh' : 'ratioGood', { ratio: ahp.consistencyRatio.toFixed(3) })}{' '}
        {contradicts && worst !== null
          ? t('worstPair', {
              left: nameOf(codes[worst.row] ?? ''),
              right: nameOf(codes[worst.column] ?? ''),
              judged: times(worst.judged),
              implied: times(worst.implied),
              suggested: times(worst.suggested),
            })
          : ''}
      </p>
      <Button
        disabled={contradicts}
        onClick={() => {
          props.onUse(Object.fromEntries(weights.map(({ code, whole }) => [code, whole])));
        }}
      >
        {t('useWeights')}
      </Button>
    </section>
  );
}
