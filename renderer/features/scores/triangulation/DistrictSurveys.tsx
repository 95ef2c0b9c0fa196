import { useTranslation } from 'react-i18next';
import { SOURCE_OF } from '../../../../shared/model/ids.ts';
import type { DistrictSurvey } from '../../../../shared/model/district.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { Section } from '../../../components/Section.tsx';
import { useNames } from '../../../session/use-names.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useTopic } from '../../../session/use-topic.ts';

/** The questionnaires over the whole district, every person alike; beside it what counting forms alike would give. */
export function DistrictSurveys({ content }: { readonly content: RoundContent }) {
  const { t } = useTranslation('triangulation');
  const { t: answers } = useTranslation('answers');
  const { data, error, reload } = useQuery('scores.district', { round: content.id });
  useTopic('round.changed', () => void reload());
  return (
    <Section title={t('district.title')}>
      <Refusal error={error} />
      <p className="hint">{t('district.key')}</p>
      <table className="plain-table district-surveys">
        <caption className="hidden">{t('district.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('district.survey')}</th>
            {(['valid', 'persons', 'index', 'plain'] as const).map((column) => (
              <th key={column} scope="col" className="number">
                {t(`district.${column}`)}
              </th>
            ))}
            <th scope="col">{t('district.remarks')}</th>
          </tr>
        </thead>
        <tbody>
          {(data?.surveys ?? []).map((survey) => (
            <tr key={survey.form}>
              <th scope="row">{answers(`source.${SOURCE_OF[survey.form]}`)}</th>
              <td className="number">{survey.valid}</td>
              <td className="number">{survey.population ?? '–'}</td>
              <td className="number">
                {survey.index ?? '–'}
                {survey.halfWidth === null ? '' : ` ± ${survey.halfWidth}`}
              </td>
              <td className="number">{survey.plain ?? '–'}</td>
              <td>
                <Remarks content={content} survey={survey} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {data === undefined ? null : (
        <p>{data.totalMean === null ? t('district.totalOpen') : t('district.totalMean', { mean: data.totalMean })}</p>
      )}
    </Section>
  );
}

function Remarks({ content, survey }: { readonly content: RoundContent; readonly survey: DistrictSurvey }) {
  const { t } = useTranslation('triangulation');
  const names = useNames(content);
  const { lacks, without, valid, streets } = survey;
  const named = (units: readonly string[]) => units.map((unit) => names.street(unit)).join(t('district.and'));
  return (
    <>
      {lacks === null
        ? t('district.streets', { count: streets })
        : t(`district.lacks.${lacks.why}`, { valid, streets: named(lacks.about) })}{' '}
      {without.length === 0 || valid === 0 ? '' : t('district.without', { streets: named(without) })}
    </>
  );
}
