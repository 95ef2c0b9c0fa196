import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Leaf } from '../../../../shared/model/template.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { flushAll } from '../../../bridge/leaving.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { useLabel, useLanguage } from '../../../i18n/use-language.ts';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import { useCommand } from '../../../session/use-command.ts';
import { isDone, type ItemState } from '../item-view.ts';

/** Which items go into the form; at first those that are still open. */
export function MakeForm(props: {
  readonly target: SheetTarget;
  readonly leaves: readonly Leaf[];
  readonly stateOf: (leaf: string) => ItemState;
}) {
  const { t } = useTranslation('workbook');
  const label = useLabel();
  const { target, leaves, stateOf } = props;
  const language = useLanguage();
  const make = useCommand('workbook.write');
  const open = leaves.filter((leaf) => !isDone(stateOf(leaf.code))).map((leaf) => leaf.code);
  const [chosen, setChosen] = useState<readonly string[]>(open.length > 0 ? open : leaves.map((leaf) => leaf.code));
  const [saved, setSaved] = useState('');
  const run = async () => {
    setSaved('');
    await flushAll();
    const made = await make.run({ ...target, language, leaves: [...chosen] });
    if (!made.ok) return;
    const kept = await bridge.saveFile(made.value);
    if (kept.ok && kept.value.saved) setSaved(made.value.name);
  };
  return (
    <>
      <p className="lead">{t('makeLead')}</p>
      <div className="actions after">
        <Button
          size="large"
          onClick={() => {
            setChosen(leaves.map((leaf) => leaf.code));
          }}
        >
          {t('all', { count: leaves.length })}
        </Button>
        <Button
          size="large"
          onClick={() => {
            setChosen(open);
          }}
        >
          {t('open', { count: open.length })}
        </Button>
        <Button
          size="large"
          onClick={() => {
            setChosen([]);
          }}
        >
          {t('none')}
        </Button>
      </div>
      <fieldset className="form-leaves">
        <legend className="hidden">{t('choose')}</legend>
        {leaves.map((leaf) => (
          <Checkbox
            key={leaf.code}
            checked={chosen.includes(leaf.code)}
            onChange={(event) => {
              setChosen(event.target.checked ? [...chosen, leaf.code] : chosen.filter((code) => code !== leaf.code));
            }}
          >
            <span className="code">{leaf.code}</span> {label(leaf)}
          </Checkbox>
        ))}
      </fieldset>
      <Refusal error={make.error} />
      <div className="actions after">
        <Button
          type="primary"
          size="large"
          loading={make.busy}
          disabled={chosen.length === 0}
          onClick={() => void run()}
        >
          {t('makeButton', { count: chosen.length })}
        </Button>
        <p role="status">{saved === '' ? '' : t('saved', { name: saved })}</p>
      </div>
    </>
  );
}
