// Bytes that were written as letters, as the build does: see xtask/src/letters.rs.
//
// A million letters are turned into bytes while the page starts, and a loop over them in JavaScript has the browser
// optimise it just then, for as long again on another thread. So the loop is a small program for WebAssembly, written by
// hand, which takes eight letters at a time.

const PROGRAM = [
  // What every program begins with; a type, of functions of two numbers; a function of it; two pages of memory; and what
  // is seen from outside, the memory as "m" and the function as "d": its arguments, 0 and 1, are length and groups.
  "00 61 73 6d 01 00 00 00 01 06 01 60 02 7f 7f 00 03 02 01 00 05 03 01 00 02 07 09 02 01 6d 02 00 01 64 00 00",
  // The function, with whole numbers 2, where to write, 3, where to read, and 4, the groups left, and long ones 5, the
  // key, and 6, the letters in hand. Bytes are written over the letters, which are always ahead of them.
  "0a bc 01 01 b9 01 02 03 7f 02 7e",
  // Each block: the key, eight times over; how many groups it has.
  "03 40 20 03 31 00 00 42 81 82 84 88 90 a0 c0 80 01 7e 21 05 20 03 41 01 6a 21 03 20 01 21 04",
  // Each group: eight letters, exclusive-or the key.
  "03 40 20 03 29 00 00 20 05 85 21 06",
  // Their sevens are moved together: by two, by four, and all of them.
  "20 06 42 ff 81 fc 87 f0 9f c0 ff 00 83 20 06 42 01 88 42 80 ff 80 fc 83 f0 8f c0 3f 83 84 21 06",
  "20 06 42 ff ff 80 80 f0 ff 0f 83 20 06 42 02 88 42 80 80 ff ff 80 80 f0 ff 0f 83 84 21 06",
  "20 06 42 ff ff ff ff 00 83 20 06 42 04 88 42 80 80 80 80 ff ff ff ff 00 83 84 21 06",
  // Seven bytes are written, and an eighth that the next group writes over.
  "20 02 20 06 37 00 00 20 03 41 08 6a 21 03",
  // On to the next group where more bytes are wanted and the block has more; to the next block where more are wanted.
  "20 02 41 07 6a 22 02 20 00 49 20 04 41 01 6b 22 04 41 00 47 71 0d 00 0b 20 02 20 00 49 0d 00 0b 0b",
];

let program = null;

/** The `length` bytes of a text of letters, a hundred thousand at most: seven bits in each, `groups` of eight behind each key. */
export function bytesOf(letters, length, groups) {
  program ??= new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.from(PROGRAM.join(" ").split(" "), (byte) => parseInt(byte, 16)))).exports;
  const memory = new Uint8Array(program.m.buffer);
  new TextEncoder().encodeInto(letters, memory);
  if (length) program.d(length, groups);
  return memory.slice(0, length);
}
