import { Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { newPartId } from '../../../shared/designing/new-codes.ts';
import type { Leaf, Template } from '../../../shared/model/template.ts';
import { Field } from '../../components/Field.tsx';
import { useSoundSearch } from '../../pinyin/use-sound-search.ts';
import type { LeafPart } from './leaf-part.ts';
import { MethodEditor } from './MethodEditor.tsx';
import { NameEditor } from './NameEditor.tsx';
import { PartLines } from './PartLines.tsx';
import { SourcesEditor } from './SourcesEditor.tsx';
import { useDesign } from './design-store.ts';

/** Everything about one item but its place and its weight, which stand in the tree. */
export function LeafEditor({ leaf, template }: { readonly leaf: Leaf; readonly template: Template }) {
  const { t } = useTranslation('design');
  const edit = useDesign((design) => design.edit);
  const reserved = useDesign((design) => design.reserved);
  const change = (part: Partial<Leaf>) => {
    edit({ t: 'leaf', leaf: { ...leaf, ...part } });
  };
  const part: LeafPart = { leaf, template, reserved, change };
  return (
    <div className="leaf-editor">
      <section>
        <NameEditor indicator={leaf} />
      </section>
      <section>
        <h3>{t('measure')}</h3>
        <MethodEditor {...part} />
        <Checkbox
          checked={leaf.naAllowed}
          onChange={(event) => {
            change({ naAllowed: event.target.checked });
          }}
        >
          {t('naAllowed')}
        </Checkbox>
      </section>
      <section>
        <h3>{t('sources')}</h3>
        <SourcesEditor
          leaf={leaf}
          onChange={(sources) => {
            change({ sources });
          }}
        />
        <Departments {...part} />
      </section>
      <section>
        <Evidence {...part} />
      </section>
      <section>
        <Onsite {...part} />
      </section>
    </div>
  );
}

function Departments({ leaf, template, change }: LeafPart) {
  const { t } = useTranslation('design');
  const search = useSoundSearch();
  if (!leaf.sources.some((source) => source.id === 'DEPT')) return null;
  return (
    <Field label={t('departments')} hint={t('departmentsHint')}>
      {(ids) => (
        <Select
          {...ids}
          mode="multiple"
          className="wide-field"
          showSearch={search}
          value={leaf.departmentProposals}
          options={template.departments.map((one) => ({ value: one.id, label: one.zh }))}
          onChange={(departmentProposals) => {
            change({ departmentProposals });
          }}
        />
      )}
    </Field>
  );
}

function Evidence({ leaf, reserved, change }: LeafPart) {
  const { t } = useTranslation('design');
  return (
    <PartLines
      title={t('evidence')}
      parts={leaf.evidence}
      make={() => ({ id: newPartId(leaf, `${leaf.code}-e`, reserved), zh: '', en: '', required: true })}
      renderExtra={(part, put) => (
        <Checkbox
          checked={part.required}
          onChange={(event) => {
            put({ ...part, required: event.target.checked });
          }}
        >
          {t('required')}
        </Checkbox>
      )}
      onChange={(evidence) => {
        change({ evidence });
      }}
    />
  );
}

function Onsite({ leaf, change }: LeafPart) {
  const { t } = useTranslation('design');
  return (
    <>
      <h3>{t('onsite')}</h3>
      {(['zh', 'en'] as const).map((language) => (
        <Field key={language} label={t(language)}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              maxLength={1000}
              value={leaf.onsite[language]}
              onChange={(event) => {
                change({ onsite: { ...leaf.onsite, [language]: event.target.value } });
              }}
            />
          )}
        </Field>
      ))}
    </>
  );
}
