import type { BrowserContext, Page } from '@playwright/test';

/** What must stay empty through every story. */
export interface Watch {
  /** Violations of the content security policy. */
  readonly violations: string[];
  /** Requests that would leave this computer. */
  readonly foreign: string[];
  /** Errors that nobody caught. */
  readonly faults: string[];
}

function isOwn(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return ['blob:', 'data:', 'about:', 'app:'].includes(protocol) || (protocol === 'http:' && hostname === '127.0.0.1');
}

/** Listens from before the first page on; in every frame and over reloads. */
export async function watchContext(context: BrowserContext): Promise<Watch> {
  const watch: Watch = { violations: [], foreign: [], faults: [] };
  await context.exposeBinding('noteViolation', (_source, text: string) => void watch.violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const note: unknown = Reflect.get(window, 'noteViolation');
      if (typeof note === 'function') note(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  context.on('request', (request) => {
    if (!isOwn(request.url())) watch.foreign.push(request.url());
  });
  const listen = (page: Page): void => {
    page.on('pageerror', (error) => watch.faults.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) watch.violations.push(message.text());
    });
  };
  for (const page of context.pages()) listen(page);
  context.on('page', listen);
  return watch;
}
