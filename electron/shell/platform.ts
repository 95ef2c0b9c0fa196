import { statSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join } from 'node:path';
import type { BrowserWindow, Dialog } from 'electron';
import type { FileRef } from '../../shared/contract/files.ts';
import type { AppError } from '../../shared/errors.ts';
import { LIMITS } from '../../shared/package-format/limits.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { onDisk } from '../backend/files/disk-errors.ts';
import type { FileRefs } from '../backend/files/file-refs.ts';
import type { Memory } from './memory.ts';
import { saveCopy } from './save-copy.ts';

export interface PickOptions {
  readonly multiple: boolean;
  readonly extensions: readonly string[];
}

/** Files in and out by the system's own dialogs. Paths stay on this side; screens get opaque names. */
export interface FileDialogs {
  pick(options: PickOptions): Promise<Result<readonly FileRef[], AppError>>;
  take(path: string): Result<FileRef, AppError>;
  /** Puts bytes that lie nowhere yet into the spool; at most those of an attachment. */
  keep(name: string, bytes: Uint8Array): Promise<Result<FileRef, AppError>>;
  read(ref: string): Promise<Result<Uint8Array, AppError>>;
  save(ref: string): Promise<Result<{ readonly saved: boolean }, AppError>>;
}

export interface FileDialogsOptions {
  readonly dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>;
  readonly window: BrowserWindow;
  readonly files: FileRefs;
  readonly memory: Memory;
  /** Where dialogs start before any folder was used. */
  readonly home: string;
  /** Folder for what lies nowhere yet; none while the data are not open. */
  readonly spool: () => string | undefined;
  readonly newId: () => string;
}

/** A regular file: a pipe or a device would block the reader for ever. */
function registerFile(files: FileRefs, path: string): Result<FileRef, AppError> {
  const gone: AppError = { code: 'not_found', what: 'file', id: basename(path) };
  if (!isAbsolute(path)) return refuse(gone);
  try {
    return statSync(path).isFile() ? ok(files.register(path)) : refuse(gone);
  } catch {
    return refuse(gone);
  }
}

function tooLarge(): Error {
  return Object.assign(new Error('larger than an attachment'), { code: 'EFBIG' });
}

export function createFileDialogs({
  dialog,
  window,
  files,
  memory,
  home,
  spool,
  newId,
}: FileDialogsOptions): FileDialogs {
  // The system would always start in the downloads folder; people work from one stick all day.
  const startFolder = (): string => memory.get().folder ?? home;
  return {
    async pick({ multiple, extensions }) {
      const chosen = await dialog.showOpenDialog(window, {
        defaultPath: startFolder(),
        properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'],
        filters: extensions.length === 0 ? [] : [{ name: extensions.join(', '), extensions: [...extensions] }],
      });
      const first = chosen.filePaths[0];
      if (chosen.canceled || first === undefined) return ok([]);
      memory.set({ folder: dirname(first) });
      const refs: FileRef[] = [];
      for (const path of chosen.filePaths) {
        const ref = registerFile(files, path);
        if (!ref.ok) return ref;
        refs.push(ref.value);
      }
      return ok(refs);
    },
    take: (path) => registerFile(files, path),
    async keep(name, bytes) {
      const folder = spool();
      const plain = basename(name.replaceAll('\\', '/'));
      if (folder === undefined || plain === '') return refuse({ code: 'not_found', what: 'file', id: name });
      return await onDisk(async () => {
        if (bytes.length > LIMITS.attachment) throw tooLarge();
        const path = join(folder, `page-${newId()}`);
        await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
        return files.register(path, plain);
      });
    },
    async read(ref) {
      const path = files.path(ref);
      if (path === undefined) return refuse({ code: 'not_found', what: 'file', id: ref });
      return await onDisk(async () => {
        const { size } = await stat(path);
        // What is shown is an attachment; nothing larger belongs into a page's memory.
        if (size > LIMITS.attachment) throw tooLarge();
        return new Uint8Array(await readFile(path));
      });
    },
    async save(ref) {
      const source = files.path(ref);
      const name = files.name(ref);
      if (source === undefined || name === undefined) return refuse({ code: 'not_found', what: 'file', id: ref });
      const extension = extname(name).slice(1);
      const chosen = await dialog.showSaveDialog(window, {
        defaultPath: join(startFolder(), basename(name)),
        filters: extension === '' ? [] : [{ name: extension, extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (chosen.canceled || chosen.filePath === '') return ok({ saved: false });
      memory.set({ folder: dirname(chosen.filePath) });
      const copied = await saveCopy(source, chosen.filePath);
      return copied.ok ? ok({ saved: true }) : copied;
    },
  };
}
