// The canvas inside the scrolled content: where it lies, how many pixels it has, when it is drawn.
//
// It is taller than the view (overscan) and moved by the browser together with the text, so scrolling
// needs no drawing until the view nears its end; then it is put back around the view and drawn anew.

/** More pixels than this cost memory that phones do not have. */
const MOST_PIXELS = 10_000_000;

const PINCH_REST_MS = 150;

/** Where the reader saves data, or memory is short, fewer pixels are drawn: so many for each CSS pixel at most. */
const FRUGAL_DENSITY = 1.5;
function isFrugal() {
  const { connection, deviceMemory } = /** @type {{connection?: {saveData?: boolean}, deviceMemory?: number}} */ (navigator);
  return connection?.saveData === true || (deviceMemory ?? 8) <= 1;
}

export class Stage {
  /**
   * @param {{scroller: HTMLElement, doc: HTMLElement, ink: HTMLCanvasElement}} parts
   * @param {{
   *   draw: (now: number) => boolean,
   *   widthChanged: (width: number) => void,
   *   canvasChanged: (view: {width: number, height: number, top: number, density: number}) => void,
   * }} app `draw` paints one frame and says whether another is wanted
   */
  constructor(parts, app) {
    this.parts = parts;
    this.app = app;
    this.frames = 0;
    this.wanted = 0;
    this.scheduled = false;
    this.width = 0;
    this.top = 0;
    this.over = 0;
    this.density = 0;
    parts.scroller.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.watchSize();
    document.addEventListener("visibilitychange", () => this.request());
    this.watchDensity();
    this.watchPinch();
  }

  /** Also told of a change in device pixels alone, where the browser can. */
  watchSize() {
    const observer = new ResizeObserver(() => this.measure());
    try {
      observer.observe(this.parts.scroller, { box: "device-pixel-content-box" });
    } catch {
      observer.observe(this.parts.scroller);
    }
  }

  watchDensity() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener("change", () => (this.measure(), this.watchDensity()), { once: true });
  }

  /** A pinched page is drawn anew, sharp, once the fingers rest. */
  watchPinch() {
    let timer = 0;
    visualViewport?.addEventListener("resize", () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => this.place(true), PINCH_REST_MS);
    });
  }

  /** Device pixels for each CSS pixel, as the reader sees them now. */
  sharpness() {
    const scale = visualViewport?.scale ?? 1;
    const density = isFrugal() ? Math.min(devicePixelRatio, FRUGAL_DENSITY) : devicePixelRatio;
    return density * (scale > 1.25 ? Math.min(scale, 4) : 1);
  }

  /** Reads the view's size; tells the app what changed. */
  measure() {
    const { scroller } = this.parts;
    const width = this.parts.doc.clientWidth;
    if (width === 0) return;
    if (width !== this.width) {
      this.width = width;
      this.app.widthChanged(width);
    }
    this.place(true);
  }

  /** @param {number} height of the laid-out page in CSS px */
  setDocumentHeight(height) {
    const { doc, scroller } = this.parts;
    const css = `${Math.max(height, scroller.clientHeight)}px`;
    if (doc.style.height !== css) doc.style.height = css;
    this.place(true);
  }

  scrolled() {
    const shift = Math.abs(this.parts.scroller.scrollTop - this.top - this.over);
    if (shift > this.over / 2) this.place(false);
  }

  /** Puts the canvas around the view. @param {boolean} sizeToo */
  place(sizeToo) {
    const { scroller, doc, ink } = this.parts;
    const view = scroller.clientHeight;
    const content = Math.max(doc.offsetHeight, view);
    let density = this.sharpness();
    let over = Math.ceil(view / (isFrugal() ? 4 : 2));
    if (this.width * (view + 2 * over) * density ** 2 > MOST_PIXELS) over = Math.ceil(view / 4);
    const most = MOST_PIXELS / (this.width * (view + 2 * over));
    if (density ** 2 > most) density = Math.sqrt(most);
    const height = Math.min(view + 2 * over, content);
    const top = Math.max(0, Math.min(Math.round(scroller.scrollTop) - over, content - height));
    this.over = over;
    const pixelsWide = Math.round(this.width * density);
    const pixelsHigh = Math.round(height * density);
    const resized = sizeToo && (ink.width !== pixelsWide || ink.height !== pixelsHigh);
    if (resized) {
      ink.width = pixelsWide;
      ink.height = pixelsHigh;
      ink.style.width = `${this.width}px`;
      ink.style.height = `${height}px`;
    }
    if (!resized && top === this.top && density === this.density) return;
    this.top = top;
    this.density = density;
    ink.style.transform = `translateY(${top}px)`;
    this.app.canvasChanged({ width: this.width, height, top, density });
    this.drawNow();
  }

  /** Asks for frames: ImGui settles one frame after an input. */
  request(frames = 2) {
    this.wanted = Math.max(this.wanted, frames);
    if (this.scheduled || document.hidden) return;
    this.scheduled = true;
    requestAnimationFrame((now) => {
      this.scheduled = false;
      this.draw(now);
    });
  }

  /** Draws within this task, so that canvas and DOM appear together. */
  drawNow() {
    this.wanted = Math.max(this.wanted, 1);
    this.draw(Number(document.timeline.currentTime ?? performance.now()));
    if (this.wanted > 0) this.request(this.wanted);
  }

  /** @param {number} now */
  draw(now) {
    if (this.wanted <= 0 || this.density === 0) return;
    this.wanted -= 1;
    this.frames += 1;
    if (this.app.draw(now)) this.wanted = Math.max(this.wanted, 1);
    if (this.wanted > 0) this.request(this.wanted);
  }
}
