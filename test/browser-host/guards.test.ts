import { describe, expect, it } from 'vitest';
import {
  judge,
  MAX_FILE_BYTES,
  MAX_JSON_BYTES,
  routeOf,
  type RequestHead,
} from '../../electron/browser-host/guards.ts';

const HOST = '127.0.0.1:5000';
const ORIGIN = `http://${HOST}`;
const REF = 'A'.repeat(32);

const nothing: RequestHead = {
  method: 'GET',
  target: '/',
  host: HOST,
  origin: undefined,
  fetchSite: undefined,
  fetchMode: undefined,
  fetchDest: undefined,
  contentType: undefined,
  contentLength: undefined,
  authorization: undefined,
  appRequest: undefined,
};
const call: RequestHead = {
  ...nothing,
  method: 'POST',
  target: '/call',
  origin: ORIGIN,
  fetchSite: 'same-origin',
  contentType: 'application/json',
  contentLength: '2',
  authorization: 'Bearer abc',
  appRequest: '1',
};
const upload: RequestHead = {
  ...call,
  method: 'PUT',
  target: '/files?name=a.jpback',
  contentType: 'application/octet-stream',
};

function statusOf(head: RequestHead): number {
  const verdict = judge(head, HOST);
  return verdict.ok ? 200 : verdict.status;
}

describe('what may be asked', () => {
  it.each<[string, RequestHead]>([
    ['the start page typed in', { ...nothing, fetchSite: 'none', fetchMode: 'navigate', fetchDest: 'document' }],
    [
      'the start page from the start file',
      { ...nothing, fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
    ],
    [
      'a script of the page',
      { ...nothing, target: '/a.js', fetchSite: 'same-origin', fetchMode: 'cors', origin: ORIGIN },
    ],
    ['an asset without its content', { ...nothing, method: 'HEAD' }],
    ['a call', call],
    ['events', { ...call, method: 'GET', target: '/events', origin: undefined }],
    ['a download', { ...call, method: 'GET', target: `/files/${REF}`, origin: undefined }],
    ['an upload', upload],
    ['a print job', { ...nothing, target: `/print-jobs/${REF}.json`, fetchSite: 'same-origin' }],
    ['a start', { ...call, target: '/session', authorization: undefined }],
  ])('%s', (_name, head) => {
    expect(statusOf(head)).toBe(200);
  });
});

describe('what is refused', () => {
  it.each<[number, string, RequestHead]>([
    [421, 'another name for this address', { ...call, host: 'localhost:5000' }],
    [421, 'a name that was bent to this address', { ...call, host: 'evil.example:5000' }],
    [421, 'another port', { ...call, host: '127.0.0.1:5001' }],
    [421, 'a host that only begins alike', { ...call, host: '127.0.0.1:5000.evil.example' }],
    [421, 'no host', { ...call, host: undefined }],
    [405, 'a preflight', { ...call, method: 'OPTIONS', origin: 'http://evil.example', authorization: undefined }],
    [405, 'a call by GET', { ...call, method: 'GET' }],
    [405, 'writing to an asset', { ...call, target: '/a.js' }],
    [405, 'deleting a file', { ...call, method: 'DELETE', target: `/files/${REF}` }],
    [403, 'another origin', { ...call, origin: 'http://127.0.0.1:5001' }],
    [403, 'an opaque origin', { ...call, origin: 'null' }],
    [403, 'a call without an origin', { ...call, origin: undefined }],
    [403, 'reading with another origin', { ...nothing, origin: 'http://evil.example' }],
    [403, 'a call from another site', { ...call, fetchSite: 'cross-site' }],
    [403, 'a call from another port', { ...call, fetchSite: 'same-site' }],
    [403, 'a call without a page', { ...call, fetchSite: 'none' }],
    [403, 'an asset for another site', { ...nothing, target: '/a.js', fetchSite: 'cross-site', fetchMode: 'no-cors' }],
    [
      403,
      'the start page in a frame',
      { ...nothing, fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'iframe' },
    ],
    [
      403,
      'a page other than the start page from elsewhere',
      { ...nothing, target: '/print.html', fetchSite: 'cross-site', fetchMode: 'navigate', fetchDest: 'document' },
    ],
    [403, 'a print job for another site', { ...nothing, target: `/print-jobs/${REF}.json`, fetchSite: 'cross-site' }],
    [
      403,
      'a print job typed in',
      {
        ...nothing,
        target: `/print-jobs/${REF}.json`,
        fetchSite: 'none',
        fetchMode: 'navigate',
        fetchDest: 'document',
      },
    ],
    [403, 'a call without our own header', { ...call, appRequest: undefined }],
    [401, 'a call without a token', { ...call, authorization: undefined }],
    [401, 'a token of another kind', { ...call, authorization: 'Basic abc' }],
    [401, 'events without a token', { ...call, method: 'GET', target: '/events', authorization: undefined }],
    [401, 'a download without a token', { ...call, method: 'GET', target: `/files/${REF}`, authorization: undefined }],
    [415, 'a form', { ...call, contentType: 'application/x-www-form-urlencoded' }],
    [415, 'text, which needs no preflight', { ...call, contentType: 'text/plain' }],
    [415, 'a start as text', { ...call, target: '/session', contentType: 'text/plain' }],
    [415, 'a file as a form', { ...upload, contentType: 'multipart/form-data; boundary=x' }],
    [413, 'too long a call', { ...call, contentLength: String(MAX_JSON_BYTES + 1) }],
    [413, 'too big a file', { ...upload, contentLength: String(MAX_FILE_BYTES + 1) }],
    [411, 'a file of unknown size', { ...upload, contentLength: undefined }],
    [411, 'a file of strange size', { ...upload, contentLength: '1e3' }],
    [404, 'a way out of the folder', { ...nothing, target: '/..%2f..%2fetc/passwd' }],
    [404, 'an absolute address', { ...nothing, target: `http://${HOST}/` }],
    [404, 'a name that was never given', { ...call, method: 'GET', target: '/files/..' }],
    [404, 'an upload without a name', { ...upload, target: '/files' }],
  ])('%i: %s', (status, _name, head) => {
    expect(statusOf(head)).toBe(status);
  });
});

describe('routes', () => {
  it('decodes a name of a file, and never a path', () => {
    expect(routeOf('/files?name=%E4%B8%80.jpback')).toEqual({ kind: 'upload', name: '一.jpback' });
    expect(routeOf('/a/../b.js')).toEqual({ kind: 'asset', path: '/a/../b.js' });
    expect(routeOf('//evil.example/x')).toEqual({ kind: 'asset', path: '//evil.example/x' });
  });
});
