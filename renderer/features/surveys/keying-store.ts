import { create } from 'zustand';
import type { FinishedEntry, SurveyEntry } from '../../../shared/contract/surveys.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { SurveyForm } from '../../../shared/model/ids.ts';
import { compileForm } from '../../../shared/questionnaire/compile.ts';
import type { Form, Item } from '../../../shared/model/form.ts';
import { isAsked } from '../../../shared/questionnaire/form-text.ts';
import { openSession, type Answers, type Session } from '../../../shared/questionnaire/session.ts';
import type { Result } from '../../../shared/result.ts';
import { createAutosave, type Autosave } from '../../bridge/autosave.ts';
import { bridge } from '../../bridge/bridge.ts';
import { beforeLeaving } from '../../bridge/leaving.ts';
import { useSession } from '../../session/session-store.ts';

export interface EntryTarget {
  readonly round: string;
  readonly form: SurveyForm;
  readonly serial: string;
  readonly pass: 1 | 2;
}

interface Step {
  readonly name: string;
  readonly before: string;
}

interface Waiting {
  readonly answers: Answers;
  readonly community: string | null;
}

interface Keying {
  readonly target: EntryTarget | null;
  readonly entry: SurveyEntry | null;
  readonly form: Form | null;
  readonly session: Session | null;
  /** What is asked, in the order of the paper. */
  readonly questions: readonly Item[];
  readonly answers: Answers;
  /** Questions that the routing skips now. */
  readonly skipped: ReadonlySet<string>;
  readonly undone: readonly Step[];
  readonly done: readonly Step[];
  readonly error: AppError | undefined;
  readonly open: (target: EntryTarget) => Promise<void>;
  readonly answer: (name: string, value: string) => void;
  /** Gives the question that changed. */
  readonly step: (direction: 'undo' | 'redo') => string | undefined;
  readonly finish: (kept: readonly string[]) => Promise<FinishedEntry | undefined>;
  readonly discard: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const KEY = 'entry';
const EMPTY = {
  entry: null,
  form: null,
  session: null,
  questions: [],
  answers: {},
  skipped: new Set<string>(),
  undone: [],
  done: [],
  error: undefined,
} as const;

interface Queue extends Autosave<Waiting> {
  readonly forget: () => void;
}
let queue: Queue | undefined;

function openQueue(target: EntryTarget): Queue {
  const saves = createAutosave<Waiting, SurveyEntry>({
    send: (_key, { answers, community }, base) => bridge.call('surveys.save', { ...target, answers, community, base }),
    onSaved: () => undefined,
    onState: (saving) => {
      useSession.getState().setSaving(saving);
    },
  });
  const forget = beforeLeaving(
    () => saves.flush(),
    () => saves.troubled(),
  );
  return { ...saves, forget };
}

/** Day of the person's own clock: it only feeds rules of the form that ask for today. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function skippedIn(session: Session, questions: readonly Item[]): ReadonlySet<string> {
  return new Set(questions.filter(({ name }) => !session.shown(name)).map(({ name }) => name));
}

type Sheet = Pick<Keying, 'questions' | 'answers' | 'skipped'> & {
  readonly entry: SurveyEntry;
  readonly form: Form;
  readonly session: Session;
};

/** The entry, the form in the revision it is given on, and both together as far as they were entered. */
async function readSheet(target: EntryTarget): Promise<Result<Sheet, AppError>> {
  const entry = await bridge.call('surveys.entry', target);
  if (!entry.ok) return entry;
  const { answers, formRev: rev } = entry.value;
  const form = await bridge.call('surveys.form', { round: target.round, form: target.form, rev });
  if (!form.ok) return form;
  const compiled = compileForm(form.value);
  if (!compiled.ok) throw new Error('a questionnaire that was issued does not compile');
  const opened = openSession(compiled.value, null, today());
  if (!opened.ok) throw new Error(opened.error.code);
  const session = opened.value;
  for (const [name, value] of Object.entries(answers)) session.set(name, value);
  const questions = form.value.items.filter(isAsked);
  const skipped = skippedIn(session, questions);
  return { ok: true, value: { entry: entry.value, form: form.value, session, questions, answers, skipped } };
}

/** The questionnaire being typed from paper. Every answer is sent at once; what was typed is never dropped. */
export const useKeying = create<Keying>((set, get) => {
  const put = (name: string, value: string): void => {
    const { session, questions, answers, entry, skipped } = get();
    if (session === null || entry === null) return;
    session.set(name, value);
    const next = { ...answers, [name]: value };
    const now = skippedIn(session, questions);
    const same = now.size === skipped.size && [...now].every((one) => skipped.has(one));
    set({ answers: next, ...(same ? {} : { skipped: now }) });
    queue?.change(KEY, { answers: next, community: entry.community });
    void queue?.flush();
  };
  const end = async (): Promise<void> => {
    await queue?.flush();
    queue?.forget();
    queue?.dispose();
    queue = undefined;
    useSession.getState().setSaving(null);
  };
  return {
    target: null,
    ...EMPTY,
    open: async (target) => {
      await end();
      set({ target, ...EMPTY });
      const read = await readSheet(target);
      if (get().target !== target) return;
      if (!read.ok) {
        set({ error: read.error });
        return;
      }
      const { entry } = read.value;
      queue = openQueue(target);
      queue.know(KEY, entry.revision, entry.savedAt);
      set(read.value);
    },
    answer: (name, value) => {
      const before = get().answers[name] ?? '';
      if (before === value) return;
      const last = get().done.at(-1);
      const { session } = get();
      const typed = session !== null && get().questions.some((one) => one.name === name && one.kind === 'text');
      // Letters typed in a row are one step.
      if (!(typed && last?.name === name)) set({ done: [...get().done, { name, before }] });
      set({ undone: [] });
      put(name, value);
    },
    step: (direction) => {
      const from = direction === 'undo' ? get().done : get().undone;
      const last = from.at(-1);
      if (last === undefined) return undefined;
      const back: Step = { name: last.name, before: get().answers[last.name] ?? '' };
      const rest = from.slice(0, -1);
      if (direction === 'undo') set({ done: rest, undone: [...get().undone, back] });
      else set({ undone: rest, done: [...get().done, back] });
      put(last.name, last.before);
      return last.name;
    },
    finish: async (kept) => {
      const { target } = get();
      if (target === null || !((await queue?.flush()) ?? true)) return undefined;
      const finished = await bridge.call('surveys.finish', { ...target, kept: [...kept] });
      if (!finished.ok) {
        set({ error: finished.error });
        return undefined;
      }
      return finished.value;
    },
    discard: async () => {
      const { target } = get();
      if (target === null) return false;
      await queue?.flush();
      const gone = await bridge.call('surveys.discard', target);
      if (!gone.ok) set({ error: gone.error });
      return gone.ok;
    },
    close: end,
  };
});
