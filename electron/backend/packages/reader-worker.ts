import { rmSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { slotKey } from '../../../shared/model/slot-key.ts';
import { packageRefused, type AppError } from '../../../shared/errors.ts';
import { putAttachment, type StoredAttachment } from '../files/attachment-files.ts';
import { diskError } from '../files/disk-errors.ts';
import { isEncrypted } from './age-header.ts';
import { decryptFile } from './decrypt-file.ts';
import { BUFFER, piecesOf } from './line-reader.ts';
import { openFile, type OpenFile } from './random-access.ts';
import {
  END,
  GO_ON,
  type PackedRecord,
  type ReaderMessage,
  type ReaderTask,
  type ToReader,
} from './reader-messages.ts';
import type { CheckedRecord } from './record-pass.ts';
import { verifyPackage, type LineTaker, type VerifiedPackage } from './verify-package.ts';

/** Entry of the worker thread that reads files of strangers. It has no database; it only reports. */

/** Attachments that are told of together. */
const SLICE = 250;
/** Decrypting more bytes than this leaves so much memory behind that another thread goes on. */
const MUCH = 64 * 1024 * 1024;
/** Slices that may be on their way at once: reading goes on while the other side writes. */
const AHEAD = 4;

if (!parentPort) throw new Error('this module runs as a worker thread');
const port = parentPort;

const talk = { unheard: 0, heard: (): void => undefined };

/** Says something and waits until at most `most` of all that was said has not been answered yet. */
async function say(message: ReaderMessage, most: number, transfer: ArrayBuffer[] = []): Promise<void> {
  talk.unheard += 1;
  port.postMessage(message, transfer);
  while (talk.unheard > most) {
    await new Promise<void>((resolve) => {
      talk.heard = resolve;
    });
  }
}

function changed(code: string): Error {
  return new Error(`the checked file changed while it was read: ${code}`);
}

/** A slice of records in one piece of memory. */
function packed(lines: readonly CheckedRecord[]): Extract<ReaderMessage, { type: 'records' }> {
  const bytes = new Uint8Array(lines.reduce((all, { line }) => all + line.length, 0));
  let end = 0;
  const slice = lines.map(({ line, hash, record: { dev, seq, slot, op } }): PackedRecord => {
    bytes.set(line, end);
    end += line.length;
    const { unit, form, q } = slot;
    return { hash, end, dev, seq, slot: slotKey(slot), unit, form, q, op };
  });
  return { type: 'records', bytes, slice };
}

/** Says the lines of a file as they are found good, while the next ones are being checked. */
const lineTaker: LineTaker = {
  signed: (head) => say({ type: 'signed', head }, 0),
  records: (lines) => {
    const message = packed(lines);
    return say(message, AHEAD - 1, [message.bytes.buffer]);
  },
  personal: (slice) => say({ type: 'personal', slice }, AHEAD - 1),
};

/** Puts the attachments of a file that was found good into their folder. */
async function deliverAttachments(file: OpenFile, verified: VerifiedPackage, folder: string): Promise<void> {
  const types = new Map(verified.info.manifest.resources.map(({ path, mediatype }) => [path, mediatype]));
  const buffer = Buffer.allocUnsafe(BUFFER);
  let slice: StoredAttachment[] = [];
  for (const { name, start, size, crc } of verified.attachments) {
    const stored = { sha256: name.slice(-64), size, crc, mediatype: types.get(name) ?? '' };
    if (!putAttachment(folder, stored, piecesOf(file, { start, size }, buffer))) throw changed('E_CONTENT_HASH');
    slice.push(stored);
    if (slice.length < SLICE) continue;
    await say({ type: 'attachments', slice }, AHEAD - 1);
    slice = [];
  }
  if (slice.length > 0) await say({ type: 'attachments', slice }, AHEAD - 1);
}

/** What is said last about a file. */
type Last = Extract<ReaderMessage, { type: 'refused' | 'opened' | 'done' }>;
const refused = (error: AppError): Last => ({ type: 'refused', error });

async function readOpened(file: OpenFile, { options, attachments, lines }: ReaderTask): Promise<Last> {
  const verified = await verifyPackage(file, options, lines ? lineTaker : {});
  if (!verified.ok) return refused(verified.error);
  await say({ type: 'verified', info: verified.value.info }, 0);
  if (attachments !== undefined) await deliverAttachments(file, verified.value, attachments);
  return { type: 'done' };
}

async function readPlain(task: ReaderTask): Promise<Last> {
  try {
    const plain = openFile(task.plainPath);
    try {
      return await readOpened(plain, task);
    } finally {
      plain.close();
    }
  } finally {
    rmSync(task.plainPath, { force: true });
  }
}

/** Decrypts into the private file and goes on with that; nothing of it is looked at before its end is authentic. */
async function readEncrypted(file: OpenFile, task: ReaderTask): Promise<Last> {
  const { plainPath, unseal } = task;
  if (!unseal) return refused(packageRefused('E_KIND'));
  if (unseal.identities === null) return refused({ code: 'key_locked' });
  const decrypted = await decryptFile(file, plainPath, unseal.identities);
  if (!decrypted.ok) return refused(decrypted.error);
  return file.size > MUCH ? { type: 'opened' } : readPlain(task);
}

async function readAll(task: ReaderTask): Promise<Last> {
  let file: OpenFile | null = null;
  try {
    if (task.opened) return await readPlain(task);
    file = openFile(task.path);
    if (isEncrypted(file)) return await readEncrypted(file, task);
    const options = { ...task.options, refusePlain: task.unseal?.required === true };
    return await readOpened(file, { ...task, options });
  } catch (error) {
    const known = diskError(error);
    if (known) return refused(known);
    throw error;
  } finally {
    file?.close();
  }
}

async function answer(task: ReaderTask): Promise<void> {
  port.postMessage(await readAll(task));
}

port.on('message', (message: ToReader) => {
  if (message === END) port.close();
  else if (message === GO_ON) {
    talk.unheard -= 1;
    talk.heard();
  }
  // A fault is left to end the thread: the other side hears it as an error and throws the thread away.
  else void answer(message);
});
