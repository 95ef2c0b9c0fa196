import './visit.css';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../../shared/contract/index.ts';
import type { RoundContent } from '../../../../shared/model/round.ts';
import type { Leaf } from '../../../../shared/model/template.ts';
import type { VisitFields, VisitOutcome } from '../../../../shared/model/visit.ts';
import { isDay } from '../../../../shared/rules/evidence.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { Field } from '../../../components/Field.tsx';
import { Refusal } from '../../../components/Refusal.tsx';
import { SideDrawer } from '../../../components/SideDrawer.tsx';
import { useLanguage } from '../../../i18n/use-language.ts';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import { useCommand } from '../../../session/use-command.ts';
import { useDraft } from '../../../session/use-draft.ts';
import { useQuery } from '../../../session/use-query.ts';
import { useTopic } from '../../../session/use-topic.ts';
import { VisitClaims } from './VisitClaims.tsx';
import { Signature } from './Signature.tsx';
import { usePads, type Pads } from './use-pads.ts';

type Visit = Output<'visits.get'>;

/** The on-site visit: where and when, what was seen, who signs or why not, and the sheet that the street confirms. */
export function VisitDrawer(props: {
  readonly target: SheetTarget;
  readonly content: RoundContent;
  readonly leaves: readonly Leaf[];
  readonly rater: string;
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('visit');
  const pads = usePads();
  const close = async () => {
    // A signature that was drawn and not kept is kept now; one that is refused stays where it can be seen.
    if (await pads.keepAll()) props.onClose();
  };
  return (
    <SideDrawer wide title={t('title')} open={props.open} onClose={() => void close()}>
      {props.open ? (
        <>
          <OpenVisit target={props.target} rater={props.rater} pads={pads} />
          <VisitClaims content={props.content} unit={props.target.unit} leaves={props.leaves} />
        </>
      ) : null}
    </SideDrawer>
  );
}

function OpenVisit(props: { readonly target: SheetTarget; readonly rater: string; readonly pads: Pads }) {
  const { target, rater, pads } = props;
  const place = { round: target.round, unit: target.unit, rater };
  const { data: visit, error, reload } = useQuery('visits.get', place);
  useTopic('responses.changed', () => void reload());
  if (visit === undefined) return <Refusal error={error} />;
  return <VisitForm target={target} place={place} visit={visit} pads={pads} onChanged={() => void reload()} />;
}

const OUTCOMES = ['open', 'signed', 'refused'] as const satisfies readonly VisitOutcome[];
const TEXTS = ['day', 'place', 'present'] as const;
const LONGEST = { day: 10, place: 200, present: 200 } as const;

/** Where and when it was, who was there, and what was seen. */
function VisitTexts(props: {
  readonly fields: VisitFields;
  readonly locked: boolean;
  readonly onChange: (part: Partial<VisitFields>) => void;
}) {
  const { t } = useTranslation('visit');
  const { fields, locked, onChange } = props;
  const wrongDay = fields.day !== '' && !isDay(fields.day);
  return (
    <>
      {TEXTS.map((name) => (
        <Field
          key={name}
          label={t(`field.${name}`)}
          hint={t(`hint.${name}`)}
          {...(name === 'day' && wrongDay ? { error: t('wrongDay') } : {})}
        >
          {(ids) => (
            <Input
              {...ids}
              size="large"
              type={name === 'day' ? 'date' : 'text'}
              disabled={locked}
              maxLength={LONGEST[name]}
              value={fields[name]}
              onChange={(event) => {
                onChange({ [name]: event.target.value });
              }}
            />
          )}
        </Field>
      ))}
      <Field label={t('field.seen')} hint={t('hint.seen')}>
        {(ids) => (
          <Input.TextArea
            {...ids}
            rows={5}
            disabled={locked}
            maxLength={4000}
            value={fields.seen}
            onChange={(event) => {
              onChange({ seen: event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );
}

function VisitForm(props: {
  readonly target: SheetTarget;
  readonly place: { readonly round: string; readonly unit: string; readonly rater: string };
  readonly visit: Visit;
  readonly pads: Pads;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('visit');
  const { target, place, visit, pads, onChanged } = props;
  const { fields, change, error, flush } = useDraft<VisitFields>({
    initial: visit.fields,
    known: visit,
    send: (typed, base) => bridge.call('visits.save', { ...place, fields: typed, base }),
  });
  const { locked } = visit;
  return (
    <div className="visit">
      <p className="lead">{t('lead')}</p>
      <Refusal error={error} />
      <VisitTexts fields={fields} locked={locked} onChange={change} />
      <fieldset className="visit-outcome">
        <legend>{t('outcome.title')}</legend>
        <Radio.Group
          disabled={locked}
          value={fields.outcome}
          options={OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          onChange={(event) => {
            const outcome = OUTCOMES.find((one) => one === event.target.value);
            if (outcome !== undefined) change({ outcome });
          }}
        />
      </fieldset>
      {fields.outcome === 'refused' ? (
        <Field label={t('field.refusal')} hint={t('hint.refusal')}>
          {(ids) => (
            <Input.TextArea
              {...ids}
              rows={2}
              disabled={locked}
              maxLength={1000}
              value={fields.refusal}
              onChange={(event) => {
                change({ refusal: event.target.value });
              }}
            />
          )}
        </Field>
      ) : null}
      {locked ? null : (
        <>
          <p className="hint">{t('sign.hint')}</p>
          {fields.outcome === 'signed' ? (
            <Signature
              target={target}
              kind="signature_street"
              label={t('sign.street')}
              file={visit.signatures.street}
              pads={pads}
              onChanged={onChanged}
            />
          ) : null}
          <Signature
            target={target}
            kind="signature_reviewer"
            label={t('sign.reviewer')}
            file={visit.signatures.reviewer}
            pads={pads}
            onChanged={onChanged}
          />
        </>
      )}
      <MakeSheet
        place={place}
        made={visit.confirmation !== null}
        locked={locked}
        flush={async () => (await pads.keepAll()) && (await flush())}
        onMade={onChanged}
      />
    </div>
  );
}

function MakeSheet(props: {
  readonly place: { readonly round: string; readonly unit: string; readonly rater: string };
  readonly made: boolean;
  readonly locked: boolean;
  readonly flush: () => Promise<boolean>;
  readonly onMade: () => void;
}) {
  const { t } = useTranslation('visit');
  const language = useLanguage();
  const confirm = useCommand('visits.confirm');
  const [saved, setSaved] = useState('');
  const make = async () => {
    setSaved('');
    if (!(await props.flush())) return;
    const printed = await confirm.run({ ...props.place, language });
    if (!printed.ok) return;
    props.onMade();
    const kept = await bridge.saveFile(printed.value);
    if (kept.ok && kept.value.saved) setSaved(printed.value.name);
  };
  return (
    <section className="visit-sheet" aria-label={t('sheet.title')}>
      <h3>{t('sheet.title')}</h3>
      <p className="hint">{props.made ? t('sheet.made') : t('sheet.lead')}</p>
      <Refusal error={confirm.error} />
      <div className="actions">
        <Button size="large" type="primary" loading={confirm.busy} onClick={() => void make()}>
          {props.locked ? t('sheet.print') : t('sheet.make')}
        </Button>
        <p role="status">{saved === '' ? '' : t('sheet.saved', { name: saved })}</p>
      </div>
    </section>
  );
}
