// The tables of a TrueType font.

/** @typedef {{tag: string, record: number, offset: number, length: number}} Table `record`: where the font lists it */

/** What the font's directory lists. @param {Buffer} font @returns {Table[]} */
export function tables_of(font) {
  return Array.from({ length: font.readUInt16BE(4) }, (_, i) => {
    const record = 12 + 16 * i;
    return {
      tag: font.toString("latin1", record, record + 4), record,
      offset: font.readUInt32BE(record + 8), length: font.readUInt32BE(record + 12),
    };
  });
}
