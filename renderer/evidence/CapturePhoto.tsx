import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bridge } from '../bridge/bridge.ts';
import { SideDrawer } from '../components/SideDrawer.tsx';
import { photoOf } from './captured-photo.ts';
import { LONGEST_SIDE } from './drawn-photo.ts';

/** The camera in a drawer: it is on while this is open, and only then. */
export function CapturePhoto(props: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onPhoto: (photo: File) => Promise<void>;
}) {
  const { t } = useTranslation('evidence');
  return (
    <SideDrawer wide title={t('camera.title')} open={props.open} onClose={props.onClose}>
      {props.open ? <Camera onPhoto={props.onPhoto} /> : null}
    </SideDrawer>
  );
}

/** The stream while somebody looks at it; null until the camera is on, `failed` where there is none. */
function useCamera(): MediaStream | 'failed' | null {
  const [stream, setStream] = useState<MediaStream | 'failed' | null>(null);
  useEffect(() => {
    let gone = false;
    let opened: MediaStream | undefined;
    const close = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
      void bridge.camera(false);
    };
    const open = async () => {
      await bridge.camera(true);
      try {
        const video = { facingMode: 'environment', width: { ideal: LONGEST_SIDE } };
        opened = await navigator.mediaDevices.getUserMedia({ video, audio: false });
        if (gone) close();
        else setStream(opened);
      } catch {
        if (!gone) setStream('failed');
      }
    };
    void open();
    return () => {
      gone = true;
      close();
    };
  }, []);
  return stream;
}

function Camera({ onPhoto }: { readonly onPhoto: (photo: File) => Promise<void> }) {
  const { t } = useTranslation('evidence');
  const stream = useCamera();
  const shown = useRef<HTMLVideoElement>(null);
  const [taken, setTaken] = useState(0);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (shown.current !== null && stream instanceof MediaStream) shown.current.srcObject = stream;
  }, [stream]);
  if (stream === 'failed') return <p className="why">{t('camera.none')}</p>;
  const take = async () => {
    if (shown.current === null) return;
    setBusy(true);
    await onPhoto(await photoOf(shown.current, t('camera.name', { n: taken + 1 })));
    setTaken(taken + 1);
    setBusy(false);
  };
  return (
    <>
      <p className="hint">{t('camera.hint', { side: LONGEST_SIDE })}</p>
      {/* A live picture without sound has nothing to caption. */}
      <video ref={shown} className="viewed" autoPlay playsInline muted aria-label={t('camera.live')} />
      <div className="actions after">
        <Button type="primary" size="large" disabled={stream === null} loading={busy} onClick={() => void take()}>
          {t('camera.take')}
        </Button>
        <p role="status">{taken === 0 ? '' : t('camera.taken', { count: taken })}</p>
      </div>
    </>
  );
}
