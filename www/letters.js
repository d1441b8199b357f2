// Bytes that were written as letters, as the build does: see xtask/src/letters.rs.

const BARRED = [0, 13, 60];
const PAIRS = 0x100;

/** The `length` bytes of a text of letters: seven bits in each of ASCII, and twice that in the others. */
export function bytesOf(letters, length) {
  const bytes = new Uint8Array(length);
  let [at, held, bits] = [0, 0, 0];
  for (let index = 0; at < length; index += 1) {
    const code = letters.charCodeAt(index);
    if (code < PAIRS) {
      held = (held << 7) | code;
      bits += 7;
    } else {
      held = (held << 14) | (BARRED[(code - PAIRS) >> 7] << 7) | (code & 127);
      bits += 14;
    }
    while (bits > 7) {
      bits -= 8;
      bytes[at] = held >> bits;
      at += 1;
    }
  }
  return bytes;
}
