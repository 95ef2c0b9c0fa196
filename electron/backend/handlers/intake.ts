import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../context.ts';
import { waitingInInbox } from '../services/intake/inbox.ts';
import { listFiles } from '../services/intake/list-files.ts';
import { printRegister } from '../services/intake/print-register.ts';
import { retryAside } from '../services/intake/retry.ts';
import { errorOf, listAside } from '../services/intake/set-aside.ts';
import { takeFile } from '../services/intake/take-file.ts';
import { unlockKeys } from '../services/trust/unlock.ts';

export const intakeHandlers: Pick<
  Handlers,
  'keys.unlock' | 'intake.take' | 'intake.list' | 'intake.aside' | 'intake.retry' | 'intake.inbox' | 'intake.print'
> = {
  'keys.unlock': ({ passphrase }, context) => unlockKeys(passphrase, context),
  'intake.take': (input, context) => takeFile(input, context),
  'intake.list': ({ round }, { db }) => listFiles(db, round),
  'intake.aside': async ({ round }, context) => {
    const notes = await listAside(context, round);
    return ok(
      notes.map((note) => ({
        sha256: note.sha256,
        name: note.name,
        size: note.size,
        outcome: note.code.startsWith('H_') ? ('held' as const) : ('refused' as const),
        error: errorOf(note),
        firstAt: note.firstAt,
        lastAt: note.lastAt,
        tries: note.tries,
      })),
    );
  },
  'intake.retry': (input, context) => retryAside(input, context),
  'intake.inbox': async (_input, context) =>
    ok({ folder: context.paths.inbox, waiting: (await waitingInInbox(context)).length }),
  'intake.print': (input, context) => printRegister(input, context),
};
