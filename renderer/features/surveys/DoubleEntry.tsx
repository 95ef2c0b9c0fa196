import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SurveyTask } from '../../../shared/contract/surveys.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useCommand } from '../../session/use-command.ts';

function percent(part: number, of: number): string {
  return of === 0 ? '—' : `${((100 * part) / of).toFixed(2)} %`;
}

/** How much is entered twice, by which draw, and how many answers each person got wrong. */
export function DoubleEntry({ round, task }: { readonly round: string; readonly task: SurveyTask }) {
  const { t } = useTranslation('surveys');
  const [share, setShare] = useState<number | null>(task.plan.share);
  const save = useCommand('surveys.setDoubleEntry');
  return (
    <details className="survey-lines">
      <summary>{t('double.title', { share: task.plan.share })}</summary>
      <p className="lead">{t('double.lead')}</p>
      <form
        className="actions"
        onSubmit={(event) => {
          event.preventDefault();
          if (share !== null) void save.run({ round, form: task.form, share });
        }}
      >
        <Field label={t('double.share')} hint={t('double.shareHint')}>
          {(ids) => (
            <InputNumber {...ids} size="large" min={0} max={100} precision={0} value={share} onChange={setShare} />
          )}
        </Field>
        <Button
          htmlType="submit"
          size="large"
          loading={save.busy}
          disabled={share === null || share === task.plan.share}
        >
          {t('double.save')}
        </Button>
      </form>
      <Refusal error={save.error} />
      {task.plan.seed === '' ? null : <p className="hint">{t('double.seed', { seed: task.plan.seed })}</p>}
      {task.keyers.length > 0 ? (
        <table className="plain-table">
          <caption>{t('double.rates')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('double.person')}</th>
              <th scope="col" className="number">
                {t('double.forms')}
              </th>
              <th scope="col" className="number">
                {t('double.compared')}
              </th>
              <th scope="col" className="number">
                {t('double.wrong')}
              </th>
              <th scope="col" className="number">
                {t('double.rate')}
              </th>
            </tr>
          </thead>
          <tbody>
            {task.keyers.map((one) => (
              <tr key={one.person}>
                <th scope="row">{one.name}</th>
                <td className="number">{one.forms}</td>
                <td className="number">{one.compared}</td>
                <td className="number">{one.wrong}</td>
                <td className="number">{percent(one.wrong, one.compared)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </details>
  );
}
