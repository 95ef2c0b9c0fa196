import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Asset, AssetTable } from '../../electron/backend/assets.ts';

/**
 * Pages that were rendered once and kept as plain HTML: the same elements, style sheets and fonts, and no script. Rules
 * that the print page makes at run time, and style attributes, stand in a style sheet of their own, since the content
 * security policy forbids them inline.
 */
export class StaticPages implements AssetTable {
  readonly #folder: string;
  readonly #product: AssetTable;
  readonly #own = new Map<string, Asset>();

  constructor(folder: string, product: AssetTable) {
    this.#folder = folder;
    this.#product = product;
    mkdirSync(folder, { recursive: true });
  }

  find(path: string): Asset | undefined {
    return this.#own.get(path) ?? this.#product.find(path);
  }

  #put(path: string, type: string, text: string): void {
    const file = join(this.#folder, path.slice(1));
    writeFileSync(file, text);
    this.#own.set(path, { path, file, type, size: Buffer.byteLength(text) });
  }

  /** Renders `address`, keeps what came of it, and gives the address of the static copy. */
  async keep(browser: Browser, address: string, name: string): Promise<string> {
    const page = await browser.newPage();
    try {
      await page.goto(address);
      await page.locator('html[data-print="ready"]').waitFor({ state: 'attached' });
      const { html, css } = await page.evaluate((sheet) => {
        const rules = document.adoptedStyleSheets.flatMap((one) => [...one.cssRules].map((rule) => rule.cssText));
        for (const [index, element] of [...document.querySelectorAll('[style]')].entries()) {
          rules.push(`[data-s="${index}"] { ${element.getAttribute('style') ?? ''} }`);
          element.removeAttribute('style');
          element.setAttribute('data-s', String(index));
        }
        for (const script of document.querySelectorAll('script, link[rel="modulepreload"]')) script.remove();
        const link = document.createElement('link');
        link.rel = 'stylesheet';
        link.href = sheet;
        document.head.append(link);
        return { html: document.documentElement.outerHTML, css: rules.join('\n') };
      }, `/${name}.css`);
      this.#put(`/${name}.css`, 'text/css; charset=utf-8', css);
      this.#put(`/${name}.html`, 'text/html; charset=utf-8', `<!doctype html>${html}`);
      return `/${name}.html`;
    } finally {
      await page.close();
    }
  }
}
