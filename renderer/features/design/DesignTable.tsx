import { useTranslation } from 'react-i18next';
import type { Template } from '../../../shared/model/template.ts';
import { Icon } from '../../components/Icon.tsx';
import { DesignLine, type LineActions } from './DesignLine.tsx';
import { sumText, type DesignRow } from './design-rows.ts';

/** All indicators as lines, with the sums of their weights. */
export function DesignTable(props: {
  readonly template: Template;
  readonly rows: readonly DesignRow[];
  readonly selected: string | null;
  readonly issuesAt: (code: string) => readonly string[];
  readonly actions: LineActions;
}) {
  const { t } = useTranslation('design');
  const { template } = props;
  const top = sumText(template, null);
  return (
    <table className="plain-table design">
      <thead>
        <tr>
          <th scope="col">{t('indicator')}</th>
          <th scope="col" className="number">
            {t('weight')}
          </th>
          <th scope="col" className="number">
            {t('share')}
          </th>
          <th scope="col" className="number">
            {t('sum')}
          </th>
          <th scope="col">{t('state')}</th>
          <th scope="col">
            <span className="hidden">{t('edit')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <DesignLine
            key={row.code}
            row={row}
            selected={row.code === props.selected}
            issues={props.issuesAt(row.code)}
            actions={props.actions}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('total')}
          </th>
          <td className={top.right ? 'number' : 'number sum-wrong'} data-label={t('sum')}>
            {top.right ? null : <Icon name="warning" />} {top.text}
          </td>
          <td colSpan={2}>{t('counted', { nodes: template.nodes.length, leaves: template.leaves.length })}</td>
        </tr>
      </tfoot>
    </table>
  );
}
