// Plain JavaScript, so that an old Node still reads it and can say what to do instead of failing on the first type.
import { enableCompileCache } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** Type stripping and the database driver both need it. */
const NEEDED_NODE = 24;

/**
 * What to tell the user of a Node that is too old; undefined when `version` (e.g. `24.21.0`) will do.
 * @param {string} version
 * @returns {string | undefined}
 */
export function nodeRefusal(version) {
  if (Number.parseInt(version, 10) >= NEEDED_NODE) return undefined;
  return [
    `街评需要 Node ${NEEDED_NODE} 或更新版本\uFF0C现在是 ${version}。请安装 Node ${NEEDED_NODE}\uFF0C再在本文件夹中运行 npm ci 和 npm start。`,
    `Jieping needs Node ${NEEDED_NODE} or newer, this is ${version}. Install Node ${NEEDED_NODE}, then run npm ci and npm start in this folder.`,
  ].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const refusal = nodeRefusal(process.versions.node);
  if (refusal === undefined) {
    // The program sees its own name and options, as if it had been started by itself.
    const [node, , entry, ...options] = process.argv;
    process.argv = [node, entry, ...options];
    // Types are stripped by WebAssembly, and V8 aborts now and then when many threads tier up its import wrappers.
    setFlagsFromString('--no-wasm-generic-wrapper');
    // What was compiled once is kept beside the program, where nobody else may write.
    enableCompileCache(fileURLToPath(new URL('../../.cache/compiled/', import.meta.url)));
    await import(pathToFileURL(entry).href);
  } else {
    process.stderr.write(`${refusal}\n`);
    process.exitCode = 1;
  }
}
