import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';
import { TOPICS, type Events, type Topic } from '../shared/contract/events.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './shell/channels.ts';

/** Each topic's listeners take that topic's payload; what they share is only that they listen. */
type Listener = (payload: never) => void;
const listeners = new Map<string, Set<Listener>>(TOPICS.map((topic) => [topic, new Set<Listener>()]));

ipcRenderer.on(EVENT_CHANNEL, (_event, fact: { topic: string; payload: never }) => {
  // Only the payload goes on: the event object would hand the page a sender.
  listeners.get(fact.topic)?.forEach((listener) => listener(fact.payload));
});

/** `File` of the page; named by its use because this program knows no DOM types. */
type Dropped = Parameters<typeof webUtils.getPathForFile>[0] & {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
};

/** A file of the disk goes by its path; one that was pasted or captured has none and goes by its bytes. */
function takeFile(file: Dropped): ReturnType<Bridge<Dropped>['takeFile']> {
  const path = webUtils.getPathForFile(file);
  if (path !== '') return ipcRenderer.invoke(CALL_CHANNEL, { do: 'take', path });
  const { name } = file;
  return file
    .arrayBuffer()
    .then((bytes) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'keep', name, bytes: new Uint8Array(bytes) }));
}

const bridge: Bridge<Dropped> = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'call', method, input }),
  on<T extends Topic>(topic: T, listener: (payload: Events[T]) => void) {
    // A function of its own, so that the same listener may be added twice.
    const own: Listener = (payload: Events[T]) => listener(payload);
    listeners.get(topic)?.add(own);
    return () => void listeners.get(topic)?.delete(own);
  },
  pickFiles: ({ multiple, extensions }) =>
    ipcRenderer.invoke(CALL_CHANNEL, { do: 'pick', multiple, extensions: [...extensions] }),
  takeFile,
  camera: (open) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'camera', open }),
  readFile: ({ ref, name, size }) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'read', file: { ref, name, size } }),
  saveFile: ({ ref, name, size }) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'save', file: { ref, name, size } }),
};

contextBridge.exposeInMainWorld('jieping', bridge);
