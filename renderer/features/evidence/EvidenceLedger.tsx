import './evidence-screens.css';
import { Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceLedger as Ledger, HandedEvidence } from '../../../shared/contract/evidence.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { EvidenceViewer } from '../../evidence/EvidenceViewer.tsx';
import { pathOf } from '../../session/navigation.ts';
import { useQuery } from '../../session/use-query.ts';
import { useRoundContent } from '../../session/use-round-content.ts';
import { useTopic } from '../../session/use-topic.ts';
import { LedgerTable } from './LedgerTable.tsx';
import { TwinList } from './TwinList.tsx';
import { useComparison } from './use-comparison.ts';

/** The office: everything that was handed in, and what came from more than one street. */
export function EvidenceLedger({ round }: { readonly round: string }) {
  const { t } = useTranslation('evidence');
  const { content, error } = useRoundContent(round);
  const { data: ledger, error: refused, reload } = useQuery('evidence.ledger', { round });
  useTopic('round.changed', () => void reload());
  const comparing = useComparison(ledger?.unseen, reload);
  return (
    <Page
      title={t('ledger.toLedger')}
      lead={t('ledger.lead')}
      actions={<a href={`#${pathOf('rounds', round, 'board')}`}>{t('ledger.backToBoard')}</a>}
    >
      <Refusal error={error ?? refused} />
      <p role="status">{comparing.of === 0 ? '' : t('ledger.comparing', comparing)}</p>
      {content === undefined || ledger === undefined ? null : ledger.entries.length === 0 ? (
        <EmptyState what={t('ledger.none')} />
      ) : (
        <LedgerBody content={content} ledger={ledger} />
      )}
    </Page>
  );
}

const FILTERS = ['all', 'twins', 'missing'] as const;
type Filter = (typeof FILTERS)[number];
const FILTER_TEXT = { all: 'ledger.filterAll', twins: 'ledger.filterTwins', missing: 'ledger.filterMissing' } as const;

function LedgerBody({ content, ledger }: { readonly content: RoundContent; readonly ledger: Ledger }) {
  const { t } = useTranslation('evidence');
  const [filter, setFilter] = useState<Filter>('all');
  const [viewed, setViewed] = useState<HandedEvidence | null>(null);
  const twins = new Set(ledger.twins.flatMap(({ of }) => of));
  const shownBy: Readonly<Record<Filter, readonly HandedEvidence[]>> = {
    all: ledger.entries,
    twins: ledger.entries.filter(({ key }) => twins.has(key)),
    missing: ledger.entries.filter(({ here }) => !here),
  };
  return (
    <>
      <Section title={t('ledger.twins')}>
        <TwinList content={content} ledger={ledger} onView={setViewed} />
      </Section>
      <Section title={t('ledger.all')}>
        <Radio.Group
          aria-label={t('ledger.filter')}
          optionType="button"
          value={filter}
          options={FILTERS.map((one) => ({ value: one, label: t(FILTER_TEXT[one], { count: shownBy[one].length }) }))}
          onChange={(event) => {
            const chosen = FILTERS.find((one) => one === event.target.value);
            if (chosen !== undefined) setFilter(chosen);
          }}
        />
        <LedgerTable content={content} entries={shownBy[filter]} onView={setViewed} />
      </Section>
      <EvidenceViewer
        title={viewed?.value.title ?? ''}
        file={viewed?.value.file ?? null}
        onClose={() => {
          setViewed(null);
        }}
      />
    </>
  );
}
