import { Button } from 'antd';
import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { Assignments } from '../../../shared/model/round.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { AllDays } from './AllDays.tsx';
import { PasteTable } from './PasteTable.tsx';
import { pasteReviewers } from './paste-reviewers.ts';
import { Persons } from './Persons.tsx';
import { ReviewerRow } from './ReviewerRow.tsx';
import { isTable } from '../../../shared/rules/table-text.ts';
import { useKept } from './use-kept.ts';
import './rounds.css';

/** Who reviews which street until when, and who may not. */
export function Reviewers({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const { content } = detail;
  const [assignments, setAssignments] = useState(content.assignments);
  const [pasted, setPasted] = useState<string | null>(null);
  const [people, setPeople] = useState(false);
  const kept = useKept((value: Assignments) =>
    bridge.call('rounds.saveAssignments', { round: detail.id, assignments: value }),
  );
  const change = (value: Assignments) => {
    setAssignments(value);
    kept.change(value);
  };
  const streets = content.template.streets.filter((street) => content.units.includes(street.code9));
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isTable(text)) return;
    event.preventDefault();
    setPasted(text);
  };
  return (
    <Section
      title={t('reviewersTitle', { count: content.policy.requiredReviewers })}
      actions={
        <span className="actions">
          <Button
            onClick={() => {
              setPeople(true);
            }}
          >
            {t('persons', { count: content.roster.persons.length })}
          </Button>
          <Button
            onClick={() => {
              setPasted('');
            }}
          >
            {t('paste')}
          </Button>
        </span>
      }
    >
      <p className="lead">{t('reviewersLead')}</p>
      <Refusal error={kept.error} />
      <AllDays units={content.units} assignments={assignments} onChange={change} />
      <table className="plain-table grid stacked reviewers" onPaste={paste}>
        <thead>
          <tr>
            <th scope="col">{t('street')}</th>
            <th scope="col">{t('reviewers')}</th>
            <th scope="col">{t('excluded')}</th>
            <th scope="col">{t('deadline')}</th>
          </tr>
        </thead>
        <tbody>
          {streets.map((street) => (
            <ReviewerRow
              key={street.code9}
              street={street}
              persons={content.roster.persons}
              required={content.policy.requiredReviewers}
              assignments={assignments}
              onChange={change}
            />
          ))}
        </tbody>
      </table>
      <SideDrawer
        title={t('personsTitle')}
        open={people}
        onClose={() => {
          setPeople(false);
        }}
      >
        <Persons round={detail.id} content={content} assignments={assignments} />
      </SideDrawer>
      <PasteTable
        text={pasted}
        round={detail.id}
        columns={t('pasteReviewerColumns')}
        read={(text) => pasteReviewers(text, content, assignments)}
        onText={setPasted}
        onTake={(value) => {
          change(value);
          setPasted(null);
        }}
      />
    </Section>
  );
}
