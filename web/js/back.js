// Back closes a dialog that is open, and leaves the page where it is: an open dialog is an entry of the history, which goes
// when the dialog does.

/** @type {HTMLDialogElement[]} */
let dialogs = [];

/** An entry is being left; what waits for that. @type {(() => void)[] | null} */
let waiting = null;

const shown = () => dialogs.filter((one) => one.open);

function follow() {
  if (waiting) return;
  const open = shown().length > 0;
  const marked = Boolean(history.state?.dialog);
  if (open && !marked) history.pushState({ ...history.state, dialog: true }, "", location.href);
  if (open || !marked) return;
  waiting = [];
  history.back();
}

/** Calls `then` once no dialog stands in the history any more. @param {() => void} then */
export function afterDialogs(then) {
  follow();
  if (waiting) waiting.push(then);
  else then();
}

/** @param {HTMLDialogElement[]} all */
export function tendBack(all) {
  dialogs = all;
  if (history.state?.dialog) history.replaceState({ ...history.state, dialog: false }, ""); // it was open when the page was left
  const observer = new MutationObserver(follow);
  for (const dialog of dialogs) observer.observe(dialog, { attributeFilter: ["open"] });
  window.addEventListener("popstate", (event) => {
    const left = waiting;
    waiting = null;
    if (!left && (shown().length === 0 || history.state?.dialog)) return;
    event.stopImmediatePropagation(); // the page stands where it stood
    if (!left) shown().at(-1)?.close();
    left?.forEach((then) => then());
    follow();
  }, { capture: true });
}
