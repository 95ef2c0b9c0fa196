import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EvidenceFile } from '../../../../shared/model/evidence.ts';
import type { FileRef } from '../../../../shared/contract/files.ts';
import { Refusal } from '../../../components/Refusal.tsx';
import { StatusChip } from '../../../components/StatusChip.tsx';
import { EvidenceViewer } from '../../../evidence/EvidenceViewer.tsx';
import type { SheetTarget } from '../../../session/sheet-target.ts';
import { useCommand } from '../../../session/use-command.ts';
import { useFiles } from '../../../session/use-files.ts';
import { SignaturePad } from './SignaturePad.tsx';
import type { Pads } from './use-pads.ts';
import { Button } from 'antd';

/** One signature on the screen: the pad, and whether there is one already. A new one takes its place. */
export function Signature(props: {
  readonly target: SheetTarget;
  readonly kind: 'signature_street' | 'signature_reviewer';
  readonly label: string;
  readonly file: EvidenceFile | null;
  readonly pads: Pads;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation('visit');
  const { target, kind, label, file, onChanged } = props;
  const add = useCommand('evidence.addForSheet');
  const [viewed, setViewed] = useState(false);
  const { run } = add;
  const kept = useRef(false);
  const onFiles = useCallback(
    async ([taken]: readonly FileRef[]) => {
      if (taken === undefined) return;
      const added = await run({ ...target, kind, file: taken, notClassified: true });
      kept.current = added.ok;
      if (added.ok) onChanged();
    },
    [run, target, kind, onChanged],
  );
  const files = useFiles({ multiple: false, extensions: ['png'], onFiles });
  return (
    <section className="visit-signature" aria-label={label}>
      <h3>{label}</h3>
      {file === null ? null : (
        <p className="actions">
          <StatusChip icon="check" tone="accent">
            {t('sign.there')}
          </StatusChip>
          <Button
            size="large"
            aria-label={`${t('sign.look')}: ${label}`}
            onClick={() => {
              setViewed(true);
            }}
          >
            {t('sign.look')}
          </Button>
        </p>
      )}
      <SignaturePad
        label={label}
        fileName={`${label}.png`}
        busy={add.busy || files.busy}
        pads={props.pads}
        onSigned={async (picture) => {
          kept.current = false;
          await files.drop([picture]);
          return kept.current;
        }}
      />
      <Refusal error={add.error ?? files.error} />
      <EvidenceViewer
        title={label}
        file={viewed ? file : null}
        onClose={() => {
          setViewed(false);
        }}
      />
    </section>
  );
}
