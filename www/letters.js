// Bytes that were written as letters, as the build does: see xtask/src/letters.rs.

/** The `length` bytes of a text of letters: seven bits in each, `groups` of eight behind each key. */
export function bytesOf(letters, length, groups) {
  const bytes = new Uint8Array(length);
  let [at, next] = [0, 0];
  while (at < length) {
    const key = letters.charCodeAt(next);
    next += 1;
    // What is filled up behind the last byte falls outside, where nothing is written.
    for (const end = at + 7 * groups; at < end && at < length; at += 7, next += 8) {
      // One by one: an array to take apart would be made anew each time until the loop is compiled.
      const a = letters.charCodeAt(next) ^ key;
      const b = letters.charCodeAt(next + 1) ^ key;
      const c = letters.charCodeAt(next + 2) ^ key;
      const d = letters.charCodeAt(next + 3) ^ key;
      const e = letters.charCodeAt(next + 4) ^ key;
      const f = letters.charCodeAt(next + 5) ^ key;
      const g = letters.charCodeAt(next + 6) ^ key;
      const h = letters.charCodeAt(next + 7) ^ key;
      bytes[at] = (a << 1) | (b >> 6);
      bytes[at + 1] = (b << 2) | (c >> 5);
      bytes[at + 2] = (c << 3) | (d >> 4);
      bytes[at + 3] = (d << 4) | (e >> 3);
      bytes[at + 4] = (e << 5) | (f >> 2);
      bytes[at + 5] = (f << 6) | (g >> 1);
      bytes[at + 6] = (g << 7) | h;
    }
  }
  return bytes;
}
