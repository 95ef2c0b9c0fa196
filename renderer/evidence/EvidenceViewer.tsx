import './evidence.css';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import type { EvidenceFile } from '../../shared/model/evidence.ts';
import { bridge } from '../bridge/bridge.ts';
import { Refusal } from '../components/Refusal.tsx';
import { SideDrawer } from '../components/SideDrawer.tsx';
import { useQuery } from '../session/use-query.ts';
import { PdfPages } from './PdfPages.tsx';
import { Picture } from './Picture.tsx';
import { ShotData } from './ShotData.tsx';

/** The bytes of a file that the host gave out. */
function useBytes(file: FileRef | null): {
  readonly bytes: Uint8Array<ArrayBuffer> | null;
  readonly error: AppError | undefined;
} {
  const [state, setState] = useState<{
    readonly ref: string;
    readonly bytes: Uint8Array<ArrayBuffer> | null;
    readonly error?: AppError;
  }>({
    ref: '',
    bytes: null,
  });
  const ref = file?.ref ?? '';
  useEffect(() => {
    if (file === null) return undefined;
    let gone = false;
    const readAll = async () => {
      const read = await bridge.readFile(file);
      if (!gone)
        setState(read.ok ? { ref: file.ref, bytes: read.value } : { ref: file.ref, bytes: null, error: read.error });
    };
    void readAll();
    return () => {
      gone = true;
    };
  }, [file]);
  return state.ref === ref ? { bytes: state.bytes, error: state.error } : { bytes: null, error: undefined };
}

/** What a file looks like, inside the program; and a copy of it, to open with another. */
function Viewed({ file }: { readonly file: EvidenceFile }) {
  const { t } = useTranslation('evidence');
  const { data: opened, error } = useQuery('evidence.open', { sha256: file.sha256, name: file.name });
  const shown = opened !== undefined && opened.shows !== 'nothing' ? opened.file : null;
  const read = useBytes(shown);
  const [kept, setKept] = useState<AppError | 'saved' | null>(null);
  const keep = async (ref: FileRef) => {
    const saved = await bridge.saveFile(ref);
    setKept(saved.ok ? (saved.value.saved ? 'saved' : null) : saved.error);
  };
  return (
    <>
      <Refusal error={error ?? read.error ?? (kept === null || kept === 'saved' ? undefined : kept)} />
      <p className="hint">{file.name}</p>
      {opened?.why == null ? null : <p className="why">{t(`view.why.${opened.why}`)}</p>}
      <ShotData opened={opened} />
      {read.bytes === null ? null : opened?.shows === 'pdf' ? (
        <PdfPages bytes={read.bytes} name={file.name} />
      ) : (
        <Picture bytes={read.bytes} name={file.name} />
      )}
      {opened?.file == null ? null : (
        <div className="actions after">
          <Button size="large" onClick={() => void (opened.file === null ? null : keep(opened.file))}>
            {t('view.keep')}
          </Button>
          <p role="status">{kept === 'saved' ? t('view.kept') : ''}</p>
        </div>
      )}
    </>
  );
}

/** Shows one file beside the work; the place is not lost. */
export function EvidenceViewer(props: {
  readonly title: string;
  readonly file: EvidenceFile | null;
  readonly onClose: () => void;
}) {
  return (
    <SideDrawer wide title={props.title} open={props.file !== null} onClose={props.onClose}>
      {props.file === null ? null : <Viewed key={props.file.sha256} file={props.file} />}
    </SideDrawer>
  );
}
