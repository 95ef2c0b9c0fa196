import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Question, Questionnaire, Template } from '../../../shared/model/template.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { useDesign } from './design-store.ts';
import { NumberField } from './NumberField.tsx';
import { useIssueText, type Issues } from './use-issues.ts';

interface QuestionsProps {
  readonly template: Template;
  readonly issues: Issues;
}

/** Which items each question counts for, and how much it counts among the questions of one item. */
export function QuestionsPart(props: QuestionsProps) {
  const { t } = useTranslation('rules');
  const { questionnaires } = props.template;
  if (questionnaires.every(({ items }) => items.length === 0)) return <p role="status">{t('questions.none')}</p>;
  return (
    <div className="adopt">
      <p className="lead">{t('questions.lead')}</p>
      {questionnaires.map((form) =>
        form.items.length === 0 ? null : <FormQuestions key={form.id} form={form} {...props} />,
      )}
    </div>
  );
}

/** Open questions and attention checks have no points to count. */
function canCount({ type, scored }: Question): boolean {
  return scored !== false && type !== 'open' && type !== 'attention';
}

function FormQuestions({ form, template, issues }: QuestionsProps & { readonly form: Questionnaire }) {
  const { t } = useTranslation('rules');
  const label = useLabel();
  const issueText = useIssueText();
  const asking = template.leaves.filter((leaf) => leaf.sources.some((source) => source.id === form.id));
  const linked = new Set(form.items.flatMap(({ leaves }) => leaves));
  const open = asking.filter(({ code }) => !linked.has(code)).map(({ code }) => code);
  return (
    <>
      <h3>{label(form)}</h3>
      {open.length === 0 ? null : <p className="row-issue">{t('questions.open', { items: open.join(' ') })}</p>}
      <table className="plain-table stacked design question-table">
        <caption className="hidden">{label(form)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('questions.question')}</th>
            <th scope="col">{t('questions.items')}</th>
            <th scope="col" className="number">
              {t('questions.weight')}
            </th>
          </tr>
        </thead>
        <tbody>
          {form.items.map((question) => (
            <QuestionRow
              key={question.id}
              form={form.id}
              question={question}
              choices={template.leaves.filter(
                ({ code, sources }) => question.leaves.includes(code) || sources.some(({ id }) => id === form.id),
              )}
              issues={issues.at(question.id).map(issueText)}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function QuestionRow(props: {
  readonly form: Questionnaire['id'];
  readonly question: Question;
  readonly choices: Template['leaves'];
  readonly issues: readonly string[];
}) {
  const { t } = useTranslation('rules');
  const search = useSoundSearch();
  const label = useLabel();
  const edit = useDesign((design) => design.edit);
  const { form, question } = props;
  const weight = question.scoreWeight ?? 1;
  const put = (leaves: readonly string[], next: number) => {
    edit({ t: 'question', form, question: question.id, leaves: [...leaves], weight: next });
  };
  return (
    <tr>
      <th scope="row">
        {question.id} {label(question)}
        {props.issues.map((issue) => (
          <span key={issue} className="row-issue">
            {issue}
          </span>
        ))}
      </th>
      {canCount(question) ? (
        <>
          <td data-label={t('questions.items')}>
            <Select
              mode="multiple"
              className="question-items"
              aria-label={t('questions.itemsOf', { question: question.id })}
              showSearch={search}
              value={question.leaves}
              options={props.choices.map((leaf) => ({ value: leaf.code, label: `${leaf.code} ${label(leaf)}` }))}
              onChange={(leaves) => {
                put(leaves, weight);
              }}
            />
          </td>
          <td className="number" data-label={t('questions.weight')}>
            <NumberField
              label={t('questions.weightOf', { question: question.id })}
              value={weight}
              least={0.01}
              most={100}
              onChange={(next) => {
                put(question.leaves, next);
              }}
            />
          </td>
        </>
      ) : (
        <td colSpan={2}>{t('questions.notScored')}</td>
      )}
    </tr>
  );
}
