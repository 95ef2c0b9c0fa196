import { useTranslation } from 'react-i18next';
import type { RoundSummary } from '../../../shared/contract/rounds.ts';
import { StatusChip } from '../../components/StatusChip.tsx';

/** Whether the package went out, and whether something was changed since. */
export function RoundState({ round }: { readonly round: Pick<RoundSummary, 'seq' | 'changed' | 'simulated'> }) {
  const { t } = useTranslation('rounds');
  return (
    <span className="round-state">
      {round.simulated ? <StatusChip icon="dash">{t('simulated')}</StatusChip> : null}
      {round.seq === 0 ? (
        <StatusChip icon="circle">{t('notIssued')}</StatusChip>
      ) : (
        <StatusChip icon="check" tone="accent">
          {t('issued', { seq: round.seq })}
        </StatusChip>
      )}
      {round.seq > 0 && round.changed ? (
        <StatusChip icon="half" tone="attention">
          {t('changedSince')}
        </StatusChip>
      ) : null}
    </span>
  );
}
