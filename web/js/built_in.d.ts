// What the build writes into the scripts in place of these names (cmake/make-dist.mjs), from web/faces/faces.mjs.

/** File without folder and ending, family, and what CSS is told of the face. */
type HtmlFace = [file: string, family: string, descriptors: FontFaceDescriptors];

/** The faces that HTML uses: those that the first words wait for, and the others. */
declare const FIRST_FACES: HtmlFace[];
declare const LATER_FACES: HtmlFace[];

/** The files of all faces, for the canvas. */
declare const FONT_FILES: string[];
