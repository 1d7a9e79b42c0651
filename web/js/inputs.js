// What the learner does with elements of the page, carried to the workbook.

import { announce, byId } from "./dom.js";
import { rememberTyped } from "./drafts.js";
import { Handles } from "./handles.js";
import { tendKeys } from "./keys.js";
import { Pointer } from "./pointer.js";
import { tendReadings } from "./reading.js";
import { wantedOrTold } from "./wanted.js";

/** @typedef {import("./app.js").Workbook} Workbook */

/** The id of the element that a press or an edit is about; 0 if there is none. @param {EventTarget | null} target */
const idOf = (target) => Number(Pointer.widget(target)?.dataset.id ?? 0);

/** A range of the lab's page; a figure's handle has its own way (handles.js). @param {EventTarget | null} target
 * @returns {target is HTMLInputElement} */
const isRange = (target) => target instanceof HTMLInputElement && target.type === "range" && target.dataset.handle === undefined;

/** Text that is typed, options that are chosen. @param {Workbook} workbook */
function tendFields(workbook) {
  workbook.main.addEventListener("input", (event) => {
    const target = event.target;
    if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === "text")) {
      rememberTyped(idOf(target), target.value);
      workbook.act(idOf(target), target.value);
    }
    if (isRange(target)) workbook.act(idOf(target), target.value);
  });
  workbook.main.addEventListener("change", (event) => {
    const target = event.target;
    if (target instanceof HTMLInputElement && target.type === "radio") workbook.act(idOf(target), "");
    if (target instanceof HTMLSelectElement) workbook.act(idOf(target), target.value);
  });
  // A handle that is let go has made its change; keys make theirs one by one.
  workbook.main.addEventListener("pointerup", ({ target }) => {
    if (isRange(target)) workbook.act(idOf(target), `${target.value}!`);
  });
}

/** A keyboard that comes takes room away: what is typed into goes above it, in an editor the line of the caret, and as
 * much around that as fits. @param {Workbook} workbook */
function tendKeyboard(workbook) {
  let height = visualViewport?.height ?? 0;
  visualViewport?.addEventListener("resize", () => {
    const view = /** @type {VisualViewport} */ (visualViewport);
    const came = view.height < height - 1 && view.scale < 1.01;
    height = view.height;
    const focused = document.activeElement;
    if (!came || !(focused instanceof HTMLElement) || !workbook.main.contains(focused)) return;
    const editor = /** @type {HTMLElement | null} */ (focused.closest(".code-editor"));
    const line = /** @type {HTMLElement | null} */ (editor?.querySelector(".cm-activeLine") ?? null);
    if (editor) workbook.view.show(line ? [line, editor] : [editor]);
    else if (focused.matches("input[type=text], textarea")) workbook.view.show([focused]);
  });
}

/** Folds, which the browser may open by itself, too. @param {Workbook} workbook */
function tendFolds(workbook) {
  const { main } = workbook;
  main.addEventListener("click", (event) => {
    const summary = event.target instanceof Element ? event.target.closest("summary") : null;
    if (!summary) return;
    workbook.act(idOf(summary.parentElement), "");
    event.preventDefault(); // after a trap nobody comes here, and the browser itself unfolds
  });
  main.addEventListener("toggle", (event) => {
    if (event.target instanceof HTMLDetailsElement) workbook.folded(event.target);
  }, { capture: true });
  main.addEventListener("beforematch", (event) => {
    if (event.target instanceof HTMLElement) workbook.found(event.target);
  });
}

/** The pointer over what is painted. @param {Workbook} workbook */
function tendPointer(workbook) {
  const { module, stage } = workbook;
  const handles = new Handles(workbook);
  new Pointer(byId("doc"), byId("ink"), {
    inked: () => workbook.inked,
    act: (id, value) => workbook.act(id, value),
    hover: (id) => (module.set_hover(id), stage.request()),
    move: (x, y) => (module.pointer(x, y, false), stage.request()),
    holds: () => module.grip()?.holding ?? false,
    drag: (x, y) => {
      module.pointer(x, y, true);
      stage.drawNow();
      const grip = module.grip();
      if (grip && grip.value >= 0) handles.pull(grip);
      stage.request();
    },
    release: () => handles.letGo(),
    press: (x, y, down) => {
      module.pointer(x, y, down);
      stage.request(3);
      stage.drawNow();
      stage.drawNow();
      const id = module.take_activated();
      const placed = module.take_placed();
      if (placed) handles.pull(placed);
      if (!down) handles.letGo();
      if (id !== 0) workbook.act(id, "");
      return id;
    },
  });
}

/** Numbers that can be changed; their control is fetched when one is first wanted. @param {Workbook} workbook */
function tendNumbers(workbook) {
  const control = () => wantedOrTold(import("./numbers.js"), "numbers.js").then((module) => module.controlOf(workbook));
  /** @param {EventTarget | null} target */
  const numberOf = (target) => (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-given]")) : null);
  const { main } = workbook;
  main.addEventListener("click", (event) => {
    const number = numberOf(event.target);
    if (number && !getSelection()?.toString()) void control().then((shown) => shown.open(number, event.detail === 0));
  });
  main.addEventListener("focusin", (event) => {
    const number = numberOf(event.target);
    if (number?.matches(":focus-visible")) void control().then((shown) => shown.open(number, false, true));
  });
  main.addEventListener("keydown", (event) => {
    const number = numberOf(event.target);
    if (!number || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "Enter" && event.key !== " " && !/^(Arrow|Page|Home|End)/.test(event.key)) return;
    event.preventDefault();
    const { key } = event;
    void control().then((shown) => (shown.open(number, true), shown.step(key)));
  });
}

/** Where the focus is. @param {Workbook} workbook */
function tendFocus({ main, module }) {
  const tell = () => module.set_focus(main.contains(document.activeElement) ? idOf(document.activeElement) : 0);
  main.addEventListener("focusin", tell);
  main.addEventListener("focusout", () => module.set_focus(0));
  tell();
}

/** From a card that one has come to, Tab goes to where it is answered; what its text links to is before that.
 * @param {HTMLElement} main */
function tendCards(main) {
  main.addEventListener("keydown", (event) => {
    const card = event.target;
    if (event.key !== "Tab" || event.shiftKey || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(card instanceof HTMLElement) || card.dataset.place === undefined) return;
    const answers = "input:not([disabled]),select:not([disabled]),textarea,button:not([disabled],[aria-disabled])";
    const first = /** @type {HTMLElement | null} */ (card.querySelector("input[type=radio]:checked") ?? card.querySelector(answers));
    const control = first?.matches("[data-behind]") ? first.nextElementSibling?.querySelector(".cm-content") : first;
    if (!(control instanceof HTMLElement)) return;
    event.preventDefault();
    control.focus();
  });
}

/** A page that stays open over midnight shows the new day once it is seen again. @param {Workbook} workbook */
function tendDays(workbook) {
  const today = () => new Date().toDateString();
  let day = today();
  const look = () => {
    if (document.hidden || day === today()) return;
    day = today();
    workbook.module.look_again();
    workbook.refresh();
  };
  for (const kind of ["focus", "pageshow"]) window.addEventListener(kind, look);
  document.addEventListener("visibilitychange", look);
}

/** @param {Workbook} workbook */
export function listen(workbook) {
  tendFocus(workbook);
  tendCards(workbook.main);
  tendFields(workbook);
  workbook.renewReadings = tendReadings(workbook.main, (field, typed) => workbook.module.reading(field, typed), announce);
  tendKeys(workbook.main);
  tendKeyboard(workbook); // after the keys have their place
  tendFolds(workbook);
  tendNumbers(workbook);
  tendPointer(workbook);
  window.addEventListener("popstate", () => workbook.navigated());
  tendDays(workbook);
  for (const kind of ["wheel", "pointerdown", "keydown"]) {
    window.addEventListener(kind, () => workbook.places.forget(), { capture: true, passive: true });
  }
}
