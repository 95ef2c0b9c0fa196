import { Button } from 'antd';
import { useRef, useState, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { usePad, type Pads } from './use-pads.ts';

/** Pixels of the picture; the pad is shown as wide as there is room. */
const WIDTH = 960;
const HEIGHT = 280;
const LINE = 5;

async function pictureOf(canvas: HTMLCanvasElement, name: string): Promise<File | null> {
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/png');
  });
  return blob === null ? null : new File([blob], name, { type: 'image/png' });
}

/** A place to sign by finger, pen or mouse; what was drawn is handed on as a PNG. Who cannot, signs the print. */
export function SignaturePad(props: {
  readonly label: string;
  readonly fileName: string;
  readonly busy: boolean;
  readonly pads: Pads;
  /** False where it was refused: the drawing stays. */
  readonly onSigned: (picture: File) => Promise<boolean>;
}) {
  const { t } = useTranslation('visit');
  const pad = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);

  const placeOf = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    const pen = event.currentTarget.getContext('2d');
    if (pen === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const [x, y] = placeOf(event);
    pen.lineWidth = LINE;
    pen.lineCap = 'round';
    pen.lineJoin = 'round';
    pen.strokeStyle = '#000';
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x, y);
    pen.stroke();
    setDrawn(true);
  };
  const go = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const pen = event.currentTarget.getContext('2d');
    pen?.lineTo(...placeOf(event));
    pen?.stroke();
  };
  const clear = () => {
    pad.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
  };
  const take = async (): Promise<boolean> => {
    if (!drawn || pad.current === null) return true;
    const picture = await pictureOf(pad.current, props.fileName);
    if (picture === null || !(await props.onSigned(picture))) return false;
    clear();
    return true;
  };
  usePad(props.pads, take);
  return (
    <div className="signature-pad">
      <canvas
        ref={pad}
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={t('sign.pad', { who: props.label })}
        onPointerDown={begin}
        onPointerMove={go}
      />
      <div className="actions">
        <Button size="large" disabled={!drawn} onClick={clear}>
          {t('sign.clear')}
        </Button>
        <Button
          size="large"
          type="primary"
          aria-label={`${t('sign.take')}: ${props.label}`}
          disabled={!drawn}
          loading={props.busy}
          onClick={() => void take()}
        >
          {t('sign.take')}
        </Button>
      </div>
    </div>
  );
}
