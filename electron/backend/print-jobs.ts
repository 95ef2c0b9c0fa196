import type { IdSource } from './ports.ts';

/**
 * Data for print pages. A page fetches its job once, by an unguessable name, from the app's own origin
 * (`/print-jobs/<id>.json`), so print windows need no channel to the backend at all.
 */
export interface PrintJobs {
  /** Keeps `data` until it is taken or dropped; gives the job's name. */
  put(data: unknown): string;
  /** JSON text of the job, once; undefined for an unknown or used name. */
  take(id: string): string | undefined;
  drop(id: string): void;
}

export function createPrintJobs(ids: IdSource): PrintJobs {
  const jobs = new Map<string, string>();
  return {
    put(data) {
      const id = Buffer.from(ids.bytes(32)).toString('base64url');
      jobs.set(id, JSON.stringify(data));
      return id;
    },
    take(id) {
      const data = jobs.get(id);
      jobs.delete(id);
      return data;
    },
    drop(id) {
      jobs.delete(id);
    },
  };
}
