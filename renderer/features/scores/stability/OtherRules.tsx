import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { RuleOutcome } from '../../../../shared/model/stability.ts';
import { RulesTable } from '../../../score-pictures/stability/RulesTable.tsx';
import { Section } from '../../../components/Section.tsx';
import { useLabel } from '../../../i18n/use-language.ts';
import { useNames } from '../../../session/use-names.ts';
import { useStabilityWords } from './use-stability-words.ts';

/** Every street under other rules, with a sentence for each that would change its place. */
export function OtherRules({
  content,
  rules,
}: {
  readonly content: RoundContent;
  readonly rules: readonly RuleOutcome[];
}) {
  const { t } = useTranslation('stability');
  const names = useNames(content);
  const words = useStabilityWords();
  const bandName = useLabel();
  return (
    <Section title={t('rules.title')}>
      <p className="hint">{t('rules.key')}</p>
      <RulesTable
        rules={rules}
        bands={content.template.resultBands}
        bandName={bandName}
        words={words}
        streetName={names.street}
        caption={t('rules.title')}
      />
    </Section>
  );
}
