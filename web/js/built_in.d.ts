// What the build writes into the scripts in place of these names (cmake/make-dist.mjs), from web/faces/faces.mjs.

/** File without folder and ending, family, and what CSS is told of the face. */
type HtmlFace = [file: string, family: string, descriptors: FontFaceDescriptors];

/** The faces that HTML uses: those that the first words wait for, those that follow, and those that few words have. */
declare const FIRST_FACES: HtmlFace[];
declare const LATER_FACES: HtmlFace[];
declare const LATE_FACES: HtmlFace[];

/** For the service worker: what it keeps from the first visit on, and what when it was first used. */
declare const PRECACHED: { url: string; revision: string | null }[];
declare const LATER_FILES: string[];
declare const SANDBOX_FILE: string;

/** What is missing in the types of pages. */
interface ExtendableEvent extends Event { waitUntil(promise: Promise<unknown>): void }
interface ServiceWorkerGlobalScope {
  registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(kind: "install" | "activate", deed: (event: ExtendableEvent) => void): void;
  addEventListener(kind: "message", deed: (event: MessageEvent) => void): void;
}

/** The files of the faces by which lines are set, and of those that only the canvas or few words need. */
declare const FONT_FILES: string[];
declare const LATE_FONT_FILES: string[];
