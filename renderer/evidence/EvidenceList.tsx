import './evidence.css';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetEvidence } from '../../shared/contract/evidence.ts';
import type { DraftEvidence } from '../../shared/model/evidence.ts';
import { isOfSheet } from '../../shared/model/evidence-kinds.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import { Refusal } from '../components/Refusal.tsx';
import { StatusChip } from '../components/StatusChip.tsx';
import type { SheetTarget } from '../session/sheet-target.ts';
import { useCommand } from '../session/use-command.ts';
import { DescribeEvidence } from './DescribeEvidence.tsx';
import { EvidenceViewer } from './EvidenceViewer.tsx';
import { useKindName } from './kind-names.ts';

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly list: readonly SheetEvidence[];
  readonly locked: boolean;
  /** Says for which items each piece is. */
  readonly leaves?: boolean;
  readonly onChanged?: () => void;
}

/** The evidence of a sheet or of one item: look at it, describe it, take it away. */
export function EvidenceList({ target, content, list, locked, leaves = false, onChanged }: Props) {
  const { t } = useTranslation('evidence');
  const kindName = useKindName();
  const remove = useCommand('evidence.remove');
  const [described, setDescribed] = useState<string | null>(null);
  const [viewed, setViewed] = useState<string | null>(null);
  const takeAway = async (id: string, base: number) => {
    if ((await remove.run({ ...target, id, base })).ok) onChanged?.();
  };
  const one = list.find(({ id }) => id === described);
  const leavesOf = (value: DraftEvidence) => (leaves ? (isOfSheet(value) ? t('ofSheet') : value.leaves.join(' ')) : '');
  const shown = list.find(({ id }) => id === viewed);
  return (
    <>
      <Refusal error={remove.error} />
      <ul className="evidence-list">
        {list.map(({ id, value, gaps, revision, here }) => {
          const title = value.title === '' ? t('untitled') : value.title;
          const parts = [kindName(value.kind), value.docno, value.date, leavesOf(value)];
          return (
            <li key={id}>
              <div className="evidence-name">
                <strong>{title}</strong>
                <span className="hint">{parts.filter((part) => part !== '').join(' · ')}</span>
                {value.secret ? <StatusChip icon="lock">{t('titleOnly')}</StatusChip> : null}
                {gaps.length > 0 ? (
                  <StatusChip icon="half" tone="attention">
                    {gaps.map((gap) => t(`gap.${gap}`)).join(' ')}
                  </StatusChip>
                ) : null}
                {here ? null : (
                  <StatusChip icon="warning" tone="attention">
                    {t('notHere')}
                  </StatusChip>
                )}
              </div>
              <div className="actions">
                {value.file === null ? null : (
                  <Button
                    size="large"
                    aria-label={t('lookAt', { title })}
                    onClick={() => {
                      setViewed(id);
                    }}
                  >
                    {t('look')}
                  </Button>
                )}
                <Button
                  size="large"
                  aria-label={t('describeOf', { title })}
                  onClick={() => {
                    setDescribed(id);
                  }}
                >
                  {t('describe')}
                </Button>
                <Button
                  size="large"
                  disabled={locked || remove.busy}
                  aria-label={t('removeOf', { title })}
                  onClick={() => void takeAway(id, revision)}
                >
                  {t('remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      <EvidenceViewer
        title={shown?.value.title ?? ''}
        file={shown?.value.file ?? null}
        onClose={() => {
          setViewed(null);
        }}
      />
      <DescribeEvidence
        target={target}
        content={content}
        evidence={one ?? null}
        onSaved={onChanged}
        locked={locked}
        onClose={() => {
          setDescribed(null);
        }}
      />
    </>
  );
}
