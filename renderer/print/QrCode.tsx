import { create } from 'qrcode';
import type { JSX } from 'react';

const QUIET_ZONE = 2;

/** A QR code as one path, so that it stays sharp at any size. Level M survives a fold and a photocopy. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const path: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (modules.get(row, column) === 1) path.push(`M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`);
    }
  }
  const side = size + 2 * QUIET_ZONE;
  return (
    <svg className="qr" role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <path d={path.join('')} />
    </svg>
  );
}
