import { Button, Checkbox, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppError } from '../../../shared/errors.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useNames } from '../../session/use-names.ts';
import { useTopic } from '../../session/use-topic.ts';
import { StreetChoice } from './StreetChoice.tsx';
import { PrintedSheets } from './PrintedSheets.tsx';
import { runPrint, type PrintedSheet } from './print-run.ts';

/** Which sheets, in which language; then progress and what was saved. */
export function PrintForm({ content, canPrint }: { readonly content: RoundContent; readonly canPrint: boolean }) {
  const { t } = useTranslation('printing');
  const names = useNames(content);
  const screen = useLanguage();
  const all = content.units.toSorted();
  const [units, setUnits] = useState<readonly string[]>(all);
  const [district, setDistrict] = useState(true);
  const [language, setLanguage] = useState<'zh' | 'en'>(screen);
  const [progress, setProgress] = useState<{ readonly before: number; readonly now: number; readonly of: number }>();
  const [sheets, setSheets] = useState<readonly PrintedSheet[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  useTopic('work.progress', (work) => {
    if (work.work === 'scorecards') setProgress((old) => (old === undefined ? old : { ...old, now: work.done }));
  });
  const count = units.length + (district ? 1 : 0);

  const print = async () => {
    setSheets([]);
    setError(null);
    const order = { round: content.id, units: all.filter((unit) => units.includes(unit)), district, language };
    const ended = await runPrint(
      order,
      (printed) => {
        setSheets((old) => [...old, ...printed]);
      },
      (before) => {
        setProgress({ before, now: 0, of: count });
      },
    );
    setProgress(undefined);
    setError(ended);
  };
  return (
    <>
      <StreetChoice names={names} all={all} chosen={units} disabled={progress !== undefined} onChange={setUnits} />
      <div className="print-more">
        <Checkbox
          checked={district}
          onChange={(event) => {
            setDistrict(event.target.checked);
          }}
        >
          {t('district')}
        </Checkbox>
        <Radio.Group
          aria-label={t('language')}
          value={language}
          options={[
            { value: 'zh', label: t('inChinese') },
            { value: 'en', label: t('inEnglish') },
          ]}
          onChange={(event) => {
            setLanguage(event.target.value === 'en' ? 'en' : 'zh');
          }}
        />
      </div>
      <div className="actions print-actions">
        <Button
          type="primary"
          size="large"
          loading={progress !== undefined}
          disabled={!canPrint || count === 0}
          onClick={() => void print()}
        >
          {t('print', { count })}
        </Button>
        {progress === undefined ? null : (
          <ProgressBar done={progress.before + progress.now} of={progress.of} label={t('progress')} />
        )}
      </div>
      <p className="hint">{t('preliminary')}</p>
      <Refusal error={error ?? undefined} />
      <PrintedSheets sheets={sheets} />
    </>
  );
}
