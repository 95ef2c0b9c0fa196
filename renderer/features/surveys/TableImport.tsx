import './surveys.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { TableHead, TableReport as Report } from '../../../shared/contract/survey-tables.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { bridge } from '../../bridge/bridge.ts';
import { DropArea } from '../../components/DropArea.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { navigate } from '../../session/navigation.ts';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';
import { ColumnMapping } from './ColumnMapping.tsx';
import { surveyPath } from './survey-path.ts';
import { SurveyRoom } from './SurveyRoom.tsx';
import { TableReport } from './TableReport.tsx';

const KINDS = ['.xlsx', '.csv'];

/** Reads what a survey platform exported: choose the file, say what each column is, look at every fault, agree. */
export function TableImport({ round, form }: { readonly round: string; readonly form: SurveyForm }) {
  return (
    <SurveyRoom round={round} form={form}>
      {(content) => <Steps content={content} form={form} />}
    </SurveyRoom>
  );
}

function Steps({ content, form }: { readonly content: RoundContent; readonly form: SurveyForm }) {
  const { t } = useTranslation('surveys');
  const target = { round: content.id, form };
  const [file, setFile] = useState<FileRef>();
  const [head, setHead] = useState<TableHead>();
  const [report, setReport] = useState<Report>();
  const [taken, setTaken] = useState<number>();
  const [error, setError] = useState<AppError>();
  const [busy, setBusy] = useState(false);
  const take = useCommand('surveys.takeTable');

  const look = async (chosen: FileRef | undefined) => {
    if (chosen === undefined) return;
    setBusy(true);
    const seen = await bridge.call('surveys.lookAtTable', { ...target, file: chosen });
    setBusy(false);
    setFile(seen.ok ? chosen : undefined);
    setHead(seen.ok ? seen.value : undefined);
    setReport(undefined);
    setTaken(undefined);
    setError(seen.ok ? undefined : seen.error);
  };
  const files = useFiles({ multiple: false, extensions: KINDS, onFiles: ([chosen]) => look(chosen) });
  const check = async () => {
    if (file === undefined || head === undefined) return;
    setBusy(true);
    const checked = await bridge.call('surveys.checkTable', { ...target, file, mapping: head.mapping });
    setBusy(false);
    setReport(checked.ok ? checked.value : undefined);
    setError(checked.ok ? undefined : checked.error);
  };
  const agree = async () => {
    if (file === undefined || head === undefined || report === undefined) return;
    const { agreement } = report;
    const done = await take.run({ ...target, file, mapping: head.mapping, agreement });
    if (done.ok) setTaken(done.value.taken);
  };
  return (
    <Page
      title={t('table.title', { form: t(`form.${form}`) })}
      lead={t('table.lead')}
      actions={<Button onClick={() => void navigate(surveyPath(content.id))}>{t('key.back')}</Button>}
    >
      <DropArea label={t('table.drop')} button={t('table.pick')} busy={busy} onDrop={files.drop} onPick={files.pick} />
      <Refusal error={files.error ?? error} />
      {head === undefined || file === undefined ? null : (
        <ColumnMapping
          content={content}
          head={head}
          name={file.name}
          busy={busy}
          onCheck={check}
          onChange={(mapping) => {
            setHead({ ...head, mapping });
            setReport(undefined);
            setTaken(undefined);
          }}
        />
      )}
      {report === undefined || file === undefined || head === undefined ? null : (
        <TableReport
          report={report}
          taken={taken}
          busy={take.busy}
          error={take.error}
          onAgree={agree}
          faultsOf={(language) =>
            bridge.call('surveys.faultsFile', { ...target, file, mapping: head.mapping, language })
          }
        />
      )}
    </Page>
  );
}
