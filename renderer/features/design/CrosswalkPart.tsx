import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { crosswalkLines, proposeCrosswalk, type CrosswalkLine } from '../../../shared/designing/crosswalk.ts';
import type { Crosswalk, Template } from '../../../shared/model/template.ts';
import { bridge } from '../../bridge/bridge.ts';
import { Field } from '../../components/Field.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { useQuery } from '../../session/use-query.ts';
import { useTopic } from '../../session/use-topic.ts';
import { CrosswalkRow } from './CrosswalkRow.tsx';
import { useDesign } from './design-store.ts';

interface CrosswalkProps {
  readonly round: string;
  readonly template: Template;
}

/** Which item of an earlier round each item was: proposed, put right by hand, kept with the design. */
export function CrosswalkPart({ round, template }: CrosswalkProps) {
  const { t } = useTranslation('crosswalk');
  const label = useLabel();
  const edit = useDesign((design) => design.edit);
  const { crosswalk } = template;
  const { data: versions, error } = useQuery('designs.versions', { round });
  const rounds = (versions ?? []).filter(({ id }) => id.startsWith(OTHER));
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? (crosswalk === undefined ? (rounds[0]?.id ?? null) : `${OTHER}${crosswalk.round}`);
  const propose = async () => {
    const earlier = rounds.find(({ id }) => id === from);
    if (earlier === undefined) return;
    const before = await bridge.call('designs.version', { round, version: earlier.id });
    if (!before.ok) return;
    const leaves = before.value.leaves.map(({ code, zh, en }) => ({ code, zh, en }));
    const proposed = proposeCrosswalk(template, {
      round: earlier.id.slice(OTHER.length),
      name: earlier.name,
      before: leaves,
    });
    edit({ t: 'crosswalk-with', crosswalk: proposed });
  };
  return (
    <div className="adopt">
      <p className="lead">{t('lead')}</p>
      <p role="status">{crosswalk === undefined ? t('none') : t('of', { name: label(crosswalk.name) })}</p>
      {versions !== undefined && rounds.length === 0 ? <p className="hint">{t('noOther')}</p> : null}
      {rounds.length === 0 ? null : (
        <Field label={t('with')}>
          {(ids) => (
            <Select
              {...ids}
              className="wide-field"
              value={from}
              options={rounds.map(({ id, name }) => ({ value: id, label: label(name) }))}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
      <div className="actions">
        <Button size="large" disabled={rounds.every(({ id }) => id !== from)} onClick={() => void propose()}>
          {t(crosswalk === undefined ? 'propose' : 'again')}
        </Button>
        {crosswalk === undefined ? null : (
          <Button
            size="large"
            onClick={() => {
              edit({ t: 'crosswalk-with', crosswalk: null });
            }}
          >
            {t('drop')}
          </Button>
        )}
      </div>
      <Refusal error={error} />
      {crosswalk === undefined ? null : <Lines round={round} template={template} crosswalk={crosswalk} />}
    </div>
  );
}

/** How a version of another round is called. */
const OTHER = 'other ';

function Lines({ round, template, crosswalk }: CrosswalkProps & { readonly crosswalk: Crosswalk }) {
  const { t } = useTranslation(['crosswalk', 'design']);
  const label = useLabel();
  const before = useQuery('designs.version', { round, version: `${OTHER}${crosswalk.round}` });
  const { data: values, reload } = useQuery('designs.previous', { round });
  // What is counted is what is saved.
  useTopic('round.changed', () => void reload());
  const lines = useMemo(() => crosswalkLines(template, before.data ?? null), [template, before.data]);
  const dropped = lines.flatMap(({ to, from }) => (to === null ? from.map((one) => `${one.code} ${label(one)}`) : []));
  const count = (how: CrosswalkLine['how']) => lines.filter((line) => line.how === how).length;
  const [merged, split] = [count('merged'), count('split')];
  const choices = crosswalk.before.map((leaf) => ({ value: leaf.code, label: `${leaf.code} ${label(leaf)}` }));
  return (
    <>
      <p>
        {t('counts', {
          same: count('same'),
          changed: count('changed'),
          fresh: count('new'),
          dropped: count('dropped'),
        })}{' '}
        {values === undefined ? '' : t('values', { count: values.count })}
      </p>
      {merged + split === 0 ? null : <p>{t('related', { merged, split })}</p>}
      {dropped.length === 0 ? null : <p>{t('dropped', { items: dropped.join(t('design:comma')) })}</p>}
      <table className="plain-table stacked design crosswalk-table">
        <caption className="hidden">{t('design:view.crosswalk')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('now')}</th>
            <th scope="col">{t('then')}</th>
            <th scope="col">{t('how')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.to === null ? null : <CrosswalkRow key={line.to.code} line={line} leaf={line.to} choices={choices} />,
          )}
        </tbody>
      </table>
    </>
  );
}
