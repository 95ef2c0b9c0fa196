import './evidence.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandedEvidence as Handed } from '../../shared/contract/evidence.ts';
import { isOfSheet } from '../../shared/model/evidence-kinds.ts';
import type { LeafForm } from '../../shared/model/ids.ts';
import { StatusChip } from '../components/StatusChip.tsx';
import { useQuery } from '../session/use-query.ts';
import { useTopic } from '../session/use-topic.ts';
import { EvidenceViewer } from './EvidenceViewer.tsx';
import { useKindName } from './kind-names.ts';

/** What was handed in for a street, read anew when a file arrives. */
export function useHandedEvidence(round: string, unit: string): readonly Handed[] {
  const { data, reload } = useQuery('evidence.ofUnit', { round, unit });
  useTopic('round.changed', () => void reload());
  return data ?? [];
}

/** One of whose evidence stands beside an answer. */
export interface AnswerPlace {
  readonly form: LeafForm;
  readonly rater: string | null;
  readonly leaf: string;
}

/** The evidence that belongs to one answer, as it was handed in; nothing where there is none. */
export function HandedEvidence(props: {
  readonly all: readonly Handed[];
  readonly at: AnswerPlace;
  /** Where the same page lists evidence of somebody else, too. */
  readonly title?: string;
}) {
  const { all, at } = props;
  const { t } = useTranslation('evidence');
  const own = all.filter(
    ({ form, rater, value }) =>
      form === at.form && rater === at.rater && value.leaves.includes(at.leaf) && !isOfSheet(value),
  );
  return own.length === 0 ? null : <HandedList title={props.title ?? t('title')} list={own} />;
}

/** Pieces that were handed in, each with what it is and a way to look at it. */
export function HandedList({ title, list }: { readonly title: string; readonly list: readonly Handed[] }) {
  const { t } = useTranslation('evidence');
  const kindName = useKindName();
  const [viewed, setViewed] = useState<Handed | null>(null);
  return (
    <section className="handed-evidence" aria-label={title}>
      <p className="part-name">{title}</p>
      <ul className="evidence-list">
        {list.map((one) => (
          <li key={one.key}>
            <div className="evidence-name">
              <strong>{one.value.title}</strong>
              <span className="hint">
                {[kindName(one.value.kind), one.value.docno, one.value.date].filter((part) => part !== '').join(' · ')}
              </span>
              {one.value.secret ? <StatusChip icon="lock">{t('titleOnly')}</StatusChip> : null}
              {one.value.personal ? <StatusChip icon="warning">{t('personalChip')}</StatusChip> : null}
              {one.here ? null : (
                <StatusChip icon="warning" tone="attention">
                  {one.atOffice === true ? t('atOffice') : t('notArrived')}
                </StatusChip>
              )}
            </div>
            {one.value.file === null || one.atOffice === true ? null : (
              <Button
                aria-label={t('lookAt', { title: one.value.title })}
                onClick={() => {
                  setViewed(one);
                }}
              >
                {t('look')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <EvidenceViewer
        title={viewed?.value.title ?? ''}
        file={viewed?.value.file ?? null}
        onClose={() => {
          setViewed(null);
        }}
      />
    </section>
  );
}
