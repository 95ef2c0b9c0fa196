import { useTranslation } from 'react-i18next';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import type { PrintedSheet } from './print-run.ts';

/** What was printed, and whether it was saved. */
export function PrintedSheets({ sheets }: { readonly sheets: readonly PrintedSheet[] }) {
  const { t } = useTranslation('printing');
  if (sheets.length === 0) return null;
  return (
    <Section title={t('done', { count: sheets.length })}>
      <ul className="printed" aria-live="polite">
        {sheets.map((sheet) => (
          <li key={sheet.name}>
            <span>{sheet.name}</span>
            {sheet.saved ? (
              <StatusChip icon="check" tone="accent">
                {t('saved')}
              </StatusChip>
            ) : (
              <StatusChip icon="warning" tone="attention">
                {t('notSaved')}
              </StatusChip>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
