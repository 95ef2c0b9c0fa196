import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findIndicator } from '../../../shared/designing/indicator-tree.ts';
import { judgedBy, judgedByAll, MOST_PEOPLE, pairsOf, STEPS, type Pair } from '../../../shared/designing/pairwise.ts';
import type { Comparison, Template } from '../../../shared/model/template.ts';
import { TextField } from '../../components/TextField.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { PairwiseResult } from './PairwiseResult.tsx';

interface PairwiseProps {
  readonly template: Template;
  readonly comparison: Comparison;
  readonly onChange: (comparison: Comparison) => void;
  readonly onUse: (weights: Readonly<Record<string, number>>) => void;
}

/** Who judges, each pair of one person, and what comes of it for that person and for all together. */
export function PairwiseForm({ template, comparison, onChange, onUse }: PairwiseProps) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const [shown, setShown] = useState(0);
  const { codes, people } = comparison;
  const at = Math.min(shown, people.length - 1);
  const person = people[at];
  const names = new Map(codes.map((code) => [code, `${code} ${label(findIndicator(template, code) ?? { zh: '' })}`]));
  const nameOf = (code: string) => names.get(code) ?? code;
  const put = (change: Partial<Comparison['people'][number]>) => {
    onChange({ ...comparison, people: people.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  };
  if (person === undefined) return null;
  return (
    <div className="pairwise">
      <p className="lead">{t('pairwiseLead')}</p>
      <div className="actions">
        <Segmented<number>
          aria-label={t('people')}
          value={at}
          options={people.map((one, index) => ({
            value: index,
            label: one.name === '' ? t('person', { number: index + 1 }) : one.name,
          }))}
          onChange={setShown}
        />
        <Button
          disabled={people.length >= MOST_PEOPLE}
          onClick={() => {
            const name = t('person', { number: people.length + 1 });
            onChange({ ...comparison, people: [...people, { name, pairs: pairsOf(codes).map(() => 1) }] });
            setShown(people.length);
          }}
        >
          {t('addPerson')}
        </Button>
        <Button
          disabled={people.length < 2}
          onClick={() => {
            onChange({ ...comparison, people: people.filter((_one, index) => index !== at) });
          }}
        >
          {t('removePerson')}
        </Button>
      </div>
      <TextField
        label={t('personName')}
        maxLength={40}
        value={person.name}
        onChange={(name) => {
          put({ name });
        }}
      />
      <Pairs
        pairs={pairsOf(codes)}
        steps={person.pairs}
        nameOf={nameOf}
        onChange={(pairs) => {
          put({ pairs });
        }}
      />
      <PairwiseResult
        title={person.name}
        judged={judgedBy(comparison, at)}
        codes={codes}
        nameOf={nameOf}
        onUse={onUse}
      />
      {people.length < 2 ? null : (
        <PairwiseResult
          title={t('together')}
          judged={judgedByAll(comparison)}
          codes={codes}
          nameOf={nameOf}
          onUse={onUse}
        />
      )}
    </div>
  );
}

function Pairs(props: {
  readonly pairs: readonly Pair[];
  readonly steps: readonly number[];
  readonly nameOf: (code: string) => string;
  readonly onChange: (steps: number[]) => void;
}) {
  const { t } = useTranslation('design');
  const options = STEPS.map((step, index) => ({
    value: index,
    label:
      step === 1
        ? t('sameImportance')
        : t(step > 1 ? 'leftMore' : 'rightMore', { times: Math.round(step > 1 ? step : 1 / step) }),
  }));
  const placeOf = (step: number) => STEPS.findIndex((one) => Math.abs(one - step) < 1e-9);
  return (
    <ul className="pairs">
      {props.pairs.map(({ left, right }, at) => (
        <li key={`${left} ${right}`}>
          <span>{props.nameOf(left)}</span>
          <Select<number>
            aria-label={t('pairOf', { left: props.nameOf(left), right: props.nameOf(right) })}
            className="pair-step"
            value={placeOf(props.steps[at] ?? 1)}
            options={options}
            onChange={(place) => {
              props.onChange(props.steps.map((step, index) => (index === at ? (STEPS[place] ?? 1) : step)));
            }}
          />
          <span>{props.nameOf(right)}</span>
        </li>
      ))}
    </ul>
  );
}
