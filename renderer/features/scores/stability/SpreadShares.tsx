import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { SpreadShare } from '../../../../shared/model/stability.ts';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';

const MOST = 10;

/** Which items make the difference between streets, beside the weight they have on paper. */
export function SpreadShares(props: { readonly content: RoundContent; readonly shares: readonly SpreadShare[] }) {
  const { content, shares } = props;
  const { t } = useTranslation('stability');
  const names = useNames(content);
  return (
    <Section title={t('shares.title')}>
      <p className="hint">{t('shares.key', { most: MOST })}</p>
      <table className="plain-table chart-table">
        <caption className="hidden">{t('shares.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col" className="number">
              {t('shares.weight')}
            </th>
            <th scope="col" className="number">
              {t('shares.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shares.slice(0, MOST).map(({ leaf, weight, share }) => (
            <tr key={leaf}>
              <th scope="row">
                {leaf} {names.node(leaf)}
              </th>
              <td className="number">{(weight * 100).toFixed(2)}%</td>
              <td className="number">{share === null ? t('none') : `${(share * 100).toFixed(1)}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
