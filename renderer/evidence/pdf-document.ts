import * as pdfjs from 'pdfjs-dist';

pdfjs.GlobalWorkerOptions.workerSrc = '/pdf/build/pdf.worker.min.mjs';

/** A PDF taken apart in a worker of its own; nothing in it is ever run. */
export interface PdfDocument {
  readonly pages: number;
  /** It holds scripts, forms with scripts, or files inside; they are left alone, and the screen says so. */
  readonly active: boolean;
  /** Draws one page, counted from 1, as wide as `width` CSS pixels. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<void>;
  close(): Promise<void>;
}

async function isActive(document: pdfjs.PDFDocumentProxy): Promise<boolean> {
  const [scripts, attached, opening, fields] = await Promise.all([
    document.getJSActions(),
    document.getAttachments(),
    document.getOpenAction(),
    document.hasJSActions(),
  ]);
  const files = attached === null || attached === undefined ? 0 : Object.keys(attached).length;
  return scripts !== null || fields || files > 0 || (opening !== null && 'action' in opening);
}

/** Opens a PDF; throws for one that cannot be read. */
export async function openPdf(data: Uint8Array<ArrayBuffer>): Promise<PdfDocument> {
  const task = pdfjs.getDocument({
    data,
    cMapUrl: '/pdf/cmaps/',
    standardFontDataUrl: '/pdf/standard_fonts/',
    wasmUrl: '/pdf/wasm/',
    useWasm: false,
    enableXfa: false,
    // A page of 100 million pixels is not drawn in full.
    canvasMaxAreaInBytes: 4 * 25_000_000,
  });
  const document = await task.promise;
  return {
    pages: document.numPages,
    active: await isActive(document),
    async draw(number, canvas, width) {
      const page = await document.getPage(number);
      const plain = page.getViewport({ scale: 1 });
      const scale = (width / plain.width) * Math.min(2, Math.max(1, globalThis.devicePixelRatio));
      const viewport = page.getViewport({ scale });
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await page.render({ canvas, viewport, annotationMode: pdfjs.AnnotationMode.ENABLE }).promise;
    },
    close: () => task.destroy(),
  };
}
