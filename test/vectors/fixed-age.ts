import { createHash } from 'node:crypto';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Runs `work` with random numbers that follow from a name, so that encrypted vectors are the same every time. */
async function withFixedRandom<T>(name: string, work: () => Promise<T>): Promise<T> {
  let block = 0;
  const fixed = (array: Uint8Array) => {
    for (let at = 0; at < array.length; at += 32) {
      const bytes = createHash('sha256').update(`${name} ${block}`).digest();
      block += 1;
      array.set(bytes.subarray(0, array.length - at), at);
    }
    return array;
  };
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: fixed, configurable: true });
  try {
    return await work();
  } finally {
    // The real one belongs to the prototype and shows again.
    Reflect.deleteProperty(globalThis.crypto, 'getRandomValues');
  }
}

export interface AgeKey {
  readonly identity: string;
  readonly recipient: string;
}

/** A published test key; whoever trusts it has no secret. */
export async function fixedKey(name: string): Promise<AgeKey> {
  const identity = await withFixedRandom(`jieping test identity ${name}`, () => generateX25519Identity());
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Encrypts to recipients; `name` keeps the random parts of different vectors apart. */
export function fixedEncrypt(name: string, plain: Uint8Array, recipients: readonly string[]): Promise<Buffer> {
  return withFixedRandom(name, async () => {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    return Buffer.from(await encrypter.encrypt(plain));
  });
}

/** Encrypts under a passphrase, at the least cost. */
export function fixedPassphrase(name: string, plain: string): Promise<Buffer> {
  return withFixedRandom(name, async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase('correct horse');
    encrypter.setScryptWorkFactor(1);
    return Buffer.from(await encrypter.encrypt(plain));
  });
}
