/** The database driver ends older versions without a message, so they are stopped before it is loaded. */
export const NEEDED_NODE = 24;

/** What to tell the user of a Node that is too old; undefined when `version` (e.g. `24.21.0`) will do. */
export function nodeRefusal(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= NEEDED_NODE) return undefined;
  return [
    `街评需要 Node ${NEEDED_NODE} 或更新版本，现在是 ${version}。请在本文件夹中运行 npm ci，再运行 npm start。`,
    `Jieping needs Node ${NEEDED_NODE} or newer, this is ${version}. Run npm ci and then npm start in this folder.`,
  ].join('\n');
}
