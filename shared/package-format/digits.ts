/**
 * 25 decimal digits in five groups of five for reading a hash aloud: group i is the big-endian number in bytes
 * 5i…5i+4 modulo 100 000 (about 83 bits against a second preimage). `hash` must have at least 25 bytes.
 */
export function digitsOf(hash: Uint8Array): string {
  if (hash.length < 25) throw new RangeError('a hash of at least 25 bytes is needed');
  const groups: string[] = [];
  for (let group = 0; group < 5; group += 1) {
    let value = 0;
    for (const byte of hash.subarray(group * 5, group * 5 + 5)) value = value * 256 + byte;
    groups.push(String(value % 100_000).padStart(5, '0'));
  }
  return groups.join(' ');
}
