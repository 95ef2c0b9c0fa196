import { useTranslation } from 'react-i18next';
import type { ShownForm } from '../../../shared/contract/questionnaires.ts';
import type { Form, Item } from '../../../shared/model/form.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import { choicesOf, languageFor, textIn } from '../../../shared/questionnaire/form-text.ts';
import { useLanguage } from '../../i18n/use-language.ts';

const MOST_SHOWN = 12;
const RULES = ['relevant', 'constraint', 'choiceFilter', 'calculation'] as const;

/** Every question of a form in its order: text, kind, choices, rules as written, and the indicators that it is for. */
export function FormQuestions(props: { readonly kind: SurveyForm; readonly shown: ShownForm }) {
  const { t } = useTranslation('questionnaires');
  const { form } = props.shown;
  return (
    <details className="questionnaire-questions">
      <summary>{t('questions', { kind: t(`kind.${props.kind}`) })}</summary>
      <table className="plain-table stacked">
        <thead>
          <tr>
            <th scope="col">{t('question')}</th>
            <th scope="col">{t('answer')}</th>
            <th scope="col">{t('rules')}</th>
            <th scope="col">{t('leaves')}</th>
          </tr>
        </thead>
        <tbody>
          {form.items.map((item) => (
            <QuestionRow key={item.name} item={item} shown={props.shown} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function QuestionRow({ item, shown }: { readonly item: Item; readonly shown: ShownForm }) {
  const { t } = useTranslation('questionnaires');
  const { form } = shown;
  const language = languageFor(form, useLanguage());
  const rules = RULES.flatMap((rule) => {
    const text = item[rule];
    return text === undefined ? [] : [{ rule, text }];
  });
  return (
    <tr>
      <th scope="row">
        <span className="code">{item.name}</span> {textIn(form, item.label, language)}
      </th>
      <td>
        {t(`kinds.${item.kind}`)}
        {item.required === undefined ? null : ` · ${t('required')}`}
        <Choices form={form} item={item} language={language} total={shown.choices[item.list ?? ''] ?? 0} />
      </td>
      <td>
        {rules.map(({ rule, text }) => (
          <p key={rule} className="questionnaire-rule">
            {t(`rule.${rule}`)} <code>{text}</code>
          </p>
        ))}
      </td>
      <td>
        {item.leaves.join(' ')}
        {item.scoring === undefined ? null : <p className="hint">{item.scoring}</p>}
      </td>
    </tr>
  );
}

function Choices(props: {
  readonly form: Form;
  readonly item: Item;
  readonly language: string;
  readonly total: number;
}) {
  const { t } = useTranslation('questionnaires');
  const { form, item, language, total } = props;
  const choices = choicesOf(form, item).slice(0, MOST_SHOWN);
  if (choices.length === 0) return null;
  return (
    <ul className="questionnaire-choices">
      {choices.map((choice) => (
        <li key={choice.name}>
          {textIn(form, choice.label, language) || choice.name}
          {choice.score === null ? '' : ` (${choice.score})`}
        </li>
      ))}
      {total > choices.length ? <li className="hint">{t('moreChoices', { count: total - choices.length })}</li> : null}
    </ul>
  );
}
