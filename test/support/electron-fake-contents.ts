import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { asReal } from './as-real.ts';

export interface FakeEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function fakeEvent<T extends object>(members?: T): FakeEvent & Partial<T> {
  const event: FakeEvent = {
    defaultPrevented: false,
    preventDefault() {
      event.defaultPrevented = true;
    },
  };
  return Object.assign(event, members);
}

export interface FakeFrame {
  origin: string;
  parent: FakeFrame | null;
}

type IpcHandler = Parameters<Electron.IpcMain['handle']>[1];

class FakeIpc {
  readonly handlers = new Map<string, IpcHandler>();
  handle(channel: string, handler: IpcHandler): void {
    if (this.handlers.has(channel)) throw new Error(`second handler for ${channel}`);
    this.handlers.set(channel, handler);
  }
  /** What `ipcRenderer.invoke` does: everything is cloned on the way there and back. */
  async invoke(channel: string, senderFrame: FakeFrame | null, ...values: unknown[]): Promise<unknown> {
    const handler = this.handlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(asReal({ senderFrame }), ...structuredClone(values)));
  }
}
FakeIpc.prototype satisfies Pick<Electron.IpcMain, 'handle'>;

export class FakeWebContents extends EventEmitter {
  readonly ipc = new FakeIpc();
  readonly mainFrame: FakeFrame = { origin: 'null', parent: null };
  readonly sent: { channel: string; values: unknown[] }[] = [];
  readonly printed: Electron.PrintToPDFOptions[] = [];
  windowOpenHandler: ((details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse) | undefined;
  reloads = 0;
  destroyed = false;
  /** The page has a `beforeunload` listener that objects. */
  objectsToLeaving = false;
  /** Plays the page: answers a script. */
  page: (code: string) => unknown = () => undefined;
  pdf: () => Promise<Buffer> = () => Promise.resolve(Buffer.from('%PDF-1.7 fake'));
  /** Plays the preload script: hears what is sent. */
  readonly receivers = new Set<(channel: string, ...values: unknown[]) => void>();

  setWindowOpenHandler(handler: (details: Electron.HandlerDetails) => Electron.WindowOpenHandlerResponse): void {
    this.windowOpenHandler = handler;
  }
  send(channel: string, ...values: unknown[]): void {
    if (this.destroyed) throw new Error('Object has been destroyed');
    const cloned = structuredClone(values);
    this.sent.push({ channel, values: cloned });
    for (const receiver of this.receivers) receiver(channel, ...cloned);
  }
  async executeJavaScript(code: string): Promise<unknown> {
    await Promise.resolve();
    if (this.destroyed) throw new Error('Object has been destroyed');
    return this.page(code);
  }
  printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    this.printed.push(options);
    return this.pdf();
  }
  reload(): void {
    this.reloads += 1;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
}
FakeWebContents.prototype satisfies Pick<
  Electron.WebContents,
  'setWindowOpenHandler' | 'send' | 'executeJavaScript' | 'printToPDF' | 'reload' | 'isDestroyed'
>;
