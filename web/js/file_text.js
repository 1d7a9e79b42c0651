// The text of a file that a learner hands in, in whichever encoding an editor has saved it.

/** Which encoding the first bytes tell of; a copy begins with a sign of ASCII. @param {Uint8Array} bytes */
function encodingOf(bytes) {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first > 0 && second === 0)) return "utf-16le";
  if ((first === 0xfe && second === 0xff) || (first === 0 && second > 0)) return "utf-16be";
  return "utf-8";
}

/** @param {ArrayBuffer} buffer @returns {string} */
export function textOf(buffer) {
  const text = new TextDecoder(encodingOf(new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength)))).decode(buffer);
  // What no letter beyond ASCII could be read of was one byte a letter.
  const oneByte = text.includes("\uFFFD") && !/[\u0080-\uFFFC]/.test(text);
  return oneByte ? new TextDecoder("windows-1252").decode(buffer) : text;
}
