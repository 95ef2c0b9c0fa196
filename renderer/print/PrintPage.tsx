import type { JSX } from 'react';
import type { PrintJob } from '../../shared/model/print.ts';
import { District } from './District.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { Scorecard } from './Scorecard.tsx';

/** The sheet that a job asks for. */
export function PrintPage({ job }: { readonly job: PrintJob }): JSX.Element {
  if (job.kind === 'scorecard') return <Scorecard job={job} />;
  if (job.kind === 'district') return <District job={job} />;
  return <RecoverySheet job={job} />;
}
