import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { z } from 'zod';
import type { Events, Topic } from '../../shared/contract/events.ts';
import { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { ORIGIN } from './origin.ts';
import type { FileDialogs } from './platform.ts';

/** All a page can ask of the shell. What is in a `call` is checked by the backend against the contract. */
const Message = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('call'), method: z.string().max(100), input: z.unknown() }),
  z.strictObject({
    do: z.literal('pick'),
    multiple: z.boolean(),
    extensions: z.array(z.string().regex(/^[a-z0-9]{1,16}$/)).max(20),
  }),
  z.strictObject({ do: z.literal('take'), path: z.string().max(4096) }),
  /** A picture from the clipboard or the camera: it lies nowhere yet. */
  z.strictObject({ do: z.literal('keep'), name: z.string().min(1).max(255), bytes: z.instanceof(Uint8Array) }),
  z.strictObject({ do: z.literal('camera'), open: z.boolean() }),
  z.strictObject({ do: z.literal('read'), file: FileRef }),
  z.strictObject({ do: z.literal('save'), file: FileRef }),
]);

type Answer = Result<unknown, AppError>;

export interface ChannelOptions {
  readonly dispatch: (method: string, input: unknown) => Promise<Answer>;
  readonly dialogs: FileDialogs;
  /** The capture drawer of the page opened or closed. */
  readonly onCamera: (open: boolean) => void;
  /** Counts what is under way, so that quitting can wait for it. */
  readonly track: (work: Promise<Answer>) => Promise<Answer>;
  readonly onForeignSender: (origin: string | null) => void;
  /** What a bug becomes: noted down under a number that the screen shows. */
  readonly onThrow: (error: unknown) => AppError;
}

/** Only the main frame of this very window, showing our own page. A frame that is gone already is null. */
export function isOwnSender(event: IpcMainInvokeEvent, contents: WebContents): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === contents.mainFrame && frame.parent === null && frame.origin === ORIGIN;
}

/**
 * Opens the one channel of the main window. It hangs on the window's own contents and not on the global `ipcMain`:
 * print windows have no channel at all. Nothing is ever thrown across; a foreign sender gets a plain refusal.
 */
export function openChannel(contents: WebContents, options: ChannelOptions): void {
  const { dispatch, dialogs, onCamera, track, onForeignSender, onThrow } = options;
  const answer = async (raw: unknown): Promise<Answer> => {
    const message = Message.safeParse(raw);
    if (!message.success) {
      const issues = message.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
      return refuse({ code: 'invalid_input', issues });
    }
    const asked = message.data;
    switch (asked.do) {
      case 'call':
        return dispatch(asked.method, asked.input);
      case 'pick':
        return dialogs.pick({ multiple: asked.multiple, extensions: asked.extensions });
      case 'take':
        return dialogs.take(asked.path);
      case 'keep':
        return dialogs.keep(asked.name, asked.bytes);
      case 'camera':
        onCamera(asked.open);
        return ok(null);
      case 'read':
        return dialogs.read(asked.file.ref);
      default:
        return dialogs.save(asked.file.ref);
    }
  };
  contents.ipc.handle(CALL_CHANNEL, async (event, raw: unknown): Promise<Answer> => {
    if (!isOwnSender(event, contents)) {
      onForeignSender(event.senderFrame?.origin ?? null);
      return refuse({ code: 'invalid_input', issues: [{ path: '', message: 'sender' }] });
    }
    return track(answer(raw).catch((error: unknown) => refuse(onThrow(error))));
  });
}

/** Tells the page a fact. */
export function pushEvent<T extends Topic>(contents: WebContents, topic: T, payload: Events[T]): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, { topic, payload });
}
