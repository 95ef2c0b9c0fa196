import './evidence.css';
import { useTranslation } from 'react-i18next';
import { isOfSheet } from '../../shared/model/evidence-kinds.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { Icon } from '../components/Icon.tsx';
import { Refusal } from '../components/Refusal.tsx';
import { useLabel } from '../i18n/use-language.ts';
import type { SheetTarget } from '../session/sheet-target.ts';
import { AddEvidence } from './AddEvidence.tsx';
import { EvidenceList } from './EvidenceList.tsx';
import { useSheetEvidence } from './use-sheet-evidence.ts';

/** The evidence of one item on its sheet: which of the wanted papers are there, all that is, and more of it. */
export function LeafEvidence(props: {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly leaf: Leaf;
  readonly locked: boolean;
  /** Something was added, described or taken away, and can be undone. */
  readonly onChanged: () => void;
}) {
  const { target, content, leaf, locked, onChanged } = props;
  const { t } = useTranslation('evidence');
  const label = useLabel();
  const { list, error } = useSheetEvidence(target);
  const own = list.filter(({ value }) => value.leaves.includes(leaf.code) && !isOfSheet(value));
  const there = new Set(own.flatMap(({ value }) => value.items));
  const wanted = new Set(target.form === 'self' ? leaf.evidence.map((item) => item.id) : []);
  const unnamed = wanted.size === 0 ? [] : own.filter(({ value }) => !value.items.some((item) => wanted.has(item)));
  return (
    <section className="leaf-evidence" aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {target.form !== 'self' ? null : (
        <ul className="wanted">
          {leaf.evidence.map((item) => (
            <li key={item.id}>
              <Icon name={there.has(item.id) ? 'check' : 'circle'} /> {label(item)}
              <span className="hidden">{there.has(item.id) ? t('wanted.there') : t('wanted.notYet')}</span>
            </li>
          ))}
        </ul>
      )}
      {unnamed.length === 0 || locked ? null : <p className="hint">{t('wanted.tell', { count: unnamed.length })}</p>}
      <Refusal error={error} />
      <EvidenceList target={target} content={content} list={own} locked={locked} onChanged={onChanged} />
      {locked ? null : <AddEvidence key={leaf.code} target={target} leaf={leaf.code} onChanged={onChanged} />}
    </section>
  );
}
