import type { trust } from '../../../shared/contract/trust.ts';
import type { HandlersOf } from '../context.ts';
import { confirmSheets, keyState } from '../services/trust/confirm-sheets.ts';
import { printFurtherSheets, printNotice, printRecoverySheets } from '../services/trust/print-sheets.ts';
import { recoverOffice } from '../services/trust/recover.ts';

export const trustHandlers: HandlersOf<typeof trust> = {
  'keys.state': (_input, context) => keyState(context),
  'keys.recoverySheet': ({ passphrase }, context) => printRecoverySheets(passphrase, context),
  'keys.furtherSheets': ({ passphrase }, context) => printFurtherSheets(passphrase, context),
  'keys.confirmSheets': (input, context) => confirmSheets(input, context),
  'keys.notice': (_input, context) => printNotice(context),
  'keys.recover': (input, context) => recoverOffice(input, context),
};
