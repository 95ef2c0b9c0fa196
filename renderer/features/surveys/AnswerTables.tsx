import './surveys.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnswerTables as Tables } from '../../../shared/contract/survey-counts.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Field } from '../../components/Field.tsx';
import { overlays } from '../../components/overlays.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel, useLanguage } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { navigate } from '../../session/navigation.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { surveyPath } from './survey-path.ts';
import { SurveyRoom } from './SurveyRoom.tsx';

/** More columns do not fit beside each other; they are in the file. */
const MOST_COLUMNS = 13;

/** What was answered, by street or community. Counts by which somebody could be known are hidden. */
export function AnswerTables({ round, form }: { readonly round: string; readonly form: SurveyForm }) {
  return (
    <SurveyRoom round={round} form={form}>
      {(content) => <TablesPage content={content} form={form} />}
    </SurveyRoom>
  );
}

function TablesPage({ content, form }: { readonly content: RoundContent; readonly form: SurveyForm }) {
  const { t } = useTranslation('surveys');
  const search = useSoundSearch();
  const label = useLabel();
  const language = useLanguage();
  const round = content.id;
  const { data, error } = useQuery('surveys.answers', { round, form });
  const file = useCommand('surveys.answersFile');
  const [asked, setAsked] = useState('');
  const questions = data?.questions ?? [];
  const shown = questions.find(({ question }) => question === asked) ?? questions[0];
  const save = async () => {
    const made = await file.run({ round, form, language });
    if (made.ok) await bridge.saveFile(made.value);
  };
  return (
    <Page
      title={t('answers.title', { form: t(`form.${form}`) })}
      lead={data === undefined ? '' : t('answers.lead', { least: data.least })}
      actions={<Button onClick={() => void navigate(surveyPath(round))}>{t('key.back')}</Button>}
    >
      <Refusal error={error ?? file.error} />
      {data === undefined || shown === undefined ? null : (
        <>
          <Field label={t('answers.question')}>
            {(ids) => (
              <Select
                {...ids}
                size="large"
                className="answer-question"
                showSearch={search}
                getPopupContainer={overlays}
                value={shown.question}
                options={questions.map((one) => ({ value: one.question, label: `${one.question} ${label(one)}` }))}
                onChange={setAsked}
              />
            )}
          </Field>
          {shown.answers.length > MOST_COLUMNS ? (
            <p>{t('answers.wide', { count: shown.answers.length - 1 })}</p>
          ) : (
            <AnswerTable content={content} groups={data.groups} table={shown} />
          )}
          <div className="actions survey-actions">
            <Button size="large" loading={file.busy} onClick={() => void save()}>
              {t('answers.save')}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

function AnswerTable(props: {
  readonly content: RoundContent;
  readonly groups: readonly string[];
  readonly table: Tables['questions'][number];
}) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const names = useNames(props.content);
  const { answers, counts } = props.table;
  const communities = new Map(props.content.communities.map((one) => [one.code, label(one)]));
  const rows = [
    ...props.groups.map((code, at) => ({
      code,
      name: code === '' ? t('answers.noCommunity') : (communities.get(code) ?? names.street(code)),
      cells: [...(counts.cells[at] ?? []), counts.rowTotals[at] ?? null],
    })),
    { code: 'all', name: t('counts.all'), cells: [...counts.columnTotals, counts.total] },
  ];
  const heads = [...answers.map((one) => (one.id === '' ? t('answers.none') : label(one))), t('counts.all')];
  return (
    <table className="plain-table answer-table">
      <caption className="hidden">{label(props.table)}</caption>
      <thead>
        <tr>
          <th scope="col">{t('answers.group')}</th>
          {heads.map((head, at) => (
            <th key={answers[at]?.id ?? 'all'} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ code, name, cells }) => (
          <tr key={code}>
            <th scope="row">{name}</th>
            {cells.map((count, at) => (
              <td key={answers[at]?.id ?? 'all'} className="number">
                {count ?? '*'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
