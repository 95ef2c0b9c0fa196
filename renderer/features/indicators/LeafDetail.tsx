import { useTranslation } from 'react-i18next';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { Basis } from './Basis.tsx';
import { MethodDetail } from './MethodDetail.tsx';
import { Quotes } from './Quotes.tsx';

/** Everything about one item: where it comes from, how it is measured, by whom, with what proof. */
export function LeafDetail({ leaf, template }: { readonly leaf: Leaf; readonly template: Template }) {
  const { t } = useTranslation('indicators');
  const label = useLabel();
  const names = new Map(template.sources.map((source) => [source.id, label(source)]));
  const questions = template.questionnaires.flatMap((form) =>
    form.items.filter((item) => item.leaves.includes(leaf.code)).map((item) => ({ form, item })),
  );
  return (
    <div className="leaf-detail">
      <section>
        <h3>
          {t('content')} <Basis quoted={leaf.contentBasis === 'explicit'} />
        </h3>
        <Quotes leaf={leaf} template={template} />
      </section>
      <section>
        <h3>
          {t('measure')} <Basis quoted={leaf.measureBasis === 'explicit'} />
        </h3>
        <MethodDetail method={leaf.method} grades={template.scales.grade4} />
        <p className="hint">{leaf.naAllowed ? t('naAllowed') : t('naNever')}</p>
      </section>
      <section>
        <h3>{t('sources')}</h3>
        <ul className="dashes">
          {leaf.sources.map((source) => (
            <li key={source.id}>
              {names.get(source.id) ?? source.id}:{' '}
              {source.role === 'score' ? t('sourceWeight', { weight: source.weight }) : t(`roles.${source.role}`)}
              {t('listComma')}
              {t(`entries.${source.entry}`)}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('evidence')}</h3>
        <ul className="dashes">
          {leaf.evidence.map((one) => (
            <li key={one.id}>
              {label(one)} {one.required ? t('required') : t('optional')}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('onsite')}</h3>
        <p>{label(leaf.onsite)}</p>
      </section>
      {questions.length === 0 ? null : (
        <section>
          <h3>{t('questions')}</h3>
          <ul className="dashes">
            {questions.map(({ form, item }) => (
              <li key={`${form.id} ${item.id}`}>
                {t(`short.${form.id}`)} {item.id}: {label(item)}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
