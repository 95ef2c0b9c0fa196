import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '../../i18n/use-language.ts';
import { useSession } from '../../session/session-store.ts';

/** Which round is open, where this computer takes part in more than one. */
export function RoundChoice() {
  const { t } = useTranslation('filling');
  const label = useLabel();
  const { rounds, round, setRound } = useSession();
  if (rounds.length < 2) return null;
  return (
    <Select
      className="round-choice"
      size="large"
      aria-label={t('home.round')}
      value={round}
      options={rounds.map((one) => ({ value: one.id, label: label(one.name) }))}
      onChange={setRound}
    />
  );
}
