import { useEffect, useState } from 'react';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import type { AppError } from '../../../../shared/errors.ts';
import type { VisitFields } from '../../../../shared/model/visit.ts';
import { createAutosave, type Autosave, type SaveState } from '../../../bridge/autosave.ts';
import { bridge } from '../../../bridge/bridge.ts';
import { beforeLeaving } from '../../../bridge/leaving.ts';
import { useSession } from '../../../session/session-store.ts';

type Visit = Output<'visits.get'>;
const KEY = 'visit';

/** What is typed about a visit, saved as it is typed; the queue goes on until it is durable. */
export function useVisitFields(place: Input<'visits.get'>, visit: Visit) {
  const [fields, setFields] = useState(visit.fields);
  const [state, setState] = useState<SaveState | null>(null);
  const [queue] = useState<Autosave<VisitFields>>(() => {
    const made = createAutosave<VisitFields, Output<'visits.save'>>({
      send: (_key, typed, base) => bridge.call('visits.save', { ...place, fields: typed, base }),
      onSaved: () => undefined,
      onState: (now) => {
        setState(now);
        useSession.getState().setSaving(now);
      },
    });
    made.know(KEY, visit.revision, visit.savedAt);
    return made;
  });
  useEffect(() => {
    const forget = beforeLeaving(
      () => queue.flush(),
      () => queue.troubled(),
    );
    return () => {
      const end = async () => {
        if (await queue.flush()) forget();
      };
      void end();
    };
  }, [queue]);
  const change = (part: Partial<VisitFields>) => {
    const next = { ...fields, ...part };
    setFields(next);
    queue.change(KEY, next);
  };
  const error: AppError | undefined = state?.kind === 'unsaved' ? state.error : undefined;
  return { fields, change, error, flush: () => queue.flush() };
}
