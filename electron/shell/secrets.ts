import type { SafeStorage } from 'electron';
import type { SecretsPort } from '../backend/ports.ts';

type Store = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptStringAsync' | 'decryptStringAsync'
>;

/** On Linux the store may be a fixed password known to everyone; only a real keyring counts. */
const REAL_BACKENDS: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

async function isReal(store: Store, platform: NodeJS.Platform): Promise<boolean> {
  if (!(await store.isAsyncEncryptionAvailable())) return false;
  return platform !== 'linux' || REAL_BACKENDS.has(store.getSelectedStorageBackend());
}

/**
 * The system's protected storage. Call after `ready`. Without a real one the level is `file`: secrets pass through
 * unchanged and only the file's permissions protect them, which the settings screen says in words; what was wrapped
 * while there was one cannot be opened then.
 */
export async function createSecrets(store: Store, platform: NodeJS.Platform): Promise<SecretsPort> {
  const real = await isReal(store, platform);
  return {
    level: real ? 'system' : 'file',
    async protect(secret) {
      return real ? new Uint8Array(await store.encryptStringAsync(Buffer.from(secret).toString('base64'))) : secret;
    },
    async unprotect(wrapped) {
      if (!real) return null;
      try {
        const { result } = await store.decryptStringAsync(Buffer.from(wrapped));
        return new Uint8Array(Buffer.from(result, 'base64'));
      } catch {
        // Another user, another desktop session or another computer: the owner of the secret explains what to do.
        return null;
      }
    },
  };
}
