import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindingNeed, ReviewedLeaf } from '../../../shared/contract/findings.ts';
import type { RoundContent } from '../../../shared/model/round.ts';
import { isToAgree } from '../../../shared/rules/to-agree.ts';
import type { IconName } from '../../components/Icon.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { useNames } from '../../session/use-names.ts';

const ICONS: Readonly<Record<FindingNeed, IconName>> = {
  same: 'check',
  close: 'check',
  discuss: 'warning',
  third: 'warning',
  incomplete: 'circle',
};

/** One line for each item: what each reviewer scored, how far apart they are, and what was agreed. */
export function FindingTable(props: {
  readonly content: RoundContent;
  readonly leaves: readonly ReviewedLeaf[];
  readonly onOpen: (leaf: ReviewedLeaf) => void;
}) {
  const { t } = useTranslation('findings');
  const names = useNames(props.content);
  const [all, setAll] = useState(false);
  const open = props.leaves.filter(isToAgree);
  const shown = all ? props.leaves : open;
  const raters = props.leaves[0]?.answers ?? [];
  return (
    <>
      <Radio.Group
        aria-label={t('filter')}
        optionType="button"
        value={all}
        options={[
          { value: false, label: t('filterOpen', { count: open.length }) },
          { value: true, label: t('filterAll', { count: props.leaves.length }) },
        ]}
        onChange={(event) => {
          setAll(event.target.value === true);
        }}
      />
      {shown.length === 0 ? <p role="status">{t('noneOpen')}</p> : null}
      {shown.length === 0 ? null : (
        <table className="plain-table finding-table">
          <thead>
            <tr>
              <th scope="col">{t('item')}</th>
              {raters.map(({ rater, raterName }) => (
                <th key={rater} scope="col" className="number">
                  {raterName}
                </th>
              ))}
              <th scope="col" className="number">
                {t('difference')}
              </th>
              <th scope="col">{t('state')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((leaf) => (
              <tr key={leaf.leaf}>
                <th scope="row">
                  <Button
                    type="link"
                    onClick={() => {
                      props.onOpen(leaf);
                    }}
                  >
                    {leaf.leaf} {names.node(leaf.leaf)}
                  </Button>
                </th>
                {leaf.answers.map(({ rater, score }) => (
                  <td key={rater} className="number">
                    {score ?? t('noScore')}
                  </td>
                ))}
                <td className="number">{leaf.difference ?? ''}</td>
                <td>
                  {leaf.finding === null ? (
                    <StatusChip icon={ICONS[leaf.need]} tone={isToAgree(leaf) ? 'attention' : 'plain'}>
                      {t(`need.${leaf.need}`)}
                    </StatusChip>
                  ) : (
                    <StatusChip
                      icon={leaf.finding.stands ? 'check' : 'warning'}
                      tone={leaf.finding.stands ? 'accent' : 'attention'}
                    >
                      {leaf.finding.stands ? t('agreed') : t('overtaken')}
                    </StatusChip>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
