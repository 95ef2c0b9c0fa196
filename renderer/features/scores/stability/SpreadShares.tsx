import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { SpreadShare } from '../../../../shared/model/stability.ts';
import { MOST_SHARES, SharesTable } from '../../../score-pictures/stability/SharesTable.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { useStabilityWords } from './use-stability-words.ts';

/** Which items make the difference between streets, beside the weight they have on paper. */
export function SpreadShares(props: { readonly content: RoundContent; readonly shares: readonly SpreadShare[] }) {
  const { content, shares } = props;
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const words = useStabilityWords();
  return (
    <Section title={t('shares.title')}>
      <p className="hint">{t('shares.key', { most: MOST_SHARES })}</p>
      <SharesTable shares={shares} words={words} leafName={names.node} caption={t('shares.title')} />
    </Section>
  );
}
