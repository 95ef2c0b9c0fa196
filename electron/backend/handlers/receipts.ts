import type { Handlers } from '../context.ts';
import { listReceiptLines } from '../services/receipts/log-ends.ts';
import { makeReceipts } from '../services/receipts/make-receipts.ts';
import { printReceipts } from '../services/receipts/print-receipts.ts';

export const receiptHandlers: Pick<Handlers, 'receipts.list' | 'receipts.make' | 'receipts.print'> = {
  'receipts.list': ({ round }, { db }) => listReceiptLines(db, round),
  'receipts.make': (input, context) => makeReceipts(input, context),
  'receipts.print': (input, context) => printReceipts(input, context),
};
