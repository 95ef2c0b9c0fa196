/**
 * Who may ask what of the loopback server. Pure functions over the head of a request; the server does nothing before
 * they agree. They stop other pages in a browser (foreign `Host`, `Origin`, fetch metadata) and other programs and
 * users of this computer (bearer token); see the table in the tests.
 */

/** Head of a request, header values as sent; undefined where there was none. */
export interface RequestHead {
  readonly method: string;
  /** Path and query as sent, e.g. `/files?name=a.jpback`. */
  readonly target: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
  readonly fetchMode: string | undefined;
  readonly fetchDest: string | undefined;
  readonly contentType: string | undefined;
  readonly contentLength: string | undefined;
  readonly authorization: string | undefined;
  readonly appRequest: string | undefined;
}

export type Route =
  | { readonly kind: 'session' }
  | { readonly kind: 'call' }
  | { readonly kind: 'events' }
  | { readonly kind: 'upload'; readonly name: string }
  | { readonly kind: 'download'; readonly ref: string }
  | { readonly kind: 'print-job'; readonly id: string }
  | { readonly kind: 'asset'; readonly path: string };

/** `needsToken`: the bearer has to be compared before anything else happens. */
export type Verdict =
  | { readonly ok: true; readonly route: Route; readonly needsToken: boolean; readonly bearer: string | undefined }
  | { readonly ok: false; readonly status: number };

/** A request body with JSON is at most 8 MB. */
export const MAX_JSON_BYTES = 8 * 1024 * 1024;
/** A file is less than 2 GiB by 64 MiB, the limit of the exchange format's containers. */
export const MAX_FILE_BYTES = 2 ** 31 - 64 * 2 ** 20;

const NAME = /^[A-Za-z0-9_-]{22,64}$/;
const METHODS: Readonly<Record<Route['kind'], readonly string[]>> = {
  session: ['POST'],
  call: ['POST'],
  events: ['GET'],
  upload: ['PUT'],
  download: ['GET'],
  'print-job': ['GET'],
  asset: ['GET', 'HEAD'],
};

/** The route behind a request target, or undefined where there is none. Nothing is decoded into a path. */
export function routeOf(target: string): Route | undefined {
  const query = target.indexOf('?');
  const path = query === -1 ? target : target.slice(0, query);
  if (!/^\/[\w./-]*$/.test(path)) return undefined;
  if (path === '/files') {
    const name = new URLSearchParams(query === -1 ? '' : target.slice(query)).get('name');
    return name === null || name === '' ? undefined : { kind: 'upload', name };
  }
  if (path === '/session') return { kind: 'session' };
  if (path === '/call') return { kind: 'call' };
  if (path === '/events') return { kind: 'events' };
  const ref = /^\/files\/([^/]+)$/.exec(path)?.[1];
  if (ref !== undefined) return NAME.test(ref) ? { kind: 'download', ref } : undefined;
  const id = /^\/print-jobs\/([^/]+)\.json$/.exec(path)?.[1];
  if (id !== undefined) return NAME.test(id) ? { kind: 'print-job', id } : undefined;
  return { kind: 'asset', path };
}

/**
 * Fetch metadata: only our own pages may fetch. A page opened by hand has no initiator (`none`); the start file is
 * opened from the file system, so opening the start page as a document of its own is allowed from elsewhere too:
 * it holds no data until it presents the start secret.
 */
export function fetchMetadataAllowed(head: RequestHead, route: Route): boolean {
  const { fetchSite, fetchMode, fetchDest } = head;
  if (fetchSite === undefined || fetchSite === 'same-origin') return true;
  if (route.kind !== 'asset') return false;
  const opensDocument = fetchMode === 'navigate' && fetchDest === 'document';
  if (fetchSite === 'none') return fetchMode === undefined || opensDocument;
  return opensDocument && route.path === '/';
}

function bodyRefusal(head: RequestHead, route: Route): number | undefined {
  if (route.kind === 'session' || route.kind === 'call') {
    if (!/^application\/json(; ?charset=utf-8)?$/i.test(head.contentType ?? '')) return 415;
    return Number(head.contentLength ?? 0) > MAX_JSON_BYTES ? 413 : undefined;
  }
  if (route.kind === 'upload') {
    if (!/^application\/octet-stream$/i.test(head.contentType ?? '')) return 415;
    if (head.contentLength === undefined || !/^\d{1,12}$/.test(head.contentLength)) return 411;
    return Number(head.contentLength) > MAX_FILE_BYTES ? 413 : undefined;
  }
  return undefined;
}

function refuse(status: number): Verdict {
  return { ok: false, status };
}

/** Non-reading requests must name our own origin; reading ones may leave it out, as browsers do. */
function originAllowed({ method, origin }: RequestHead, authority: string): boolean {
  if (origin !== undefined) return origin === `http://${authority}`;
  return method === 'GET' || method === 'HEAD';
}

const TOKEN_ROUTES: readonly Route['kind'][] = ['call', 'events', 'upload', 'download'];

/**
 * Judges a request by its head. `authority` is `127.0.0.1:<port>`. A foreign `Host` (DNS rebinding) is refused before
 * everything else; `OPTIONS` is refused everywhere, so that no preflight ever succeeds.
 */
export function judge(head: RequestHead, authority: string): Verdict {
  if (head.host !== authority) return refuse(421);
  if (head.method === 'OPTIONS') return refuse(405);
  const route = routeOf(head.target);
  if (route === undefined) return refuse(404);
  if (!fetchMetadataAllowed(head, route)) return refuse(403);
  if (!METHODS[route.kind].includes(head.method)) return refuse(405);
  if (!originAllowed(head, authority)) return refuse(403);
  const needsToken = TOKEN_ROUTES.includes(route.kind);
  if ((needsToken || route.kind === 'session') && head.appRequest !== '1') return refuse(403);
  const bearer = /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(head.authorization ?? '')?.[1];
  if (needsToken && bearer === undefined) return refuse(401);
  const status = bodyRefusal(head, route);
  return status === undefined ? { ok: true, route, needsToken, bearer } : refuse(status);
}
