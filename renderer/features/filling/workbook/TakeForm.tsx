import { Button } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../../shared/contract/files.ts';
import type { WorkbookReport } from '../../../../shared/contract/workbook.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import { flushAll } from '../../../bridge/leaving.ts';
import { DropArea } from '../../../components/DropArea.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { useCommand } from '../../../session/use-command.ts';
import { useFiles } from '../../../session/use-files.ts';
import { FormReport } from './FormReport.tsx';

/** A filled form is read and shown line by line; nothing goes into the sheet before the user agrees. */
export function TakeForm(props: {
  readonly target: SheetTarget;
  readonly leaves: readonly Leaf[];
  readonly onTaken: () => Promise<void>;
}) {
  const { t } = useTranslation('workbook');
  const { target, leaves, onTaken } = props;
  const language = useLanguage();
  const reading = useCommand('workbook.read');
  const taking = useCommand('workbook.take');
  const [read, setRead] = useState<{ readonly file: FileRef; readonly report: WorkbookReport } | null>(null);
  const [taken, setTaken] = useState<number | null>(null);
  const { run } = reading;
  const look = useCallback(
    async (file: FileRef) => {
      setTaken(null);
      await flushAll();
      const report = await run({ ...target, language, file });
      setRead(report.ok ? { file, report: report.value } : null);
    },
    [run, target, language],
  );
  const onFiles = useCallback(
    async ([file]: readonly FileRef[]) => {
      if (file !== undefined) await look(file);
    },
    [look],
  );
  const files = useFiles({ multiple: false, extensions: ['xlsx'], onFiles });
  const take = async (codes: readonly string[]) => {
    if (read === null) return;
    await flushAll();
    const answer = await taking.run({
      ...target,
      language,
      file: read.file,
      digest: read.report.digest,
      leaves: [...codes],
    });
    if (answer.ok) {
      setRead(null);
      setTaken(answer.value.taken);
      await onTaken();
    } else await look(read.file);
  };
  return (
    <>
      <p className="lead">{t('takeLead')}</p>
      <DropArea
        label={t('drop')}
        button={t('pick')}
        busy={reading.busy || taking.busy}
        onDrop={files.drop}
        onPick={files.pick}
      />
      <Refusal error={taking.error ?? reading.error ?? files.error} />
      <p role="status">{taken === null ? '' : t('taken', { count: taken })}</p>
      {read === null ? null : (
        <FormReport
          key={read.report.digest}
          report={read.report}
          leaves={leaves}
          busy={taking.busy}
          onTake={(codes) => void take(codes)}
        />
      )}
      {read === null ? null : (
        <Button
          size="large"
          onClick={() => {
            setRead(null);
          }}
        >
          {t('dontTake')}
        </Button>
      )}
    </>
  );
}
