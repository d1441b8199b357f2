// Pictures of the page: read from PNG, shrunk, compared, written. Only what the tests' own pictures need.

import { deflateSync, inflateSync } from "node:zlib";

/** A PNG of eight bits a channel, not interlaced, as browsers write it: `{ width, height, grey }`, a byte a dot. */
export function readPng(bytes) {
  let at = 8;
  let head = null;
  const packed = [];
  while (at < bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString("latin1", at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") head = body;
    if (type === "IDAT") packed.push(body);
    at += length + 12;
  }
  const [width, height, depth, colour, , , interlaced] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8], head[9], head[10], head[11], head[12]];
  const channels = { 0: 1, 2: 3, 4: 2, 6: 4 }[colour];
  if (depth !== 8 || interlaced || !channels) throw new Error(`a PNG of another form: ${depth} bits, colour ${colour}`);
  const lines = unfiltered(inflateSync(Buffer.concat(packed)), width * channels, height, channels);
  const grey = new Uint8Array(width * height);
  for (let dot = 0; dot < grey.length; dot += 1) {
    const from = dot * channels;
    // The luma of BT.601.
    grey[dot] = channels < 3 ? lines[from] : (lines[from] * 299 + lines[from + 1] * 587 + lines[from + 2] * 114) / 1000;
  }
  return { width, height, grey };
}

function unfiltered(raw, stride, height, step) {
  const lines = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const here = y * stride + x;
      const left = x >= step ? lines[here - step] : 0;
      const up = y ? lines[here - stride] : 0;
      const corner = y && x >= step ? lines[here - stride - step] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      lines[here] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return lines;
}

function paeth(left, up, corner) {
  const [l, u, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}

/** A picture as a grey PNG. */
export function writePng({ width, height, grey }) {
  const raw = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) raw.set(grey.subarray(y * width, (y + 1) * width), y * (width + 1) + 1);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), chunk("IHDR", head), chunk("IDAT", deflateSync(raw, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type, body) {
  const whole = Buffer.alloc(body.length + 12);
  whole.writeUInt32BE(body.length, 0);
  whole.write(type, 4, "latin1");
  body.copy(whole, 8);
  whole.writeUInt32BE(crc(whole.subarray(4, 8 + body.length)), 8 + body.length);
  return whole;
}

function crc(bytes) {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? (rest >>> 1) ^ 0xedb88320 : rest >>> 1;
  }
  return (rest ^ 0xffffffff) >>> 0;
}

/** A picture `factor` times smaller, each dot the mean of a square: how a letter is drawn no longer counts. */
export function shrunk({ width, height, grey }, factor) {
  const [across, down] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(across * down);
  for (let y = 0; y < down; y += 1) {
    for (let x = 0; x < across; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < factor; dy += 1) for (let dx = 0; dx < factor; dx += 1) sum += grey[(y * factor + dy) * width + x * factor + dx];
      small[y * across + x] = Math.round(sum / (factor * factor));
    }
  }
  return { width: across, height: down, grey: small };
}

/** How two pictures differ: the share of dots that are more than `least` apart; 1 where their sizes differ. */
export function difference(one, other, least) {
  if (one.width !== other.width || one.height !== other.height) return 1;
  return one.grey.filter((value, at) => Math.abs(value - other.grey[at]) > least).length / one.grey.length;
}
