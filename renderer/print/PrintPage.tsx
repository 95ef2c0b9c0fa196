import type { JSX } from 'react';
import type { PrintJob } from '../../shared/model/print.ts';
import { ChartsSheet } from './ChartsSheet.tsx';
import { ConfirmationSheet } from './ConfirmationSheet.tsx';
import { DeskWipeSheet } from './DeskWipeSheet.tsx';
import { District } from './District.tsx';
import { FormSheet } from './FormSheet.tsx';
import { Notice } from './Notice.tsx';
import { ReceiptsSheet } from './ReceiptsSheet.tsx';
import { RecoverySheet } from './RecoverySheet.tsx';
import { RegisterSheet } from './RegisterSheet.tsx';
import { Scorecard } from './Scorecard.tsx';
import { WipeSheet } from './WipeSheet.tsx';
import { StabilitySheet } from './StabilitySheet.tsx';

/** The sheet that a job asks for. */
export function PrintPage({ job }: { readonly job: PrintJob }): JSX.Element {
  if (job.kind === 'scorecard') return <Scorecard job={job} />;
  if (job.kind === 'district') return <District job={job} />;
  if (job.kind === 'charts') return <ChartsSheet job={job} />;
  if (job.kind === 'stability') return <StabilitySheet job={job} />;
  if (job.kind === 'receipts') return <ReceiptsSheet job={job} />;
  if (job.kind === 'register') return <RegisterSheet job={job} />;
  if (job.kind === 'wipe') return <WipeSheet job={job} />;
  if (job.kind === 'desk-wipe') return <DeskWipeSheet job={job} />;
  if (job.kind === 'form') return <FormSheet job={job} />;
  if (job.kind === 'confirmation') return <ConfirmationSheet job={job} />;
  if (job.kind === 'notice') return <Notice job={job} />;
  return <RecoverySheet job={job} />;
}
