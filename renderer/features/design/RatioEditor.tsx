import { Checkbox, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RatioMethod, Template } from '../../../shared/model/template.ts';
import { Field } from '../../components/Field.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import { NumberField } from './NumberField.tsx';

interface RatioProps {
  readonly method: RatioMethod;
  readonly onChange: (method: RatioMethod) => void;
}

const PARTS = ['numerator', 'denominator'] as const;
const TEXTS = [
  ['zh', 200],
  ['en', 300],
  ['unit', 20],
] as const;

/** What is divided by what, where the denominator comes from, and which rate is full marks. */
export function RatioEditor(props: RatioProps & { readonly parameters: Template['unitParameters'] }) {
  const { t } = useTranslation('design');
  const { method, onChange } = props;
  return (
    <>
      {PARTS.map((part) => (
        <fieldset key={part} className="two-fields">
          <legend>{t(part)}</legend>
          {TEXTS.map(([key, maxLength]) => (
            <TextField
              key={key}
              label={t(key)}
              maxLength={maxLength}
              value={method[part][key]}
              onChange={(text) => {
                onChange({ ...method, [part]: { ...method[part], [key]: text } });
              }}
            />
          ))}
        </fieldset>
      ))}
      <Denominator {...props} />
      <Goalposts method={method} onChange={onChange} />
      <Checkbox
        checked={method.numeratorAboveDenominator === 'allowed'}
        onChange={(event) => {
          onChange({ ...method, numeratorAboveDenominator: event.target.checked ? 'allowed' : 'invalid' });
        }}
      >
        {t('mayExceed')}
      </Checkbox>
    </>
  );
}

function Denominator(props: RatioProps & { readonly parameters: Template['unitParameters'] }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const { method, parameters, onChange } = props;
  const { denominator } = method;
  return (
    <>
      <Field label={t('denominatorFrom')} hint={t('denominatorHint')}>
        {(ids) => (
          <Select
            {...ids}
            className="wide-field"
            value={denominator.from}
            options={[
              { value: 'entered', label: t('from.entered') },
              { value: 'fixed', label: t('from.fixed') },
              ...parameters.map((one) => ({ value: `param:${one.id}`, label: t('from.param', { name: label(one) }) })),
            ]}
            onChange={(from) => {
              const fixed = from === 'fixed' ? (denominator.fixed ?? 100) : null;
              onChange({ ...method, denominator: { ...denominator, from, fixed } });
            }}
          />
        )}
      </Field>
      {denominator.from === 'fixed' ? (
        <div className="number-row">
          <span>{t('fixedNumber')}</span>
          <NumberField
            label={t('fixedNumber')}
            least={1}
            value={denominator.fixed ?? 0}
            onChange={(fixed) => {
              onChange({ ...method, denominator: { ...denominator, fixed } });
            }}
          />
        </div>
      ) : null}
    </>
  );
}

function Goalposts({ method, onChange }: RatioProps) {
  const { t } = useTranslation('design');
  return (
    <>
      <Radio.Group
        aria-label={t('direction')}
        value={method.direction}
        onChange={(event) => {
          const direction = event.target.value === 'lower' ? 'lower' : 'higher';
          const { floorPercent, targetPercent } = method;
          onChange({ ...method, direction, floorPercent: targetPercent, targetPercent: floorPercent });
        }}
      >
        <Radio value="higher">{t('higher')}</Radio>
        <Radio value="lower">{t('lower')}</Radio>
      </Radio.Group>
      <div className="number-row">
        {(['floorPercent', 'targetPercent'] as const).map((key) => (
          <span key={key} className="number-row">
            <span>{t(key)}</span>
            <NumberField
              label={t(key)}
              value={method[key]}
              most={1000}
              onChange={(value) => {
                onChange({ ...method, [key]: value });
              }}
            />
          </span>
        ))}
        <span className="number-row">
          <span>{t('fewBelow')}</span>
          <NumberField
            label={t('fewBelow')}
            value={method.minDenominator ?? 0}
            onChange={(minDenominator) => {
              onChange({ ...method, minDenominator });
            }}
          />
        </span>
      </div>
    </>
  );
}
