import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SOURCES } from '../../../shared/model/ids.ts';
import type { Policy } from '../../../shared/model/round.ts';
import type { Template } from '../../../shared/model/template.ts';
import { published, toDouble, ZERO } from '../../../shared/scoring/fraction.ts';
import { TOTAL } from '../../../shared/scoring/tree.ts';
import { decidesText, whoDecides, type Decides } from '../../../shared/scoring/who-decides.ts';
import { useLabel } from '../../i18n/use-language.ts';
import { designRows } from './design-rows.ts';

type Mode = Policy['mode'];

/** A figure with a bar as long as it is large; the figure alone says it all. */
function ShareCell({
  decides,
  source,
  label,
}: {
  decides: Decides | undefined;
  source: (typeof SOURCES)[number];
  label: string;
}) {
  const part = decides?.bySource.get(source) ?? ZERO;
  const all = decides?.all ?? ZERO;
  const width = all.n === 0n ? 0 : (100 * toDouble(part)) / toDouble(all);
  return (
    <td className="number share-cell" data-label={label}>
      {decidesText(decides, source)}
      <svg className="share-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect width={width} height="4" />
      </svg>
    </td>
  );
}

/** Who decides how much of the total: sources across, the total, every category and every item down. */
export function WhoDecides({ template, mode: used }: { readonly template: Template; readonly mode: Mode }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const [mode, setMode] = useState<Mode>(used);
  const [items, setItems] = useState(false);
  const decides = useMemo(() => whoDecides(template, mode), [template, mode]);
  const rows = useMemo(() => designRows(template), [template]);
  const shown = rows.filter((row) => items || row.depth === 0);
  const line = (code: string, name: string, depth: number) => (
    <tr key={code} className={`depth-${Math.min(depth, 7)}`}>
      <th scope="row">{name}</th>
      <td className="number" data-label={t('share')}>
        {published(decides.get(code)?.all ?? ZERO)}
      </td>
      {SOURCES.map((source) => (
        <ShareCell key={source} decides={decides.get(code)} source={source} label={t(`source.${source}`)} />
      ))}
    </tr>
  );
  return (
    <div className="who-decides">
      <p className="lead">{t('decidesLead')}</p>
      <div className="actions">
        <Segmented<Mode>
          aria-label={t('mode')}
          value={mode}
          options={[
            { value: 'weighted', label: t('modes.weighted') },
            { value: 'approved', label: t('modes.approved') },
          ]}
          onChange={setMode}
        />
        <Segmented<boolean>
          aria-label={t('detail')}
          value={items}
          options={[
            { value: false, label: t('categories') },
            { value: true, label: t('allItems') },
          ]}
          onChange={setItems}
        />
      </div>
      <table className="plain-table stacked design decides">
        <caption className="hidden">{t('view.decides')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator')}</th>
            <th scope="col" className="number">
              {t('share')}
            </th>
            {SOURCES.map((source) => (
              <th key={source} scope="col" className="number">
                {t(`source.${source}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(TOTAL, t('total'), 0)}
          {shown.map((row) => line(row.code, `${row.code} ${label(row.indicator)}`, row.depth))}
        </tbody>
      </table>
      <p className="hint">{t('decidesNote')}</p>
    </div>
  );
}
