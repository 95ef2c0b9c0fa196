import { readFileSync } from 'node:fs';
import { extractText, getDocumentProxy } from 'unpdf';

/** The text of a PDF, page by page. */
export async function pdfPages(path: string): Promise<readonly string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(readFileSync(path))), { mergePages: false });
  return text;
}
