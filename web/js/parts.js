// The two files of the workbook's program (cmake/split.mjs). The first has what a first visit calls until its first
// exercise is answered; the rest comes after it. Both work on one memory and one table of functions. In the place of a
// function of the rest the table holds a call into this file, until the rest has been put in; a call that cannot wait
// for that fetches the rest while the page stands still.

/** Where the rest of a program comes from. @typedef {object} Source
 * @property {() => Promise<WebAssembly.Module>} fetch
 * @property {() => WebAssembly.Module} fetchNow the page stands still meanwhile */

export class Rest {
  /** @param {Source} source */
  constructor(source) {
    this.source = source;
    /** What the first part gives; null: it has not come. @type {WebAssembly.ModuleImports | null} */
    this.first = null;
    /** @type {WebAssembly.Table | null} null: the rest has not come */
    this.table = null;
    /** On its way. @type {Promise<WebAssembly.Module> | null} */
    this.asked = null;
    /** What the first part imports: a function for each place of the table where one of the rest belongs. */
    this.imports = {
      later: new Proxy(/** @type {WebAssembly.ModuleImports} */ ({}), {
        get: (_, place) => (/** @type {unknown[]} */ ...values) => this.now().get(Number(place))(...values),
      }),
    };
  }

  /** Asks for the rest; what hinders it is told to whoever waits for it. */
  ask() {
    this.asked ??= this.source.fetch();
    this.asked.catch(() => {
      this.asked = null; // another try begins anew
    });
    return this.asked;
  }

  /** The rest is there; fails in words for the reader. The first part must be. */
  async come() {
    const module = await this.ask();
    if (!this.table) this.put(module);
  }

  now() {
    return this.table ?? this.put(this.source.fetchNow());
  }

  /** @param {WebAssembly.Module} module @returns {WebAssembly.Table} with the functions of the rest */
  put(module) {
    const { first } = this;
    if (!first) throw new Error("the rest of a program that has not begun");
    const name = WebAssembly.Module.imports(module).find(({ kind }) => kind === "table")?.name ?? "";
    void new WebAssembly.Instance(module, { first });
    return (this.table = /** @type {WebAssembly.Table} */ (first[name]));
  }
}
