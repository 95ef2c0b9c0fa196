import { useTranslation } from 'react-i18next';
import { TextField } from '../../components/TextField.tsx';

/** A passphrase, typed twice. */
export function NewPassphrase(props: {
  readonly passphrase: string;
  readonly again: string;
  readonly short: boolean;
  readonly differs: boolean;
  readonly onPassphrase: (text: string) => void;
  readonly onAgain: (text: string) => void;
}) {
  const { t } = useTranslation('start');
  return (
    <>
      <TextField
        label={t('recover.passphrase')}
        wrong={props.short ? t('office.short') : undefined}
        maxLength={200}
        secret="new-password"
        value={props.passphrase}
        onChange={props.onPassphrase}
      />
      <TextField
        label={t('office.again')}
        wrong={props.differs ? t('office.differs') : undefined}
        maxLength={200}
        secret="new-password"
        value={props.again}
        onChange={props.onAgain}
      />
    </>
  );
}
