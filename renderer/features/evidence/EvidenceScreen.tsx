import './evidence-screens.css';
import { Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Desk } from '../../../shared/contract/responses.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { overlays } from '../../components/overlays.ts';
import { Page } from '../../components/Page.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { AddEvidence } from '../../evidence/AddEvidence.tsx';
import { EvidenceList } from '../../evidence/EvidenceList.tsx';
import { useSheetEvidence } from '../../evidence/use-sheet-evidence.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { targetOfTask, type SheetTarget } from '../../session/sheet-target.ts';
import { useSession } from '../../session/session-store.ts';
import { useNames } from '../../session/use-names.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';

/** All evidence of what this computer fills in; without a round, what this place is for. */
export function EvidenceScreen() {
  const { t } = useTranslation('evidence');
  const round = useSession((session) => session.round);
  return (
    <Page title={t('title')} lead={t('screen.lead')}>
      {round === null ? <EmptyState what={t('screen.noTasks')} /> : <OfRound key={round} round={round} />}
    </Page>
  );
}

function OfRound({ round }: { readonly round: string }) {
  const { t } = useTranslation('evidence');
  const { t: frame } = useTranslation('frame');
  const { data: desk, error, reload } = useQuery('responses.desk', { round });
  useTopic('responses.changed', () => void reload());
  const [chosen, setChosen] = useState(0);
  const id = useId();
  if (desk === undefined) return <Refusal error={error} />;
  const task = desk.tasks[chosen] ?? desk.tasks[0];
  if (task === undefined) return <EmptyState what={t('screen.noneIn')} />;
  const target = targetOfTask(round, task);
  return (
    <>
      {desk.tasks.length === 1 ? null : (
        <SheetChoice
          desk={desk}
          id={id}
          chosen={chosen}
          onChoose={setChosen}
          formName={(form) => frame(`form.${form}`)}
        />
      )}
      <OfSheet key={JSON.stringify(target)} desk={desk} target={target} locked={task.submitted} leaves={task.leaves} />
    </>
  );
}

function SheetChoice(props: {
  readonly desk: Desk;
  readonly id: string;
  readonly chosen: number;
  readonly onChoose: (chosen: number) => void;
  readonly formName: (form: Desk['tasks'][number]['form']) => string;
}) {
  const { t } = useTranslation('evidence');
  const names = useNames(props.desk.content);
  return (
    <div className="field">
      <label htmlFor={props.id}>{t('screen.sheet')}</label>
      <Select
        id={props.id}
        size="large"
        className="wide-choice"
        getPopupContainer={overlays}
        value={props.chosen}
        options={props.desk.tasks.map(({ form, unit, rater }, index) => ({
          value: index,
          label: [names.street(unit), props.formName(form), names.rater(form === 'dept' ? 'DEPT' : 'REVIEW', rater)]
            .filter((part) => part !== '')
            .join(' · '),
        }))}
        onChange={props.onChoose}
      />
    </div>
  );
}

function OfSheet(props: {
  readonly desk: Desk;
  readonly target: SheetTarget;
  readonly locked: boolean;
  readonly leaves: readonly string[];
}) {
  const { desk, target, locked, leaves } = props;
  const { t } = useTranslation('evidence');
  const search = useSoundSearch();
  const label = useLabel();
  const id = useId();
  const { list, error } = useSheetEvidence(target);
  const [leaf, setLeaf] = useState(leaves[0] ?? '');
  const nodes = new Map(desk.content.template.leaves.map((one) => [one.code, one]));
  return (
    <>
      <Refusal error={error} />
      {list.length === 0 ? <p>{t('screen.none')}</p> : null}
      <EvidenceList target={target} content={desk.content} list={list} locked={locked} leaves />
      {locked ? null : (
        <Section title={t('add.choose')}>
          <div className="field">
            <label htmlFor={id}>{t('screen.addTo')}</label>
            <Select
              id={id}
              size="large"
              className="wide-choice"
              showSearch={search}
              getPopupContainer={overlays}
              value={leaf}
              options={leaves.map((code) => {
                const node = nodes.get(code);
                return { value: code, label: node === undefined ? code : `${code} ${label(node)}` };
              })}
              onChange={setLeaf}
            />
          </div>
          <AddEvidence target={target} leaf={leaf} />
        </Section>
      )}
    </>
  );
}
