import './surveys.css';
import { Button, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyCounts as Counts } from '../../../shared/contract/survey-counts.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { navigate } from '../../session/navigation.ts';
import { useCommand } from '../../session/use-command.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { surveyPath } from './survey-path.ts';
import { SurveyRoom } from './SurveyRoom.tsx';
import { ValidityLog } from './ValidityLog.tsx';

type Plan = 'suggestedQuota' | 'equalQuota';

/** How many were given out, came back and count, what is still wanted by each plan, and why some do not count. */
export function SurveyCounts({ round, form }: { readonly round: string; readonly form: SurveyForm }) {
  return (
    <SurveyRoom round={round} form={form}>
      {(content, { wiped }) => <CountsPage content={content} form={form} wiped={wiped} />}
    </SurveyRoom>
  );
}

function CountsPage(props: {
  readonly content: RoundContent;
  readonly form: SurveyForm;
  /** Questionnaires that were wiped from this computer. */
  readonly wiped: number;
}) {
  const { content, form, wiped } = props;
  const { t } = useTranslation('surveys');
  const round = content.id;
  const { data, error, reload } = useQuery('surveys.counts', { round, form });
  const [plan, setPlan] = useState<Plan>('suggestedQuota');
  useTopic('responses.changed', (changed) => {
    if (changed.round === round) void reload();
  });
  return (
    <Page
      title={t('counts.title', { form: t(`form.${form}`) })}
      lead={t('counts.lead')}
      actions={<Button onClick={() => void navigate(surveyPath(round))}>{t('key.back')}</Button>}
    >
      <Refusal error={error} />
      {wiped === 0 ? null : <p>{t('counts.wiped', { count: wiped })}</p>}
      {data === undefined ? null : (
        <>
          <Segmented
            size="large"
            aria-label={t('counts.plan')}
            value={plan}
            options={[
              { value: 'suggestedQuota', label: t('counts.suggestedQuota') },
              { value: 'equalQuota', label: t('counts.equalQuota') },
            ]}
            onChange={setPlan}
          />
          <StreetCounts content={content} counts={data} plan={plan} />
          {data.communities.length > 0 ? <CommunityCounts content={content} counts={data} plan={plan} /> : null}
          <ValidityLog content={content} counts={data} />
        </>
      )}
    </Page>
  );
}

interface Part {
  readonly content: RoundContent;
  readonly counts: Counts;
  readonly plan: Plan;
}

function StreetCounts({ content, counts, plan }: Part) {
  const { t } = useTranslation('surveys');
  const names = useNames(content);
  const save = useCommand('surveys.setIssued');
  const sum = (of: (unit: Counts['units'][number]) => number): number =>
    counts.units.reduce((all, unit) => all + of(unit), 0);
  const issued = Object.values(counts.issued).reduce((all, count) => all + count, 0);
  return (
    <Section title={t('counts.streets')}>
      <Refusal error={save.error} />
      <table className="plain-table">
        <CountHead first={t('start.street')} issued />
        <tbody>
          {counts.units.map((unit) => (
            <tr key={unit.code}>
              <th scope="row">{names.street(unit.code)}</th>
              <td className="number">
                <InputNumber
                  aria-label={t('counts.issuedOf', { street: names.street(unit.code) })}
                  min={0}
                  precision={0}
                  value={counts.issued[unit.code] ?? null}
                  onBlur={({ target }) => {
                    const count = Number(target.value);
                    if (target.value === '' || count === counts.issued[unit.code]) return;
                    void save.run({ round: content.id, form: counts.form, unit: unit.code, count });
                  }}
                />
              </td>
              <CountCells place={unit} plan={plan} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('counts.all')}</th>
            <td className="number">{issued === 0 ? '' : issued}</td>
            <td className="number">{sum((unit) => unit.returned)}</td>
            <td className="number">{sum((unit) => unit.valid)}</td>
            <td className="number">{sum((unit) => unit.held)}</td>
            <td className="number">{sum((unit) => unit.invalid)}</td>
            <td className="number">{sum((unit) => unit.quota[plan])}</td>
            <td className="number">{sum((unit) => Math.max(0, unit.quota[plan] - unit.valid))}</td>
          </tr>
        </tfoot>
      </table>
    </Section>
  );
}

function CommunityCounts({ content, counts, plan }: Part) {
  const { t } = useTranslation('surveys');
  const label = useLabel();
  const names = useNames(content);
  const known = new Map(content.communities.map((one) => [one.code, label(one)]));
  return (
    <Section title={t('counts.communities')}>
      {counts.units.map(({ code }) => {
        const own = counts.communities.filter((one) => one.code.startsWith(code));
        const missing = own.filter((one) => one.valid < one.quota[plan]).length;
        return (
          <details key={code} className="survey-lines">
            <summary>{t('counts.inStreet', { street: names.street(code), missing, of: own.length })}</summary>
            <table className="plain-table">
              <CountHead first={t('start.community')} issued={false} />
              <tbody>
                {own.map((one) => (
                  <tr key={one.code}>
                    <th scope="row">{known.get(one.code) ?? one.code}</th>
                    <CountCells place={one} plan={plan} />
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        );
      })}
    </Section>
  );
}

function CountHead({ first, issued }: { readonly first: string; readonly issued: boolean }) {
  const { t } = useTranslation('surveys');
  const heads = [issued ? t('counts.issued') : '', t('counts.returned'), t('counts.valid'), t('counts.held')];
  const rest = [t('counts.invalid'), t('counts.quota'), t('counts.gap')];
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {[...heads, ...rest]
          .filter((head) => head !== '')
          .map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
      </tr>
    </thead>
  );
}

function CountCells({ place, plan }: { readonly place: Counts['units'][number]; readonly plan: Plan }) {
  const gap = Math.max(0, place.quota[plan] - place.valid);
  return (
    <>
      <td className="number">{place.returned}</td>
      <td className="number">{place.valid}</td>
      <td className="number">{place.held}</td>
      <td className="number">{place.invalid}</td>
      <td className="number">{place.quota[plan]}</td>
      <td className="number">{gap === 0 ? '✓' : gap}</td>
    </>
  );
}
