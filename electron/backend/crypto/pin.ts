import { scryptSync, timingSafeEqual } from 'node:crypto';

const LENGTH = 32;

/** A short number as text that does not show it: scrypt (RFC 7914) with the parameters of Node, salt and hash in hex. */
export function hidePin(pin: string, salt: Uint8Array): string {
  const hash = scryptSync(pin, salt, LENGTH).toString('hex');
  return `${Buffer.from(salt).toString('hex')}.${hash}`;
}

export function isPin(pin: string, hidden: string): boolean {
  const [salt = '', hash = ''] = hidden.split('.');
  const known = Buffer.from(hash, 'hex');
  const given = scryptSync(pin, Buffer.from(salt, 'hex'), LENGTH);
  return known.length === given.length && timingSafeEqual(known, given);
}
