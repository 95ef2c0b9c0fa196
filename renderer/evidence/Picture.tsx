import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A picture from its bytes. */
export function Picture({ bytes, name }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }) {
  const { t } = useTranslation('evidence');
  const shown = useRef<HTMLImageElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes]));
    if (shown.current !== null) shown.current.src = made;
    return () => {
      URL.revokeObjectURL(made);
    };
  }, [bytes]);
  if (failed) return <p className="why">{t('view.why.unreadable')}</p>;
  return (
    <img
      ref={shown}
      className="viewed"
      alt={name}
      onError={() => {
        setFailed(true);
      }}
    />
  );
}
