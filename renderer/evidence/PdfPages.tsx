import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/Icon.tsx';
import type { PdfDocument } from './pdf-document.ts';

const WIDTH = 640;

/** A PDF, one page at a time, drawn on a canvas. */
export function PdfPages({ bytes, name }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly name: string }) {
  const { t } = useTranslation('evidence');
  const [document, setDocument] = useState<PdfDocument | null>(null);
  const [failed, setFailed] = useState(false);
  const [page, setPage] = useState(1);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    let gone = false;
    let opened: PdfDocument | null = null;
    const open = async () => {
      try {
        const { openPdf } = await import('./pdf-document.ts');
        // The worker takes the memory over, so it gets a copy.
        opened = await openPdf(bytes.slice());
        if (gone) await opened.close();
        else setDocument(opened);
      } catch {
        setFailed(true);
      }
    };
    void open();
    return () => {
      gone = true;
      void opened?.close();
    };
  }, [bytes]);

  useEffect(() => {
    const target = canvas.current;
    if (document === null || target === null) return;
    document.draw(page, target, WIDTH).catch(() => {
      setFailed(true);
    });
  }, [document, page]);

  if (failed) return <p className="why">{t('view.unreadablePdf')}</p>;
  return (
    <>
      {document?.active === true ? <p className="why">{t('view.active')}</p> : null}
      <canvas
        ref={canvas}
        className="viewed"
        role="img"
        aria-label={t('view.page', { name, page, pages: document?.pages ?? 1 })}
        data-ready={document === null ? undefined : page}
      />
      {document === null || document.pages === 1 ? null : (
        <div className="actions">
          <Button
            size="large"
            disabled={page === 1}
            onClick={() => {
              setPage(page - 1);
            }}
          >
            <Icon name="previous" /> {t('view.previous')}
          </Button>
          <span className="figures" role="status">
            {t('view.pageOf', { page, pages: document.pages })}
          </span>
          <Button
            size="large"
            disabled={page === document.pages}
            onClick={() => {
              setPage(page + 1);
            }}
          >
            {t('view.next')} <Icon name="next" />
          </Button>
        </div>
      )}
    </>
  );
}
