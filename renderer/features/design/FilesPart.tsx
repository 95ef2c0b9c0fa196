import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { SheetFault } from '../../../shared/designing/workbook/sheet-reader.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { FilePickerButton } from '../../components/FilePickerButton.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useFiles } from '../../session/use-files.ts';
import { StartAgain } from './StartAgain.tsx';
import { useDesign } from './design-store.ts';

/** The design as a workbook that can be filled in elsewhere, and back; or another system to start from. */
export function FilesPart({ round }: { readonly round: string }) {
  const { t } = useTranslation('design');
  const language = useLanguage();
  const take = useDesign((design) => design.take);
  const [error, setError] = useState<AppError>();
  const [outcome, setOutcome] = useState<{ readonly name: string; readonly faults: readonly SheetFault[] } | null>(
    null,
  );
  const carry = async (format: 'xlsx' | 'json') => {
    setError(undefined);
    const made = await bridge.call('designs.export', { round, format, language });
    if (!made.ok) {
      setError(made.error);
      return;
    }
    const kept = await bridge.saveFile(made.value);
    if (!kept.ok) setError(kept.error);
  };
  const read = async ([file]: readonly FileRef[]) => {
    if (file === undefined) return;
    setError(undefined);
    setOutcome(null);
    const answer = await take(file);
    if (answer.ok) setOutcome({ name: file.name, faults: answer.value });
    else setError(answer.error);
  };
  const files = useFiles({ multiple: false, extensions: ['.xlsx', '.json'], onFiles: read });
  return (
    <div className="adopt">
      <h3>{t('filesOut')}</h3>
      <p>{t('filesOutLead')}</p>
      <div className="actions">
        <Button size="large" onClick={() => void carry('xlsx')}>
          {t('asWorkbook')}
        </Button>
        <Button size="large" onClick={() => void carry('json')}>
          {t('asWhole')}
        </Button>
      </div>
      <h3>{t('filesIn')}</h3>
      <p>{t('filesInLead')}</p>
      <FilePickerButton label={t('pickFile')} onPick={files.pick} />
      <Refusal error={error ?? files.error} />
      {outcome === null ? null : <Outcome {...outcome} />}
      <StartAgain round={round} />
    </div>
  );
}

function Outcome({ name, faults }: { readonly name: string; readonly faults: readonly SheetFault[] }) {
  const { t } = useTranslation('design');
  if (faults.length === 0) return <p role="status">{t('fileTaken', { name })}</p>;
  return (
    <div role="alert">
      <p className="row-issue">{t('fileRefused', { name, count: faults.length })}</p>
      <table className="plain-table stacked design">
        <thead>
          <tr>
            <th scope="col">{t('sheetPlace')}</th>
            <th scope="col">{t('what')}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ code, sheet, row, column, detail }) => (
            <tr key={`${code} ${sheet} ${row} ${column} ${detail}`}>
              <th scope="row">{sheet === '' ? column : t(row === 0 ? 'inSheet' : 'inRow', { sheet, row, column })}</th>
              <td>{t(`sheetFault.${code}`, { detail })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
