import { useTranslation } from 'react-i18next';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Coefficient } from '../../../../shared/scoring/agreement-shapes.ts';
import { FEWEST_CASES, type RoundAgreement } from '../../../../shared/scoring/agreement.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { Section } from '../../../components/Section.tsx';
import { useQuery } from '../../../session/use-query.ts';

function figureText({ figure }: Coefficient): string {
  return figure.kind === 'value' ? figure.value.toFixed(2) : '–';
}

interface Line {
  readonly id: string;
  readonly what: string;
  readonly figure: string;
  readonly reading: string;
}

/** Whether those who judge agree, in a sentence each; the coefficient stands beside for those who know it. */
export function Agreement({ content, leaf }: { readonly content: RoundContent; readonly leaf: string | null }) {
  const { t } = useTranslation('triangulation');
  const { data, error } = useQuery('scores.agreement', { round: content.id, leaf });
  const linesOf = (found: RoundAgreement): readonly Line[] => {
    const read = (what: 'reviewers' | 'grades' | 'order' | 'survey', one: Coefficient) =>
      one.reading === 'too_few'
        ? t('reading.too_few', { cases: one.cases, fewest: FEWEST_CASES })
        : one.reading === 'not_computable'
          ? t('reading.not_computable')
          : t(`reading.${what}.${one.reading}`);
    const { reviewers, grades, selfReview, order, questionnaires } = found;
    const self = selfReview.mean;
    return [
      {
        id: 'reviewers',
        what: t('what.reviewers', { cases: reviewers.cases }),
        figure: t('figure.alpha', { value: figureText(reviewers) }),
        reading: read('reviewers', reviewers),
      },
      {
        id: 'grades',
        what: t('what.grades', { cases: grades.cases }),
        figure: t('figure.kappa', {
          value: figureText(grades),
          same: grades.agreement === null ? '–' : (grades.agreement * 100).toFixed(0),
        }),
        reading: read('grades', grades),
      },
      {
        id: 'self',
        what: t('what.self', { cases: selfReview.cases }),
        figure: self === null ? '–' : t('figure.self', { value: self.toFixed(2) }),
        reading:
          self === null || selfReview.cases < FEWEST_CASES
            ? t('reading.too_few', { cases: selfReview.cases, fewest: FEWEST_CASES })
            : t('reading.self', {
                low: selfReview.limits?.[0].toFixed(1) ?? '–',
                high: selfReview.limits?.[1].toFixed(1) ?? '–',
              }),
      },
      {
        id: 'order',
        what: t('what.order', { cases: order.cases }),
        figure: t('figure.w', { value: figureText(order) }),
        reading: read('order', order),
      },
      ...questionnaires
        .filter(({ items }) => items > 0)
        .map((one) => ({
          id: one.form,
          what: t(`what.${one.form}`, { cases: one.cases, items: one.items }),
          figure: t('figure.cronbach', { value: figureText(one) }),
          reading: `${one.items < 2 ? t('reading.one_item') : read('survey', one)}${
            one.against.length === 0 ? '' : ` ${t('reading.against', { items: one.against.join(' ') })}`
          }`,
        })),
    ];
  };
  return (
    <Section title={t('agreement')}>
      <Refusal error={error} />
      <table className="plain-table agreement">
        <caption className="hidden">{t('agreement')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('question')}</th>
            <th scope="col">{t('answer')}</th>
            <th scope="col">{t('coefficient')}</th>
          </tr>
        </thead>
        <tbody>
          {(data === undefined ? [] : linesOf(data)).map((line) => (
            <tr key={line.id}>
              <th scope="row">{line.what}</th>
              <td>{line.reading}</td>
              <td className="hint">{line.figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
