import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { FormLine, FormReport } from '../../../shared/contract/questionnaires.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { FormAbout } from './FormAbout.tsx';
import { FormQuestions } from './FormQuestions.tsx';

/** What taking a file in would do: every reason against it, or the form, what of it is not kept, and the agreement. */
export function ReportPart(props: {
  readonly detail: RoundDetail;
  readonly kind: SurveyForm;
  readonly name: string;
  readonly report: FormReport;
  readonly busy: boolean;
  readonly onAgree: () => Promise<void>;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('questionnaires');
  const { name, report } = props;
  const { shown } = report;
  if (shown === null) {
    return (
      <div role="alert">
        <p className="hint-wrong">{t('refused', { name, count: report.refusals.length + report.more })}</p>
        <Lines title={t('why')} what={t('reason')} lines={report.refusals} />
        {report.more > 0 ? <p className="hint">{t('moreReasons', { count: report.more })}</p> : null}
        <div className="actions">
          <Button size="large" onClick={props.onLeave}>
            {t('leaveRefused')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div role="status">
      <p className="lead">{t('fits', { name })}</p>
      <FormAbout detail={props.detail} shown={shown} />
      {report.notKept.length > 0 ? <Lines title={t('notKept')} what={t('notKeptWhat')} lines={report.notKept} /> : null}
      <FormQuestions kind={props.kind} shown={shown} />
      <div className="actions questionnaire-actions">
        <Button type="primary" size="large" loading={props.busy} onClick={() => void props.onAgree()}>
          {t('agree', { kind: t(`kind.${props.kind}`) })}
        </Button>
        <Button size="large" onClick={props.onLeave}>
          {t('leave')}
        </Button>
      </div>
    </div>
  );
}

function Lines(props: { readonly title: string; readonly what: string; readonly lines: readonly FormLine[] }) {
  const { t } = useTranslation('questionnaires');
  const language = useLanguage();
  return (
    <table className="plain-table questionnaire-lines">
      <caption>{props.title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('sheet')}</th>
          <th scope="col">{t('row')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{props.what}</th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map(({ sheet, row, column, said }) => (
          <tr key={`${sheet ?? ''} ${row ?? 0} ${column ?? ''} ${said.en}`}>
            <th scope="row">{sheet ?? t('wholeFile')}</th>
            <td className="figures">{row ?? ''}</td>
            <td>{column ?? ''}</td>
            <td>{said[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
