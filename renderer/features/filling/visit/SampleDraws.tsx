import './visit.css';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../../shared/model/template.ts';
import type { SampleDraw } from '../../../../shared/model/visit.ts';
import { wantedByRule } from '../../../../shared/rules/onsite-rule.ts';
import { Field } from '../../../components/Field.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { dateTime } from '../../../i18n/times.ts';
import { useLabel } from '../../../i18n/use-language.ts';
import { useCommand } from '../../../session/use-command.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useTopic } from '../../../session/use-topic.ts';

type Place = { readonly round: string; readonly unit: string; readonly rater: string };

/** The samples of one item: what its rule asks for, what was drawn, and a further draw. */
export function SampleDraws({ leaf, locked, ...place }: Place & { readonly leaf: Leaf; readonly locked: boolean }) {
  const { t } = useTranslation('visit');
  const label = useLabel();
  const {
    data: visit,
    error,
    reload,
  } = useQuery('visits.get', {
    round: place.round,
    unit: place.unit,
    rater: place.rater,
  });
  useTopic('responses.changed', () => void reload());
  const own = visit?.draws.filter((draw) => draw.leaf === leaf.code) ?? [];
  return (
    <details className="sample-draws" open={own.length > 0}>
      <summary>{own.length === 0 ? t('draw.title') : t('draw.titleCount', { count: own.length })}</summary>
      <p className="hint">
        {t('draw.rule')} {label(leaf.onsite)}
      </p>
      <Refusal error={error} />
      <ol>
        {own.map((draw) => (
          <Drawn key={draw.id} draw={draw} />
        ))}
      </ol>
      {locked ? null : <NewDraw place={place} leaf={leaf} />}
    </details>
  );
}

function Drawn({ draw }: { readonly draw: SampleDraw }) {
  const { t } = useTranslation('visit');
  const { what, size, drawn, seed, at, names } = draw;
  return (
    <li>
      <p>
        <strong>{what}</strong> {t('draw.of', { size, count: drawn.length })}
      </p>
      <p className="figures">
        {drawn
          .map((place) => (names[place - 1] === undefined ? String(place) : `${place}. ${names[place - 1]}`))
          .join('、')}
      </p>
      <p className="hint">{t('draw.seed', { seed, at: dateTime(at) })}</p>
    </li>
  );
}

const MOST_SIZE = 100_000;
const MOST_DRAWN = 200;

function wholeIn(text: string, most: number): number | null {
  const value = Number(text.trim());
  return /^\d{1,6}$/.test(text.trim()) && value >= 1 && value <= most ? value : null;
}

/** What is typed before a draw. */
interface Typed {
  readonly what: string;
  readonly size: string;
  readonly list: string;
  readonly wanted: string;
}

function readTyped({ what, size, list, wanted }: Typed) {
  const names = list
    .split('\n')
    .map((line) => line.trim().slice(0, 200))
    .filter((line) => line !== '')
    .slice(0, 2000);
  return {
    what: what.trim(),
    names,
    size: names.length > 0 ? names.length : wholeIn(size, MOST_SIZE),
    wanted: wholeIn(wanted, MOST_DRAWN),
  };
}

function NewDraw({ place, leaf }: { readonly place: Place; readonly leaf: Leaf }) {
  const { t } = useTranslation('visit');
  const draw = useCommand('visits.draw');
  const nothing: Typed = { what: '', size: '', list: '', wanted: String(wantedByRule(leaf.onsite.zh) ?? '') };
  const [typed, setTyped] = useState(nothing);
  const [checked, setChecked] = useState(false);
  const run = async () => {
    setChecked(true);
    const { what, names, size, wanted } = readTyped(typed);
    if (what === '' || size === null || wanted === null) return;
    const { round, unit, rater } = place;
    const made = await draw.run({ round, unit, rater, leaf: leaf.code, what, names, size, wanted });
    if (!made.ok) return;
    setChecked(false);
    setTyped(nothing);
  };
  return (
    <div className="new-draw">
      <DrawFields
        typed={typed}
        checked={checked}
        onType={(part) => {
          setTyped({ ...typed, ...part });
        }}
      />
      <Refusal error={draw.error} />
      <Button size="large" loading={draw.busy} onClick={() => void run()}>
        {t('draw.go')}
      </Button>
    </div>
  );
}

function DrawFields(props: {
  readonly typed: Typed;
  readonly checked: boolean;
  readonly onType: (part: Partial<Typed>) => void;
}) {
  const { t } = useTranslation('visit');
  const { typed, checked, onType } = props;
  const { what, names, size, wanted } = readTyped(typed);
  return (
    <>
      <TextField
        label={t('draw.what')}
        hint={t('draw.whatHint')}
        wrong={checked && what === '' ? t('draw.whatMissing') : undefined}
        maxLength={200}
        value={typed.what}
        onChange={(text) => {
          onType({ what: text });
        }}
      />
      <div className="draw-numbers">
        <TextField
          label={t('draw.size')}
          hint={t('draw.sizeHint')}
          wrong={checked && size === null ? t('draw.sizeMissing') : undefined}
          maxLength={6}
          value={names.length > 0 ? String(names.length) : typed.size}
          onChange={(text) => {
            onType({ size: text });
          }}
        />
        <TextField
          label={t('draw.wanted')}
          hint={t('draw.wantedHint')}
          wrong={checked && wanted === null ? t('draw.wantedMissing') : undefined}
          maxLength={3}
          value={typed.wanted}
          onChange={(text) => {
            onType({ wanted: text });
          }}
        />
      </div>
      <Field label={t('draw.names')} hint={t('draw.namesHint')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={3}
            value={typed.list}
            onChange={(event) => {
              onType({ list: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}
