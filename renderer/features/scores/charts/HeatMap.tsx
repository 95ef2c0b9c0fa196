import { useTranslation } from 'react-i18next';
import type { RoundResult } from '../../../../shared/model/result.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { HeatKey, HeatTable } from '../../../score-pictures/Heat.tsx';
import { Section } from '../../../components/Section.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import { pathOf } from '../../../session/navigation.ts';
import { useNames } from '../../../session/use-names.ts';

/** Items down, streets across: every score in its cell, the better the darker. It is its own table. */
export function HeatMap({ content, result }: { readonly content: RoundContent; readonly result: RoundResult }) {
  const { t } = useTranslation('charts');
  const { t: scores } = useTranslation('scores');
  const names = useNames(content);
  const language = useLanguage();
  const short = new Map(content.template.streets.map((street) => [street.code9, street.short]));
  const nameOf = (unit: string) => (language === 'zh' ? (short.get(unit) ?? unit) : names.street(unit));
  return (
    <Section title={t('heat.title')}>
      <p className="heat-key">
        {t('heat.key')}
        <HeatKey noScore={t('heat.none')} />
      </p>
      <div className="heat-wrap">
        <HeatTable
          caption={t('heat.title')}
          leaves={content.template.leaves}
          units={result.units}
          item={t('item')}
          renderLeaf={(code) => (
            <>
              <a href={`#${pathOf('rounds', content.id, 'sources')}/${code}`}>{code}</a> {names.node(code)}
            </>
          )}
          streetName={nameOf}
          upright={language === 'zh'}
          statusText={(status) => scores(`status.${status}`)}
        />
      </div>
    </Section>
  );
}
