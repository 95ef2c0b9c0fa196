import { Checkbox, Input, Select } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetEvidence } from '../../shared/contract/evidence.ts';
import { isOfSheet, kindCode } from '../../shared/model/evidence-kinds.ts';
import type { EvidenceFields } from '../../shared/model/evidence.ts';
import type { RoundContent } from '../../shared/model/round.ts';
import type { Leaf } from '../../shared/model/template.ts';
import { isDay } from '../../shared/rules/evidence.ts';
import { leavesOf } from '../../shared/rules/answer-kind.ts';
import { bridge } from '../bridge/bridge.ts';
import { Field } from '../components/Field.tsx';
import { overlays } from '../components/overlays.ts';
import { Refusal } from '../components/Refusal.tsx';
import { SideDrawer } from '../components/SideDrawer.tsx';
import { useLabel } from '../i18n/use-language.ts';
import { useSoundSearch } from '../pinyin/use-sound-search.ts';
import type { SheetTarget } from '../session/sheet-target.ts';
import { useDraft } from '../session/use-draft.ts';
import { useKindName } from './kind-names.ts';

function fieldsOf({ value }: SheetEvidence): EvidenceFields {
  const { secret: _secret, file: _file, ...fields } = value;
  return { ...fields, kind: kindCode(fields.kind) };
}

interface Props {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly locked: boolean;
  readonly onSaved: (() => void) | undefined;
}

/** The fields that the rules ask for, saved as they are typed. */
export function DescribeEvidence(
  props: Props & { readonly evidence: SheetEvidence | null; readonly onClose: () => void },
) {
  const { t } = useTranslation('evidence');
  const { evidence } = props;
  return (
    <SideDrawer title={t('describe')} open={evidence !== null} onClose={props.onClose}>
      {evidence === null ? null : <Fields key={evidence.id} {...props} evidence={evidence} />}
    </SideDrawer>
  );
}

function Fields({ target, content, evidence, locked, onSaved }: Props & { readonly evidence: SheetEvidence }) {
  const { t } = useTranslation('evidence');
  const label = useLabel();
  const kindName = useKindName();
  const { fields, change, error } = useDraft<EvidenceFields>({
    initial: fieldsOf(evidence),
    known: evidence,
    send: (typed, base) => bridge.call('evidence.save', { ...target, id: evidence.id, fields: typed, base }),
    ...(onSaved === undefined ? {} : { onSaved }),
  });
  const { evidenceRules } = content.template;
  const leaves = leavesOf(content, target.form, target.rater);
  const offered = (evidenceRules?.types ?? []).map(kindCode);
  // What a piece is already stays in its list, also where the template does not offer it.
  const kinds = [...new Set(fields.kind === '' ? offered : [...offered, fields.kind])];
  return (
    <div className="describe">
      <Refusal error={error} />
      {evidence.value.secret ? <p className="hint">{t('add.classifiedHint')}</p> : null}
      {isOfSheet(fields) ? null : (
        <ForLeaves leaves={leaves} fields={fields} locked={locked} label={label} onChange={change} />
      )}
      <TextFields fields={fields} locked={locked} onChange={change} />
      <Field
        label={t('field.date')}
        hint={t('dateHint')}
        {...(fields.date !== '' && !isDay(fields.date) ? { error: t('gap.date') } : {})}
      >
        {(ids) => (
          <Input
            {...ids}
            maxLength={10}
            inputMode="numeric"
            size="large"
            disabled={locked}
            value={fields.date}
            onChange={(event) => {
              change({ date: event.target.value.trim() });
            }}
          />
        )}
      </Field>
      <Field label={t('field.kind')}>
        {(ids) => (
          <Select
            {...ids}
            size="large"
            disabled={locked}
            getPopupContainer={overlays}
            value={fields.kind}
            options={[
              { value: '', label: t('noKind') },
              ...kinds.map((kind) => ({ value: kind, label: kindName(kind) })),
            ]}
            onChange={(kind) => {
              change({ kind });
            }}
          />
        )}
      </Field>
      <Field label={t('field.pages')}>
        {(ids) => (
          <Input
            {...ids}
            size="large"
            inputMode="numeric"
            disabled={locked}
            value={fields.pages ?? ''}
            onChange={(event) => {
              const digits = event.target.value.replaceAll(/\D/g, '').slice(0, 5);
              change({ pages: Number(digits) === 0 ? null : Number(digits) });
            }}
          />
        )}
      </Field>
      <Checkbox
        className="tall"
        disabled={locked}
        checked={fields.personal}
        onChange={(event) => {
          change({ personal: event.target.checked });
        }}
      >
        {t('field.personal')}
      </Checkbox>
    </div>
  );
}

const TEXTS = ['title', 'docno', 'issuer', 'no'] as const;
const LONGEST = { title: 200, docno: 100, issuer: 100, no: 40 } as const;

function TextFields(props: {
  readonly fields: EvidenceFields;
  readonly locked: boolean;
  readonly onChange: (part: Partial<EvidenceFields>) => void;
}) {
  const { t } = useTranslation('evidence');
  return TEXTS.map((name) => (
    <Field key={name} label={t(`field.${name}`)}>
      {(ids) => (
        <Input
          {...ids}
          size="large"
          disabled={props.locked}
          maxLength={LONGEST[name]}
          value={props.fields[name]}
          onChange={(event) => {
            props.onChange({ [name]: event.target.value });
          }}
        />
      )}
    </Field>
  ));
}

/** For which items a piece is, and which of the papers wanted there. */
function ForLeaves(props: {
  readonly leaves: readonly Leaf[];
  readonly fields: EvidenceFields;
  readonly locked: boolean;
  readonly label: (text: { readonly zh: string; readonly en: string }) => string;
  readonly onChange: (part: Partial<EvidenceFields>) => void;
}) {
  const { t } = useTranslation('evidence');
  const search = useSoundSearch();
  const { leaves, fields, locked, label, onChange } = props;
  const id = useId();
  const toggle = (item: string, on: boolean) =>
    on ? [...fields.items, item] : fields.items.filter((one) => one !== item);
  return (
    <>
      <Field label={t('field.leaves')} hint={t('leavesHint')}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            size="large"
            disabled={locked}
            getPopupContainer={overlays}
            showSearch={search}
            value={[...fields.leaves]}
            options={leaves.map((leaf) => ({ value: leaf.code, label: `${leaf.code} ${label(leaf)}` }))}
            onChange={(codes) => {
              const wanted = new Set(
                leaves
                  .filter(({ code }) => codes.includes(code))
                  .flatMap(({ evidence }) => evidence.map((one) => one.id)),
              );
              onChange({ leaves: codes, items: fields.items.filter((item) => wanted.has(item)) });
            }}
          />
        )}
      </Field>
      {leaves
        .filter(({ code, evidence }) => fields.leaves.includes(code) && evidence.length > 0)
        .map((leaf) => (
          <fieldset key={leaf.code} aria-labelledby={`${id}-${leaf.code}`}>
            <legend id={`${id}-${leaf.code}`}>{t('wantedAt', { leaf: leaf.code })}</legend>
            {leaf.evidence.map((item) => (
              <Checkbox
                key={item.id}
                className="tall"
                disabled={locked}
                checked={fields.items.includes(item.id)}
                onChange={(event) => {
                  onChange({ items: toggle(item.id, event.target.checked) });
                }}
              >
                {label(item)}
              </Checkbox>
            ))}
          </fieldset>
        ))}
    </>
  );
}
