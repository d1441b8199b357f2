// Bytes that were written as letters (basE91, J. Henke, 2000), as the build does: see xtask/src/letters.rs.

// The printable letters of ASCII without "<", "&" and "\".
const VALUES = new Int8Array(128).fill(-1);
let value = 0;
for (let code = 33; code < 127; code += 1) {
  if (code !== 38 && code !== 60 && code !== 92) {
    VALUES[code] = value;
    value += 1;
  }
}

/** The bytes of a text of letters; anything else in it, as a line's end, says nothing. */
export function bytesOf(letters) {
  const bytes = new Uint8Array(letters.length);
  let [length, first, held, bits] = [0, -1, 0, 0];
  for (let at = 0; at < letters.length; at += 1) {
    const letter = VALUES[letters.charCodeAt(at) & 127];
    if (letter < 0) continue;
    if (first < 0) {
      first = letter;
      continue;
    }
    const pair = first + letter * 91;
    first = -1;
    held |= pair << bits;
    bits += (pair & 0x1fff) > 88 ? 13 : 14;
    for (; bits > 7; bits -= 8) {
      bytes[length] = held & 255;
      length += 1;
      held >>= 8;
    }
  }
  if (first >= 0) {
    bytes[length] = (held | (first << bits)) & 255;
    length += 1;
  }
  return bytes.subarray(0, length);
}
