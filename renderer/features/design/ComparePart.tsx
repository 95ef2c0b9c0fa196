import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareSystems, type Difference } from '../../../shared/designing/compare.ts';
import type { Template } from '../../../shared/model/template.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useQuery } from '../../session/use-query.ts';
import { useVersionName } from './use-version-name.ts';

/** What differs between two versions of the system, line by line. */
export function ComparePart({ round, template }: { readonly round: string; readonly template: Template }) {
  const { t } = useTranslation('design');
  const name = useVersionName();
  const { data: versions, error } = useQuery('designs.versions', { round });
  const packages = versions?.filter((version) => version.kind === 'package') ?? [];
  const [left, setLeft] = useState<string | null>(null);
  const [right, setRight] = useState('design');
  const from = left ?? packages[0]?.id ?? 'round';
  if (versions === undefined) return <Refusal error={error} />;
  const options = versions.map((version) => ({ value: version.id, label: name(version) }));
  return (
    <>
      <div className="form-columns">
        <Field label={t('olderVersion')}>
          {(ids) => <Select {...ids} className="wide-field" value={from} options={options} onChange={setLeft} />}
        </Field>
        <Field label={t('newerVersion')}>
          {(ids) => <Select {...ids} className="wide-field" value={right} options={options} onChange={setRight} />}
        </Field>
      </div>
      <Differences key={`${from} ${right}`} round={round} from={from} to={right} design={template} />
    </>
  );
}

function Differences(props: {
  readonly round: string;
  readonly from: string;
  readonly to: string;
  readonly design: Template;
}) {
  const { t } = useTranslation('design');
  const older = useQuery('designs.version', { round: props.round, version: props.from });
  const newer = useQuery('designs.version', { round: props.round, version: props.to });
  // What is on the screen is newer than what was asked for a moment ago.
  const before = props.from === 'design' ? props.design : older.data;
  const after = props.to === 'design' ? props.design : newer.data;
  const comparison = useMemo(
    () => (before === undefined || after === undefined ? null : compareSystems(before, after)),
    [before, after],
  );
  if (comparison === null) return <Refusal error={older.error ?? newer.error} />;
  const { indicators, system } = comparison;
  if (indicators.length === 0 && system.length === 0) return <p role="status">{t('noDifference')}</p>;
  return (
    <>
      <p role="status">{t('differences', { count: indicators.length })}</p>
      <DifferenceTable indicators={indicators} />
      {system.length === 0 ? null : <p className="hint">{t('systemDiffers', { parts: system.join(t('comma')) })}</p>}
    </>
  );
}

function DifferenceTable({ indicators }: { readonly indicators: readonly Difference[] }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const side = (one: Difference['before'], share: string | null) =>
    one === null ? '—' : t('sideOf', { name: label(one), weight: one.weight, share: share ?? '' });
  return (
    <table className="plain-table stacked design">
      <thead>
        <tr>
          <th scope="col">{t('code')}</th>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {indicators.map((one) => (
          <tr key={one.code}>
            <th scope="row">{one.code}</th>
            <td>
              {one.change === 'changed'
                ? one.aspects.map((aspect) => t(`aspect.${aspect}`)).join(t('comma'))
                : t(`change.${one.change}`)}
            </td>
            <td data-label={t('before')}>{side(one.before, one.shareBefore)}</td>
            <td data-label={t('after')}>{side(one.after, one.shareAfter)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
