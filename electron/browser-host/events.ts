import type { ServerResponse } from 'node:http';
import { securityHeaders } from '../backend/assets.ts';
import type { HostedApp } from './hosted-app.ts';

const HEARTBEAT_MS = 15_000;
/** A page that no longer reads must not fill our memory; it connects again and asks for everything anew. */
const MAX_UNREAD_BYTES = 1_000_000;

export interface EventStreams {
  /** Sends every event to `response` as one JSON object per line until the page goes away. */
  open(response: ServerResponse): void;
  /** How many pages are listening now. */
  count(): number;
  close(): void;
}

export function createEventStreams(app: HostedApp): EventStreams {
  const streams = new Set<ServerResponse>();
  const write = (response: ServerResponse, line: string): void => {
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
    else response.write(line);
  };
  const unsubscribe = app.on((topic, payload) => {
    const line = `${JSON.stringify({ topic, payload })}\n`;
    for (const response of streams) write(response, line);
  });
  // An empty line now and then shows a page on a sleeping computer that its stream is dead.
  const heartbeat = setInterval(() => {
    for (const response of streams) write(response, '\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    open(response) {
      const type = 'application/x-ndjson; charset=utf-8';
      response.writeHead(200, { ...securityHeaders(type), 'Content-Type': type });
      response.write('\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    },
    count: () => streams.size,
    close() {
      clearInterval(heartbeat);
      unsubscribe();
      for (const response of streams) response.end();
    },
  };
}
