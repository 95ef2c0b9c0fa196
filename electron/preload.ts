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
type Dropped = Parameters<typeof webUtils.getPathForFile>[0];

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
  takeFile: (file) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'take', path: webUtils.getPathForFile(file) }),
  saveFile: ({ ref, name, size }) => ipcRenderer.invoke(CALL_CHANNEL, { do: 'save', file: { ref, name, size } }),
};

contextBridge.exposeInMainWorld('jieping', bridge);
