import type { PrintJob } from '../../shared/model/print.ts';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { PrintPage } from './PrintPage.tsx';
import { loadFonts } from './fonts-ready.ts';
import { loadJob } from './load-job.ts';
import { marginTexts, pageRules } from './margin-boxes.ts';
import { textsIn } from './texts.ts';

const WIDE: ReadonlySet<PrintJob['kind']> = new Set(['district', 'register', 'charts', 'stability']);

/**
 * Shows the job and tells whoever prints when it may: `data-print` on the root element becomes `ready`,
 * `failed:` with the characters that no font has, or `error:` with a reason.
 */
export async function showPrintJob(page: Document, root: HTMLElement, hash: string): Promise<void> {
  const state = page.documentElement.dataset;
  try {
    const job = await loadJob(hash);
    const margin = marginTexts(job);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(pageRules(margin, WIDE.has(job.kind) ? 'landscape' : 'portrait'));
    page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
    page.documentElement.lang = textsIn(job.language).lang;
    page.title = margin.topLeft;
    flushSync(() => createRoot(root).render(<PrintPage job={job} />));
    const inMargins = `${margin.topLeft}${margin.topRight}${margin.bottomLeft}${Object.values(margin.page).join('')}`;
    const fonts = await loadFonts(`${root.textContent}${inMargins}0123456789`, page.fonts);
    state['print'] = fonts.ok ? 'ready' : `failed:${fonts.characters}`;
  } catch (error) {
    state['print'] = `error:${error instanceof Error ? error.message : String(error)}`;
  }
}
