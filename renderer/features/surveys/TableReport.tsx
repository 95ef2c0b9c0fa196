import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/contract/index.ts';
import type { TableReport as Report } from '../../../shared/contract/survey-tables.ts';
import type { AppError } from '../../../shared/errors.ts';
import { columnName, TABLE_FAULT_TEXT } from '../../../shared/messages/table-fault-text.ts';
import type { Language } from '../../../shared/model/text.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLanguage } from '../../i18n/use-language.ts';

/** What would be taken in and every cell that cannot be read. Nothing is taken in before the user agrees. */
export function TableReport(props: {
  readonly report: Report;
  /** Number taken in; undefined before. */
  readonly taken: number | undefined;
  readonly busy: boolean;
  readonly error: AppError | undefined;
  readonly onAgree: () => Promise<void>;
  readonly faultsOf: (language: Language) => Promise<Answer<'surveys.faultsFile'>>;
}) {
  const { t } = useTranslation('surveys');
  const language = useLanguage();
  const { report, taken } = props;
  const save = async () => {
    const made = await props.faultsOf(language);
    if (made.ok) await bridge.saveFile(made.value);
  };
  return (
    <Section title={t('report.title', { rows: report.rows })}>
      <ul className="report-counts">
        <li>{t('report.fresh', { count: report.fresh })}</li>
        <li>{t('report.already', { count: report.already })}</li>
        <li>{t('report.faulty', { count: report.faulty })}</li>
        {report.masked > 0 ? <li>{t('report.masked', { count: report.masked })}</li> : null}
      </ul>
      <Refusal error={props.error} />
      {taken === undefined ? (
        <div className="actions">
          <Button
            type="primary"
            size="large"
            disabled={report.fresh === 0}
            loading={props.busy}
            onClick={() => void props.onAgree()}
          >
            {t('report.agree', { count: report.fresh })}
          </Button>
          <span className="hint">{t('report.nothingYet')}</span>
        </div>
      ) : (
        <p role="status" className="serial-before">
          {t('report.taken', { count: taken })}
        </p>
      )}
      {report.faults.length > 0 ? (
        <>
          <div className="actions survey-actions">
            <Button size="large" onClick={() => void save()}>
              {t('report.save')}
            </Button>
            {report.moreFaults > 0 ? (
              <span className="hint">{t('report.more', { count: report.moreFaults })}</span>
            ) : null}
          </div>
          <table className="plain-table">
            <caption className="hidden">{t('report.faults')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('report.cell')}</th>
                <th scope="col">{t('report.head')}</th>
                <th scope="col">{t('report.value')}</th>
                <th scope="col">{t('report.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {report.faults.map((one) => (
                <tr key={`${one.row} ${one.column} ${one.fault}`}>
                  <th scope="row">
                    {columnName(one.column)}
                    {one.row}
                  </th>
                  <td>{one.head}</td>
                  <td className="column-sample">{one.value}</td>
                  <td>{TABLE_FAULT_TEXT[one.fault][language]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      ) : null}
    </Section>
  );
}
