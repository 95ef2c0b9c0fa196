import './evidence.css';
import { Button, Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DropArea } from '../components/DropArea.tsx';
import { Refusal } from '../components/Refusal.tsx';
import type { SheetTarget } from '../session/sheet-target.ts';
import { CapturePhoto } from './CapturePhoto.tsx';
import { useCommand } from '../session/use-command.ts';
import { LONGEST_SIDE } from './drawn-photo.ts';
import { useAdding } from './use-adding.ts';

/** Adds evidence for an item: files by dialog, drop or paste, or the title of classified material. */
export function AddEvidence(props: {
  readonly target: SheetTarget;
  readonly leaf: string;
  readonly onChanged?: () => void;
}) {
  const { target, leaf, onChanged } = props;
  const { t } = useTranslation('evidence');
  const id = useId();
  const [camera, setCamera] = useState(false);
  const adding = useAdding(target, leaf, onChanged);
  const { declared, declare, asked, box, first, drop, pick } = adding;
  return (
    <div className="add-evidence">
      <div ref={box}>
        <Checkbox
          checked={declared}
          onChange={(event) => {
            declare(event.target.checked);
          }}
        >
          {t('add.notClassified')}
        </Checkbox>
      </div>
      {asked ? (
        <p className="hint hint-wrong" role="alert">
          {t('add.declareFirst')}
        </p>
      ) : null}
      <DropArea
        label={t('add.drop')}
        button={t('add.choose')}
        busy={adding.busy}
        onDrop={(dropped) => first(() => drop(dropped))}
        onPick={() => first(pick)}
      />
      <Checkbox
        checked={adding.shrinks}
        onChange={(event) => {
          adding.setShrinks(event.target.checked);
        }}
      >
        {t('add.shrink', { pixels: LONGEST_SIDE })}
      </Checkbox>
      <Button
        size="large"
        onClick={() =>
          void first(async () => {
            setCamera(true);
            await Promise.resolve();
          })
        }
      >
        {t('camera.open')}
      </Button>
      <CapturePhoto
        open={camera}
        onClose={() => {
          setCamera(false);
        }}
        onPhoto={(photo) => drop([photo])}
      />
      <Refusal error={adding.error} />
      {adding.faults.map(({ ref, error }) => (
        <Refusal key={ref} error={error} />
      ))}
      <p role="status">{adding.said}</p>
      <TitleOnly id={id} target={target} leaf={leaf} onAdded={onChanged} />
    </div>
  );
}

function TitleOnly(props: {
  readonly id: string;
  readonly target: SheetTarget;
  readonly leaf: string;
  readonly onAdded: (() => void) | undefined;
}) {
  const { t } = useTranslation('evidence');
  const add = useCommand('evidence.addTitle');
  const [title, setTitle] = useState('');
  const submit = async () => {
    const added = await add.run({ ...props.target, leaf: props.leaf, title });
    if (!added.ok) return;
    setTitle('');
    props.onAdded?.();
  };
  return (
    <details className="title-only">
      <summary>{t('add.classified')}</summary>
      <p className="hint">{t('add.classifiedHint')}</p>
      <label htmlFor={`${props.id}-title`}>{t('field.title')}</label>
      <div className="title-line">
        <Input
          id={`${props.id}-title`}
          size="large"
          maxLength={200}
          value={title}
          onChange={(event) => {
            setTitle(event.target.value);
          }}
        />
        <Button size="large" disabled={title.trim() === ''} loading={add.busy} onClick={() => void submit()}>
          {t('add.register')}
        </Button>
      </div>
      <Refusal error={add.error} />
    </details>
  );
}
