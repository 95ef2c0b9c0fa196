import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { FormReport, RoundQuestionnaire } from '../../../shared/contract/questionnaires.ts';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { AppError } from '../../../shared/errors.ts';
import { bridge } from '../../bridge/bridge.ts';
import { FilePickerButton } from '../../components/FilePickerButton.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useCommand } from '../../session/use-command.ts';
import { useFiles } from '../../session/use-files.ts';
import { FormAbout } from './FormAbout.tsx';
import { FormQuestions } from './FormQuestions.tsx';
import { ReportPart } from './ReportPart.tsx';

interface Looked {
  readonly file: FileRef;
  readonly report: FormReport;
}

/** One kind of questionnaire: what it asks, the way out as a file, and another one in its place. */
export function KindPart(props: {
  readonly detail: RoundDetail;
  readonly questionnaire: RoundQuestionnaire;
  /** The round package has been issued. */
  readonly fixed: boolean;
}) {
  const { t } = useTranslation('questionnaires');
  const { detail, questionnaire, fixed } = props;
  const { kind, own, shown } = questionnaire;
  const target = { round: detail.id, kind };
  const [looked, setLooked] = useState<Looked>();
  const [used, setUsed] = useState('');
  const [error, setError] = useState<AppError>();
  const use = useCommand('questionnaires.use');
  const builtIn = useCommand('questionnaires.useBuiltIn');
  const check = async ([file]: readonly FileRef[]) => {
    if (file === undefined) return;
    const report = await bridge.call('questionnaires.check', { ...target, file });
    setUsed('');
    setLooked(report.ok ? { file, report: report.value } : undefined);
    setError(report.ok ? undefined : report.error);
  };
  const files = useFiles({ multiple: false, extensions: ['.xlsx'], onFiles: check });
  const agree = async () => {
    if (looked === undefined) return;
    const done = await use.run({ ...target, file: looked.file, agreement: looked.report.agreement });
    if (!done.ok) return;
    setUsed(looked.file.name);
    setLooked(undefined);
  };
  const save = async () => {
    const made = await bridge.call('questionnaires.write', target);
    const kept = made.ok ? await bridge.saveFile(made.value) : made;
    setError(kept.ok ? undefined : kept.error);
  };
  return (
    <Section title={t(`kind.${kind}`)}>
      <FormAbout detail={detail} shown={shown} own={own} />
      <div className="actions questionnaire-actions">
        {fixed ? null : (
          <FilePickerButton label={t('pick', { kind: t(`kind.${kind}`) })} busy={files.busy} onPick={files.pick} />
        )}
        <Button size="large" onClick={() => void save()}>
          {t('save', { kind: t(`kind.${kind}`) })}
        </Button>
        {own && !fixed ? (
          <Button
            size="large"
            loading={builtIn.busy}
            onClick={() => {
              setUsed('');
              void builtIn.run(target);
            }}
          >
            {t('builtIn')}
          </Button>
        ) : null}
      </div>
      <p role="status">{used === '' ? '' : t('used', { name: used })}</p>
      <Refusal error={files.error ?? error ?? use.error ?? builtIn.error} />
      {looked === undefined ? (
        <FormQuestions kind={kind} shown={shown} />
      ) : (
        <ReportPart
          detail={detail}
          kind={kind}
          name={looked.file.name}
          report={looked.report}
          busy={use.busy}
          onAgree={agree}
          onLeave={() => {
            setLooked(undefined);
          }}
        />
      )}
    </Section>
  );
}
