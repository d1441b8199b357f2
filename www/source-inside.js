// Where the program comes from in the one-file page: the file itself, compressed and as text.

const inside = (id) => document.getElementById(id).textContent;

/** The compiled program. */
export async function program() {
  const letters = atob(inside("program"));
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i += 1) bytes[i] = letters.charCodeAt(i);
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
}

/** The address of the worker's script. */
export function workerAddress() {
  return URL.createObjectURL(new Blob([inside("worker")], { type: "text/javascript" }));
}
