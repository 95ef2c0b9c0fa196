import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newMethod } from '../../../shared/designing/new-leaf.ts';
import { newPartId } from '../../../shared/designing/new-codes.ts';
import { METHODS } from '../../../shared/model/methods.ts';
import type { ChecklistMethod, DeductionMethod, GradedMethod } from '../../../shared/model/template.ts';
import { Field } from '../../components/Field.tsx';
import { useLabel } from '../../i18n/use-language.ts';
import type { LeafPart } from './leaf-part.ts';
import { NumberField } from './NumberField.tsx';
import { PartLines } from './PartLines.tsx';
import { RatioEditor } from './RatioEditor.tsx';

/** How an answer becomes points: which method, and everything that it asks. */
export function MethodEditor(props: LeafPart) {
  const { t } = useTranslation('design');
  const { leaf, template, change } = props;
  return (
    <>
      <Field label={t('methodLabel')} hint={t('methodHint')}>
        {(ids) => (
          <Select
            {...ids}
            className="wide-field"
            value={leaf.method.type}
            options={METHODS.map((type) => ({ value: type, label: t(`method.${type}`) }))}
            onChange={(type) => {
              change({ method: newMethod(type, template.scales.grade4) });
            }}
          />
        )}
      </Field>
      <MethodParameters {...props} />
    </>
  );
}

function MethodParameters(props: LeafPart) {
  const { leaf, template, change } = props;
  const { method } = leaf;
  switch (method.type) {
    case 'graded':
      return <Graded {...props} method={method} />;
    case 'ratio':
      return (
        <RatioEditor
          method={method}
          parameters={template.unitParameters}
          onChange={(next) => {
            change({ method: next });
          }}
        />
      );
    case 'checklist':
      return <Checklist {...props} method={method} />;
    case 'deduction':
      return <Deduction {...props} method={method} />;
    default:
      return method satisfies never;
  }
}

function Graded({ template, change, method }: LeafPart & { readonly method: GradedMethod }) {
  const { t } = useTranslation('design');
  const label = useLabel();
  const names = new Map(template.scales.grade4.map((grade) => [grade.grade, label(grade)]));
  return (
    <>
      <p className="hint">{t('gradesShared')}</p>
      <PartLines
        title={t('anchors')}
        parts={method.anchors.map((anchor) => ({ ...anchor, id: anchor.grade }))}
        renderExtra={(part) => <span className="part-name">{names.get(part.id) ?? part.id}</span>}
        onChange={(parts) => {
          change({ method: { ...method, anchors: parts.map(({ id, ...anchor }) => ({ ...anchor, grade: id })) } });
        }}
      />
    </>
  );
}

function Checklist({ leaf, reserved, change, method }: LeafPart & { readonly method: ChecklistMethod }) {
  const { t } = useTranslation('design');
  return (
    <PartLines
      title={t('checks')}
      parts={method.items}
      make={() => ({ id: newPartId(leaf, 'i', reserved), zh: '', en: '', critical: false })}
      renderExtra={(part, put) => (
        <>
          <Checkbox
            checked={part.critical === true}
            onChange={(event) => {
              put({ ...part, critical: event.target.checked });
            }}
          >
            {t('critical')}
          </Checkbox>
          <span className="number-row">
            <span>{t('weight')}</span>
            <NumberField
              label={t('weightOfLine', { number: method.items.findIndex(({ id }) => id === part.id) + 1 })}
              value={part.weight ?? 1}
              least={0.01}
              most={100}
              onChange={(weight) => {
                const { weight: _before, ...rest } = part;
                // Without weights the checks are counted.
                put(weight === 1 ? rest : { ...rest, weight });
              }}
            />
          </span>
        </>
      )}
      onChange={(items) => {
        change({ method: { ...method, items } });
      }}
    />
  );
}

function Deduction({ leaf, reserved, change, method }: LeafPart & { readonly method: DeductionMethod }) {
  const { t } = useTranslation('design');
  return (
    <>
      <div className="number-row">
        {(['base', 'floor'] as const).map((key) => (
          <span key={key} className="number-row">
            <span>{t(key === 'base' ? 'base' : 'lowest')}</span>
            <NumberField
              label={t(key === 'base' ? 'base' : 'lowest')}
              value={method[key]}
              most={100}
              onChange={(value) => {
                change({ method: { ...method, [key]: value } });
              }}
            />
          </span>
        ))}
      </div>
      <PartLines
        title={t('rules')}
        parts={method.rules}
        make={() => ({ id: newPartId(leaf, 'r', reserved), zh: '', en: '', points: 5, per: '每次', cap: 100 })}
        renderExtra={(part, put) => (
          <span className="number-row">
            {(['points', 'cap'] as const).map((key) => (
              <span key={key} className="number-row">
                <span>{t(key)}</span>
                <NumberField
                  label={t(key)}
                  value={part[key]}
                  most={100}
                  onChange={(value) => {
                    put({ ...part, [key]: value });
                  }}
                />
              </span>
            ))}
          </span>
        )}
        onChange={(rules) => {
          change({ method: { ...method, rules } });
        }}
      />
    </>
  );
}
