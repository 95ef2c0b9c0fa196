import { randomBytes } from 'node:crypto';
import type { Clock, IdSource } from './ports.ts';

/**
 * UUID version 7 from a time and ten random bytes (RFC 9562 §5.7): 48 bits of Unix milliseconds, version, 74 random
 * bits, variant. Written out because the Node inside Electron may be older than `crypto.randomUUIDv7`.
 */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(milliseconds, 0, 6);
  bytes.set(random.subarray(0, 10), 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Identifiers and random bytes from the operating system. */
export function createSystemIds(clock: Clock): IdSource {
  return {
    uuid: () => uuidV7(Date.parse(clock.now()), randomBytes(10)),
    bytes: (length) => new Uint8Array(randomBytes(length)),
  };
}
