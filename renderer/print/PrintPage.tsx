import type { JSX } from 'react';
import type { PrintJob } from '../../shared/model/print.ts';
import { District } from './District.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { Scorecard } from './Scorecard.tsx';

/** The sheet that a job asks for. */
export function PrintPage({ job }: { readonly job: PrintJob }): JSX.Element {
  switch (job.kind) {
    case 'scorecard':
      return <Scorecard job={job} />;
    case 'district':
      return <District job={job} />;
    case 'recovery':
      return <RecoverySheet job={job} />;
  }
}
