import { useTranslation } from 'react-i18next';
import type { SlotDetail } from '../../../shared/contract/intake.ts';
import { FORM_OF, LEAF_FORMS, type Source } from '../../../shared/model/ids.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useHandedEvidence } from '../../evidence/HandedEvidence.tsx';
import { SheetPapers } from '../../evidence/SheetPapers.tsx';
import { dateTime } from '../../i18n/times.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { CELL_LOOK } from './board-rows.ts';
import { Returns } from './Returns.tsx';
import { SlotItem } from './SlotItem.tsx';

/** Everything behind one cell: first what differs, then what is missing, then what is there. */
export function CellDetail(props: { readonly content: RoundContent; readonly unit: string; readonly source: Source }) {
  const { content, unit, source } = props;
  const { t } = useTranslation('board');
  const detail = useQuery('board.cell', { round: content.id, unit, source });
  const evidence = useHandedEvidence(content.id, unit);
  useTopic('round.changed', () => void detail.reload());
  if (detail.data === undefined) return <Refusal error={detail.error} />;
  const { cell, slots } = detail.data;
  const form = LEAF_FORMS.find((one) => one === FORM_OF[source]);
  const survey = source === 'WORKER' || source === 'RESIDENT';
  const group = (name: 'conflict' | 'missing' | 'present', list: readonly SlotDetail[]) =>
    list.length === 0 ? null : (
      <section className="slots">
        <h2>{t(`group.${name}`, { count: list.length })}</h2>
        {name === 'conflict' ? <p className="hint">{t('undecided')}</p> : null}
        <ul>
          {list.map((slot) => (
            <SlotItem
              key={`${slot.leaf} ${slot.rater ?? ''} ${slot.raterName}`}
              content={content}
              source={source}
              slot={slot}
              evidence={evidence}
            />
          ))}
        </ul>
      </section>
    );
  return (
    <>
      <p className="cell-head">
        <StatusChip {...CELL_LOOK[cell.state]}>{t(`state.${cell.state}`)}</StatusChip>
        <span className="figures">{t('haveWant', { have: cell.have, want: cell.want })}</span>
        <span className="hint">
          {cell.lastAt === null ? t('neverCame') : t('lastCame', { at: dateTime(cell.lastAt) })}
        </span>
      </p>
      <Returns content={content} unit={unit} source={source} />
      {form === undefined ? null : <SheetPapers all={evidence} form={form} />}
      {survey ? <p className="hint">{t('surveyHint')}</p> : null}
      {group(
        'conflict',
        slots.filter((slot) => slot.status === 'conflict'),
      )}
      {group(
        'missing',
        slots.filter((slot) => slot.status === 'empty' || slot.status === 'withdrawn'),
      )}
      {group(
        'present',
        slots.filter((slot) => slot.status === 'value' || slot.status === 'agreed'),
      )}
    </>
  );
}
