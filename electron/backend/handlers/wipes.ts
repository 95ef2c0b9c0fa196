import type { wipes } from '../../../shared/contract/wipes.ts';
import { ok } from '../../../shared/result.ts';
import type { HandlersOf } from '../context.ts';
import { planDeskWipe, wipeDesk } from '../services/wipe/desk-wipe.ts';
import { planWipe } from '../services/wipe/plan-wipe.ts';
import { printDeskWipe } from '../services/wipe/print-desk-wipe.ts';
import { printWipe } from '../services/wipe/print-wipe.ts';
import { wipeRound } from '../services/wipe/wipe-round.ts';

export const wipeHandlers: HandlersOf<typeof wipes> = {
  'wipes.state': async ({ round }, context) => {
    const plan = await planWipe(round, context);
    return plan.ok ? ok({ state: plan.value.state, account: plan.value.account }) : plan;
  },
  'wipes.wipe': (input, context) => wipeRound(input, context),
  'wipes.print': (input, context) => printWipe(input, context),
  'wipes.deskState': ({ round }, context) => {
    const plan = planDeskWipe(round, context);
    return plan.ok ? ok(plan.value.view) : plan;
  },
  'wipes.wipeDesk': (input, context) => wipeDesk(input, context),
  'wipes.printDesk': (input, context) => printDeskWipe(input, context),
};
