// Reads the flat buffer of web/layout/records.h. Strings are decoded only for records that changed.

const MAGIC = 0x52574d54;
const HEADER_WORDS = 5;
const RECORD_WORDS = 14;
const ATTRIBUTE_WORDS = 4;
const IS_LEAF = 1;

/** Made when it is needed: a browser without it is told so by boot.js, which needs this file.
 * @type {InstanceType<typeof TextDecoder> | null} */
let decoder = null;

/**
 * @typedef {object} PageRecord
 * @property {string} tag
 * @property {Map<string, string>} attributes all of them, class and style included
 * @property {string | undefined} html inner HTML of a leaf; undefined where children follow
 *
 * @typedef {{id: number, parent: number, hash: number, read: () => PageRecord}} PackedRecord
 */

/**
 * @param {Uint8Array} bytes a view that stays valid while the records are read
 * @returns {Generator<PackedRecord>} in reading order, parents first
 */
export function* decodeRecords(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (/** @type {number} */ index) => view.getUint32(index * 4, true);
  if (bytes.byteLength < HEADER_WORDS * 4 || word(0) !== MAGIC) throw new Error("not a page buffer");
  const records = word(1);
  const attributesAt = HEADER_WORDS + records * RECORD_WORDS;
  const poolAt = (attributesAt + word(2) * ATTRIBUTE_WORDS) * 4;
  const text = (/** @type {number} */ offset, /** @type {number} */ length) =>
    (decoder ??= new TextDecoder()).decode(bytes.subarray(poolAt + offset, poolAt + offset + length));
  for (let index = 0; index < records; index += 1) {
    const at = HEADER_WORDS + index * RECORD_WORDS;
    yield {
      id: word(at),
      parent: word(at + 1),
      hash: word(at + 2),
      read: () => {
        const attributes = new Map();
        for (let count = 0; count < word(at + 10); count += 1) {
          const from = attributesAt + (word(at + 9) + count) * ATTRIBUTE_WORDS;
          attributes.set(text(word(from), word(from + 1)), text(word(from + 2), word(from + 3)));
        }
        const html = word(at + 13) & IS_LEAF ? text(word(at + 11), word(at + 12)) : undefined;
        return { tag: text(word(at + 7), word(at + 8)), attributes, html };
      },
    };
  }
}
