import type { PrintPort } from '../../electron/backend/ports.ts';
import type { PrintJob } from '../../shared/model/print.ts';
import { ok } from '../../shared/result.ts';

/** A printer that keeps the jobs it was given; `take` gives the text of a job by its id. */
export function fakePrinter(take: (id: string) => string | undefined): {
  readonly print: PrintPort;
  readonly jobs: readonly PrintJob[];
} {
  const jobs: PrintJob[] = [];
  const pdf = (page: string) => {
    const text = take(page.slice(page.indexOf('#') + 1));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the backend wrote it a moment ago
    if (text !== undefined) jobs.push(JSON.parse(text) as PrintJob);
    return Promise.resolve(ok(Buffer.from(`%PDF-1.7 ${jobs.length}`)));
  };
  const close = () => Promise.resolve();
  return { print: { open: () => Promise.resolve(ok({ pdf, close })) }, jobs };
}
