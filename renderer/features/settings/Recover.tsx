import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/contract/files.ts';
import type { AppError } from '../../../shared/errors.ts';
import { FilePickerButton } from '../../components/FilePickerButton.tsx';
import { focusFirstWrong } from '../../components/focus-first-wrong.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useFiles } from '../../session/use-files.ts';
import { useCommand } from '../../session/use-command.ts';
import { NewPassphrase } from './NewPassphrase.tsx';

const SHORTEST = 8;
/** 14 groups of four characters. */
const CODE_LENGTH = 56;

type Problem = 'wrongCode' | 'otherSeal' | 'unknown';

function problemOf(error: AppError | undefined): Problem | null {
  if (error?.code === 'invalid_input') return 'wrongCode';
  if (error?.code !== 'not_ready') return null;
  if (error.what === 'setup_done') return 'otherSeal';
  return error.what === 'root_needed' ? 'unknown' : null;
}

/** The sentence for the field of the codes. */
function codeWrong(problem: Problem | null, missing: boolean) {
  if (problem === 'otherSeal') return 'recover.otherSeal' as const;
  return problem === 'wrongCode' || missing ? ('recover.wrongCode' as const) : null;
}

/** One sheet after another; what is left over is no code and will be refused. */
function codesIn(text: string): string[] {
  return text.replaceAll(/[\s-]/gu, '').match(new RegExp(`.{1,${CODE_LENGTH}}`, 'gu')) ?? [''];
}

/** A new passphrase for the office seal, by the code of the recovery sheet. */
export function Recover() {
  const { t } = useTranslation('start');
  const recover = useCommand('keys.recover');
  const [file, setFile] = useState<FileRef | null>(null);
  const [code, setCode] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [checked, setChecked] = useState(false);
  const [digits, setDigits] = useState<string | null>(null);
  const short = passphrase.length < SHORTEST;
  const differs = passphrase !== again;
  const { error } = recover;
  const problem = problemOf(error);
  const wrong = codeWrong(problem, checked && code.trim() === '');
  const files = useFiles({
    multiple: false,
    extensions: ['jpround'],
    onFiles: ([one]) => Promise.resolve(setFile(one ?? null)),
  });

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setChecked(true);
    setDigits(null);
    if (code.trim() === '' || short || differs) {
      focusFirstWrong(form);
      return;
    }
    const done = await recover.run({ codes: codesIn(code), passphrase, file });
    if (!done.ok) return;
    setDigits(done.value.digits);
    setCode('');
    setPassphrase('');
    setAgain('');
    setChecked(false);
  };
  return (
    <Section title={t('recover.title')}>
      <p className="lead">{t('recover.lead')}</p>
      <form className="add-person recover" noValidate onSubmit={(event) => void submit(event)}>
        <TextField
          label={t('recover.code')}
          hint={t('recover.codeHint')}
          wrong={wrong === null ? undefined : t(wrong)}
          maxLength={700}
          value={code}
          onChange={(value) => {
            recover.forget();
            setCode(value);
          }}
        />
        <NewPassphrase
          passphrase={passphrase}
          again={again}
          short={checked && short}
          differs={checked && differs}
          onPassphrase={setPassphrase}
          onAgain={setAgain}
        />
        <Button size="large" htmlType="submit" loading={recover.busy}>
          {t('recover.make')}
        </Button>
      </form>
      {problem === 'unknown' || file !== null ? (
        <FilePickerButton label={file?.name ?? t('recover.file')} onPick={files.pick} />
      ) : null}
      <p role="status">{digits === null ? '' : t('recover.done', { digits })}</p>
      <Refusal error={files.error ?? (wrong === null ? error : undefined)} />
    </Section>
  );
}
