import type { Handlers } from '../context.ts';
import { typeReceipt } from '../services/receipts/take-receipt.ts';
import { takeFromOffice } from '../services/handover/from-office.ts';
import { makeHandover, previewHandover } from '../services/handover/handover.ts';
import { checkCopy, listMade, madeAgain } from '../services/handover/made-files.ts';

export const handoverHandlers: Pick<
  Handlers,
  | 'handover.preview'
  | 'handover.make'
  | 'handover.list'
  | 'handover.again'
  | 'handover.check'
  | 'handover.fromOffice'
  | 'handover.typeReceipt'
> = {
  'handover.preview': ({ round }, context) => previewHandover(round, context),
  'handover.make': (input, context) => makeHandover(input, context),
  'handover.list': ({ round }, context) => listMade(round, context),
  'handover.again': (input, context) => madeAgain(input, context),
  'handover.check': (input, context) => checkCopy(input, context),
  'handover.fromOffice': ({ file }, context) => takeFromOffice(file, context),
  'handover.typeReceipt': (input, context) => typeReceipt(input, context),
};
