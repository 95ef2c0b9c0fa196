import { Button, Select } from 'antd';
import { useState, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoundDetail } from '../../../shared/contract/rounds.ts';
import type { Assignments } from '../../../shared/model/round.ts';
import { bridge } from '../../bridge/bridge.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { Section } from '../../components/Section.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import { asksDepartments } from './department-items.ts';
import { PasteTable } from './PasteTable.tsx';
import { pasteDepartments } from './paste-departments.ts';
import { isTable } from '../../../shared/rules/table-text.ts';
import { useKept } from './use-kept.ts';
import './rounds.css';

/** Which departments have a say on which item. */
export function Departments({ detail }: { readonly detail: RoundDetail }) {
  const { t } = useTranslation('rounds');
  const search = useSoundSearch();
  const label = useLabel();
  const { content } = detail;
  const [assignments, setAssignments] = useState(content.assignments);
  const [pasted, setPasted] = useState<string | null>(null);
  const kept = useKept((value: Assignments) =>
    bridge.call('rounds.saveAssignments', { round: detail.id, assignments: value }),
  );
  const change = (value: Assignments) => {
    setAssignments(value);
    kept.change(value);
  };
  const items = content.template.leaves.filter(asksDepartments);
  if (items.length === 0) return <EmptyState what={t('noDepartments')} />;
  const choices = content.template.departments.map((one) => ({ value: one.id, label: one.zh }));
  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (!isTable(text)) return;
    event.preventDefault();
    setPasted(text);
  };
  return (
    <Section
      title={t('departmentsTitle', { items: items.length, count: choices.length })}
      actions={
        <Button
          onClick={() => {
            setPasted('');
          }}
        >
          {t('paste')}
        </Button>
      }
    >
      <p className="lead">{t('departmentsLead')}</p>
      <Refusal error={kept.error} />
      <table className="plain-table grid stacked departments" onPaste={paste}>
        <thead>
          <tr>
            <th scope="col">{t('item')}</th>
            <th scope="col">{t('departments')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((leaf) => {
            const chosen = assignments.departments[leaf.code] ?? [];
            return (
              <tr key={leaf.code}>
                <th scope="row">
                  <span className="code">{leaf.code}</span> {label(leaf)}
                </th>
                <td data-label={t('departments')}>
                  <Select
                    mode="multiple"
                    className="cell-select"
                    aria-label={t('departmentsOf', { name: `${leaf.code} ${label(leaf)}` })}
                    placeholder={t('choose')}
                    showSearch={search}
                    value={chosen}
                    options={choices}
                    onChange={(wanted) => {
                      change({
                        ...assignments,
                        departments: { ...assignments.departments, [leaf.code]: wanted },
                      });
                    }}
                  />
                  {chosen.length === 0 ? <p className="hint hint-wrong">{t('departmentMissing')}</p> : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <PasteTable
        text={pasted}
        round={detail.id}
        columns={t('pasteDepartmentColumns')}
        read={(text) => pasteDepartments(text, content, assignments)}
        onText={setPasted}
        onTake={(value) => {
          change(value);
          setPasted(null);
        }}
      />
    </Section>
  );
}
