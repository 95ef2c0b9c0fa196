import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkbookLine, WorkbookReport } from '../../../../shared/contract/workbook.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { useLabel } from '../../../i18n/use-language.ts';

const LONGEST = 80;
const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

function Line({ line }: { readonly line: WorkbookLine }) {
  const { t } = useTranslation('workbook');
  const label = useLabel();
  return (
    <tr className={line.fault === null ? '' : 'form-fault'}>
      <td>{line.cell}</td>
      <td>{label(line.text)}</td>
      <td>{line.before === '' ? t('empty') : short(line.before)}</td>
      <td>{short(line.after)}</td>
      <td>{line.fault === null ? '' : t(`fault.${line.fault}`)}</td>
    </tr>
  );
}

/** Every line of a form that differs from the sheet or cannot be taken, by item; the user ticks what goes in. */
export function FormReport(props: {
  readonly report: WorkbookReport;
  readonly leaves: readonly Leaf[];
  readonly busy: boolean;
  readonly onTake: (leaves: readonly string[]) => void;
}) {
  const { t } = useTranslation('workbook');
  const label = useLabel();
  const { report, leaves } = props;
  const [chosen, setChosen] = useState<readonly string[]>(report.changes);
  const faulty = report.lines.filter(({ fault }) => fault !== null).length;
  const codes = [...new Set(report.lines.map(({ leaf }) => leaf))];
  return (
    <div className="form-report">
      <p role="status">
        {t('found', { changes: report.changes.length, same: report.same })}
        {faulty > 0 ? t('faulty', { count: faulty }) : ''}
      </p>
      {codes.map((code) => {
        const leaf = leaves.find((one) => one.code === code);
        const name = leaf === undefined ? t('fault.unknown_line') : `${code} ${label(leaf)}`;
        const good = report.changes.includes(code);
        return (
          <section key={code} aria-label={name}>
            {good ? (
              <Checkbox
                checked={chosen.includes(code)}
                onChange={(event) => {
                  setChosen(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code));
                }}
              >
                <strong>{name}</strong>
              </Checkbox>
            ) : (
              <p>
                <strong>{name}</strong> {t('notTaken')}
              </p>
            )}
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('cell')}</th>
                  <th scope="col">{t('asked')}</th>
                  <th scope="col">{t('before')}</th>
                  <th scope="col">{t('after')}</th>
                  <th scope="col">{t('reason')}</th>
                </tr>
              </thead>
              <tbody>
                {report.lines
                  .filter((line) => line.leaf === code)
                  .map((line) => (
                    <Line key={line.cell} line={line} />
                  ))}
              </tbody>
            </table>
          </section>
        );
      })}
      <div className="actions after">
        <Button
          type="primary"
          size="large"
          loading={props.busy}
          disabled={chosen.length === 0}
          onClick={() => {
            props.onTake(chosen);
          }}
        >
          {t('takeButton', { count: chosen.length })}
        </Button>
      </div>
    </div>
  );
}
