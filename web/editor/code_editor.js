// CodeMirror in place of a text area: highlighting, line numbers, brackets, indentation, undo, and a mark where the code
// failed. Loaded when an exercise with code comes near (web/js/editors.js); without it the text area does.
import { defaultKeymap, history, historyKeymap, indentLess, insertTab } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Annotation, Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { StyleModule } from "style-mod";

/** @typedef {{line: number, column: number}} Fault from 1; line 0: none */

/** The colours of core/page/code_tokens.cpp, which paints listings. */
const HIGHLIGHT = HighlightStyle.define([
  { tag: [tags.keyword, tags.self, tags.bool, tags.null, tags.atom], class: "code-keyword" },
  { tag: [tags.number], class: "code-number" },
  { tag: [tags.string, tags.regexp], class: "code-string" },
  { tag: [tags.comment], class: "code-comment" },
]);

// Every rule names the editor and a class: page.css makes the words of #ch transparent where the canvas inks them.
const THEME = EditorView.theme({
  "&": { height: "100%", boxSizing: "border-box", font: "var(--t-code)", backgroundColor: "var(--sunken)", color: "var(--text)", border: "1px solid var(--control-line)", borderRadius: "8px", pointerEvents: "auto", overflow: "hidden" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-1px", borderColor: "var(--focus)" },
  "&:hover": { borderColor: "var(--quiet)" },
  "& .cm-scroller": { font: "inherit", overflow: "auto hidden" },
  "& .cm-content": { padding: "15px 0", caretColor: "var(--accent)" },
  "& .cm-line": { padding: "0 16px 0 8px" },
  "& .cm-line, & .cm-line span.cm-matchingBracket, & .cm-line span": { color: "var(--text)", WebkitTextFillColor: "currentcolor" },
  "& .cm-gutters": { backgroundColor: "transparent", border: "0", color: "var(--quiet)" },
  "& .cm-gutterElement": { WebkitTextFillColor: "currentcolor", padding: "0 4px 0 8px", minWidth: "2.5rem" },
  "& .cm-activeLine, & .cm-activeLineGutter": { backgroundColor: "transparent" },
  "&.cm-focused .cm-activeLine, &.cm-focused .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--control-line) 12%, transparent)" },
  "& .cm-line span.code-keyword": { color: "var(--accent)" },
  "& .cm-line span.code-number": { color: "var(--design)" },
  "& .cm-line span.code-string": { color: "var(--build)" },
  "& .cm-line span.code-comment": { color: "var(--quiet)" },
  "&.cm-focused .cm-line span.cm-matchingBracket": { backgroundColor: "var(--selection)", borderRadius: "3px", outline: "1px solid var(--control-line)" },
  "&.cm-focused .cm-line span.cm-nonmatchingBracket": { backgroundColor: "var(--bad-soft)", outline: "1px solid var(--bad)" },
  "& .cm-content ::selection, & .cm-line::selection": { backgroundColor: "var(--selection)", color: "var(--text)" },
  "& .cm-selectionLayer .cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { backgroundColor: "var(--selection)" },
  "& .cm-cursor": { borderLeft: "2px solid var(--accent)" },
  "& .cm-line.code-fault-line": { backgroundColor: "var(--bad-soft)", boxShadow: "inset 3px 0 0 var(--bad)" },
  "& .cm-line span.code-fault, & .cm-line span.code-fault span": { textDecoration: "underline wavy var(--bad) 1.5px", textDecorationSkipInk: "none", textUnderlineOffset: "4px" },
});

/** What the page puts in is no deed of the learner's. */
const fromPage = Annotation.define();

/** @type {import("@codemirror/state").StateEffectType<Fault>} */
const setFault = StateEffect.define();

/** V8 tells the place of `return x` as that of the keyword; what failed is the value behind it. */
const BEFORE_VALUE = /^(?:return|throw|yield|await|typeof|void)\s+(?=[^\s;])/;

/**
 * What is underlined: the word at the column, or behind a keyword the whole value, as far as the line has of it.
 * @param {string} rest the line from the column on @returns {[number, number]} where it begins and ends
 */
export function faultyPart(rest) {
  const keyword = BEFORE_VALUE.exec(rest)?.[0].length ?? 0;
  if (keyword > 0) return [keyword, rest.replace(/\s*\/\/.*$/, "").replace(/[\s;]+$/, "").length];
  return [0, /^[\p{L}\p{N}_$]+/u.exec(rest)?.[0].length ?? 1];
}

/** @param {import("@codemirror/state").Text} code @param {Fault} fault */
function marks(code, { line, column }) {
  if (line < 1 || line > code.lines) return Decoration.none;
  const { from, to, text } = code.line(line);
  const whole = Decoration.line({ class: "code-fault-line" }).range(from);
  const start = Math.min(from + Math.max(column - 1, 0), to);
  if (column < 1 || start >= to) return Decoration.set([whole]);
  const [before, after] = faultyPart(text.slice(start - from));
  return Decoration.set([whole, Decoration.mark({ class: "code-fault" }).range(start + before, Math.min(start + Math.max(after, before + 1), to))]);
}

/** The mark where the code failed; it goes as soon as the code is changed. */
const fault = StateField.define({
  create: () => Decoration.none,
  update(shown, transaction) {
    for (const effect of transaction.effects) if (effect.is(setFault)) return marks(transaction.newDoc, effect.value);
    return transaction.docChanged ? Decoration.none : shown;
  },
  provide: (field) => EditorView.decorations.from(field),
});

const LANGUAGES = {
  javascript: () => import("./javascript.js"),
  python: () => import("./python.js"),
};

/** Esc, then Tab, leaves the editor, so that the keyboard is never caught; how long it takes does not matter. */
const leaving = EditorView.domEventHandlers({
  keydown(event, view) {
    if (event.key === "Escape") view.setTabFocusMode(true);
    else if (event.key !== "Tab" && event.key !== "Shift") view.setTabFocusMode(false);
    return false;
  },
  blur: (_, view) => view.setTabFocusMode(false),
});

/** What is typed over a selection, put in here: left to itself, Chromium keeps the look of the words that go in a style
 * attribute, which the page's policy forbids and reports. An input method is left to itself. */
const typingOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const insert = event.data;
    if (event.inputType !== "insertText" || !insert || view.composing || event.isComposing) return false;
    // That of the document: the editor's own may not have heard yet of what was just selected.
    const selected = document.getSelection();
    if (!selected || selected.isCollapsed || !view.contentDOM.contains(selected.anchorNode)) return false;
    const range = selected.getRangeAt(0);
    const from = view.posAtDOM(range.startContainer, range.startOffset);
    const to = view.posAtDOM(range.endContainer, range.endOffset);
    event.preventDefault();
    view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.type", scrollIntoView: true });
    return true;
  },
});

/** CodeMirror puts its rules into a style element, which the page's policy forbids; where its root is no document, into a
 * sheet that the document adopts. So the document gets that set of rules, under the mark that style-mod keeps it by. */
function adoptRules() {
  const page = /** @type {any} */ (document);
  if (!("adoptedStyleSheets" in page)) return;
  const root = {
    ownerDocument: document,
    get adoptedStyleSheets() { return page.adoptedStyleSheets; },
    set adoptedStyleSheets(sheets) { page.adoptedStyleSheets = sheets; },
  };
  StyleModule.mount(/** @type {any} */ (root), []);
  for (const mark of Object.getOwnPropertySymbols(root)) page[mark] = /** @type {any} */ (root)[mark];
}

adoptRules();

export class CodeEditor {
  /**
   * @param {{value: string, language: string, attributes: Record<string, string>, typed: (value: string) => void}} given
   *   `attributes`: how assistive technology is told of it
   */
  constructor({ value, language, attributes, typed }) {
    this.language = new Compartment();
    this.described = new Compartment();
    this.shown = "";
    this.said = "";
    this.view = new EditorView({
      state: EditorState.create({
        doc: value,
        extensions: [
          lineNumbers(), highlightActiveLine(), highlightActiveLineGutter(), history(), drawSelection(), indentOnInput(),
          bracketMatching(), syntaxHighlighting(HIGHLIGHT), THEME, fault, leaving, typingOver,
          EditorState.tabSize.of(2),
          this.language.of([]),
          this.described.of(EditorView.contentAttributes.of(attributes)),
          // With a tabindex it is known to take the focus, and with it the keys that scroll what lies around it.
          EditorView.contentAttributes.of({ tabindex: "0", spellcheck: "false", autocapitalize: "off", autocorrect: "off", translate: "no" }),
          keymap.of([
            { key: "Mod-Enter", run: () => true }, // runs the code; whoever listens above hears of it
            { key: "Tab", run: insertTab, shift: indentLess }, // of what is selected, every line
            ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter" && key !== "Ctrl-Enter"),
            ...historyKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (!update.docChanged || update.transactions.some((one) => one.annotation(fromPage))) return;
            if (!this.view.composing) this.said = ""; // a fault told again is marked again
            typed(this.value);
          }),
        ],
      }),
    });
    void this.speak(language);
  }

  get value() {
    return this.view.state.doc.toString();
  }

  /** @param {string} language */
  async speak(language) {
    if (language === this.shown) return;
    this.shown = language;
    const load = LANGUAGES[/** @type {keyof LANGUAGES} */ (language)];
    const extension = await load?.().then((module) => module.extension).catch(() => null); // plain, but it works
    if (this.shown !== language || !this.view.dom.isConnected) return;
    const unit = indentUnit.of(language === "python" ? "    " : "  ");
    this.view.dispatch({ effects: this.language.reconfigure(extension ? [unit, extension] : [unit]) });
  }

  /** Shows what the page says. @param {{value: string, attributes: Record<string, string>, fault: Fault}} said */
  show({ value, attributes, fault: place }) {
    const now = this.value;
    const words = JSON.stringify([attributes, place]);
    if (value === now && words === this.said) return; // nothing is dispatched into what an input method is writing
    this.said = words;
    /** @type {import("@codemirror/state").StateEffect<unknown>[]} */
    const effects = [setFault.of(place), this.described.reconfigure(EditorView.contentAttributes.of(attributes))];
    if (value === now) return this.view.dispatch({ effects });
    // Only what differs is replaced: the cursor stays where it is.
    let start = 0;
    while (start < value.length && start < now.length && value[start] === now[start]) start += 1;
    let end = 0;
    while (end < value.length - start && end < now.length - start && value.at(-1 - end) === now.at(-1 - end)) end += 1;
    this.view.dispatch({
      changes: { from: start, to: now.length - end, insert: value.slice(start, value.length - end) },
      annotations: fromPage.of(true),
      effects,
    });
  }

  /** @param {number} from @param {number} to */
  select(from, to) {
    this.view.dispatch({ selection: { anchor: from, head: to } });
  }
}
