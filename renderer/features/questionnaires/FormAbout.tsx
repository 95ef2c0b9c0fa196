import { useTranslation } from 'react-i18next';
import type { ShownForm } from '../../../shared/contract/questionnaires.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import { isAsked } from '../../../shared/questionnaire/form-text.ts';
import { useLabel } from '../../i18n/use-language.ts';

/** What a form is in one glance: where it comes from, how much it asks, and which indicators it leaves without points. */
export function FormAbout(props: {
  readonly detail: RoundDetail;
  readonly shown: ShownForm;
  /** Taken in from a file; undefined while it is only being looked at. */
  readonly own?: boolean;
}) {
  const { t } = useTranslation('questionnaires');
  const label = useLabel();
  const { form, choices, unfed } = props.shown;
  const leaves = new Set(form.items.flatMap((item) => item.leaves));
  const nameOf = (code: string): string => {
    const leaf = props.detail.content.template.leaves.find((one) => one.code === code);
    return leaf === undefined ? code : `${code} ${label(leaf)}`;
  };
  return (
    <>
      <ul className="questionnaire-facts">
        {props.own === undefined ? null : <li>{t(props.own ? 'fromFile' : 'fromSystem')}</li>}
        <li>{form.title}</li>
        <li>{t('asks', { count: form.items.filter(isAsked).length })}</li>
        <li>{t('choices', { count: Object.values(choices).reduce((sum, count) => sum + count, 0) })}</li>
        <li>{t('feeds', { count: leaves.size })}</li>
        <li>
          {t('languages', {
            names: form.languages.map((one) => (one === 'default' ? t('oneLanguage') : one)).join(t('comma')),
          })}
        </li>
      </ul>
      {unfed.length === 0 ? null : (
        <p className="hint-wrong">{t('unfed', { count: unfed.length, names: unfed.map(nameOf).join(t('comma')) })}</p>
      )}
    </>
  );
}
