import type { PrintJob } from '../../shared/model/print.ts';

const KINDS: readonly string[] = [
  'scorecard',
  'district',
  'charts',
  'stability',
  'recovery',
  'notice',
  'receipts',
  'register',
  'wipe',
  'desk-wipe',
  'form',
  'confirmation',
] satisfies PrintJob['kind'][];

/** The page's own backend wrote it, under a name that cannot be guessed; a wrong answer shows in its kind. */
function isJob(data: unknown): data is PrintJob {
  return typeof data === 'object' && data !== null && 'kind' in data && KINDS.includes(String(data.kind));
}

/** Fetches the job that the address names. It can be had once. */
export async function loadJob(hash: string): Promise<PrintJob> {
  const name = hash.replace(/^#/, '');
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(name)) throw new Error('no print job is named');
  const response = await fetch(`/print-jobs/${name}.json`, { cache: 'no-store' });
  if (!response.ok) throw new Error(`print job not found (${response.status})`);
  const data: unknown = await response.json();
  if (!isJob(data)) throw new Error('not a print job');
  return data;
}
