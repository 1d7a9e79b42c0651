// The one file that JavaScript talks to. Plain values cross: numbers, strings, flat objects; a
// failure is a field, never a throw; JavaScript has nothing to free.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <type_traits>
#include <variant>

#include "core/exercise/mark_words.h"
#include "core/formula/read_answer.h"
#include "core/page/contents.h"
#include "core/page/search.h"
#include "core/page/spellings_html.h"
#include "web/platform/app.h"
#include "web/platform/painted.h"

namespace tmw {
namespace {

using emscripten::val;

// The page's one workbook; Node, which only asks for answers, never makes it.
App& app() {
  static const std::unique_ptr<App> instance = std::make_unique<App>();
  return *instance;
}

val object_of(const SaveEvent& effect) {
  val object = val::object();
  object.set("kind", "save");
  object.set("id", effect.id);
  object.set("json", effect.json);
  return object;
}

val object_of(const RunCode& effect) {
  val object = val::object();
  object.set("kind", "run");
  object.set("run", static_cast<double>(effect.run));
  object.set("source", effect.source);
  object.set("tests", effect.tests);
  return object;
}

val object_of(const Announce& effect) {
  val object = val::object();
  object.set("kind", "announce");
  object.set("text", effect.text);
  return object;
}

val object_of(const GoTo& effect) {
  val object = val::object();
  object.set("kind", "go");
  object.set("hash", effect.hash);
  return object;
}

val object_of(const FocusNode& effect) {
  val object = val::object();
  object.set("kind", "focus");
  object.set("id", effect.id);
  return object;
}

val object_of(const LoadChapter& effect) {
  val object = val::object();
  object.set("kind", "load");
  object.set("chapter", effect.chapter);
  object.set("file", effect.file);
  return object;
}

val object_of(const OpenSpellings&) {
  val object = val::object();
  object.set("kind", "spellings");
  return object;
}

val take_effects() {
  val list = val::array();
  for (const Effect& effect : app().take_effects()) {
    list.call<void>("push", std::visit([](const auto& one) { return object_of(one); }, effect));
  }
  return list;
}

bool add_font(const std::string& name, const std::string& bytes) {
  return app().add_font(name, bytes);
}

std::string open_workbook(const std::string& index, const std::string& hash) {
  return app().open(index, hash);
}

void act(NodeId id, const std::string& value) { app().act_on(id, value); }
void navigate(const std::string& hash) { app().act(Navigate{hash}); }
void chapter_loaded(int chapter, const std::string& text) {
  app().act(ChapterLoaded{chapter, text});
}
void chapter_failed(int chapter, const std::string& reason) {
  app().act(ChapterFailed{chapter, reason});
}
void code_finished(double run, const std::string& outputs) {
  app().act(CodeFinished{static_cast<std::int64_t>(run), outputs});
}
void event_saved(const std::string& id) { app().act(EventSaved{id}); }
void storage_failed(const std::string& reason) { app().act(StorageFailed{reason}); }

std::vector<std::string> strings_of(const val& list) {
  return emscripten::vecFromJSArray<std::string>(list);
}
void log_loaded(const val& lines) { app().act(LogLoaded{strings_of(lines)}); }
void log_merged(const val& lines) { app().act(LogMerged{strings_of(lines)}); }

void set_theme(const std::string& theme) { app().act(SetTheme{theme}); }
std::string theme() { return theme_of(app().session()); }

void set_ink(const std::string& ink) { app().act(SetInk{ink}); }
std::string ink() { return ink_of(app().session()); }

// x, y, width, height of each rectangle in document px, one after the other.
void set_selection(const val& numbers) {
  const std::vector<float> flat = emscripten::convertJSArrayToNumberVector<float>(numbers);
  std::vector<Rect>& selection = app().paint_state.selection;
  selection.clear();
  for (std::size_t i = 0; i + 3 < flat.size(); i += 4)
    selection.push_back({flat[i], flat[i + 1], flat[i + 2], flat[i + 3]});
}

constexpr int kMostHits = 40;

val search_workbook(const std::string& query) {
  val list = val::array();
  for (const SearchHit& hit : search(app().session(), query, kMostHits)) {
    val object = val::object();
    object.set("hash", hit.hash);
    object.set("node", hit.node);
    object.set("title", hit.title);
    object.set("where", hit.where);
    object.set("excerpt", hit.excerpt);
    list.call<void>("push", object);
  }
  return list;
}

val unread() {
  val list = val::array();
  for (const ChapterEntry& entry : unread_chapters(app().session())) {
    val object = val::object();
    object.set("chapter", entry.number);
    object.set("file", entry.file);
    list.call<void>("push", object);
  }
  return list;
}

// Where the painter puts lines and controls, for the test that holds the DOM against it.
val painted() {
  val list = val::array();
  for (const PaintedPart& part : painted_parts(app().layout())) {
    val object = val::object();
    object.set("id", part.id);
    object.set("line", part.line);
    object.set("x", part.rect.x);
    object.set("y", part.rect.y);
    object.set("width", part.rect.width);
    object.set("height", part.rect.height);
    object.set("baseline", part.baseline);
    list.call<void>("push", object);
  }
  return list;
}

bool page_changed() { return app().page_changed(); }

// A view into WASM memory: to be read before the next call.
val records() {
  const std::vector<std::uint8_t>& bytes = app().records();
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data()));
}

float page_height() { return app().layout().height; }
std::string title() { return app().page().text; }
std::string saved_text() { return saved_words(app().session()); }
bool save_failed() { return save_state(app().session()) == SaveState::kFailed; }
std::string contents_text() { return contents_html(app().session()); }
void set_width(float width) { app().set_width(width); }

void set_colours(bool dark, bool more_contrast) {
  app().paint_state.theme = theme_for(dark, more_contrast);
}
void set_hover(NodeId id) { app().paint_state.hovered = id; }
bool start_canvas(const std::string& selector) { return app().canvas.start(selector, app().fonts); }
bool restore_canvas() { return app().canvas.restore(); }
void set_canvas(float width, float height, float top, float density) {
  app().canvas.set_view({width, height, top, density});
}
void pointer(float x, float y, bool down) {
  if (app().canvas.running()) app().canvas.set_pointer(x, y, down);
}
NodeId take_activated() { return app().take_activated(); }
bool frame(double now_ms) { return app().canvas.running() && app().draw(now_ms / 1000.0); }

// What the last deed moved: id and px of each element, one after the other.
val take_shifts() {
  val list = val::array();
  for (const Shift& shift : app().take_shifts()) {
    list.call<void>("push", shift.id);
    list.call<void>("push", shift.dy);
  }
  return list;
}
void set_calm(bool calm) { app().set_calm(calm); }
val motion() {
  val object = val::object();
  object.set("milliseconds", kMotionSeconds * 1000.0);
  object.set("easing", std::string(kMotionEasing));
  return object;
}

// The core's answers as plain functions, for programs as well as for the page. `check` and `list`
// know the chapters that were loaded so far.
val evaluate_text(const std::string& text) {
  const TypedAnswer answer = read_answer(text, {});
  val object = val::object();
  if (!answer.ok) {
    object.set("error", answer.error.message);
    object.set("position", static_cast<double>(answer.error.position));
    return object;
  }
  object.set("value", answer.quantity.value);
  object.set("unit", base_unit_symbol(answer.quantity.dimension));
  object.set("text", print_quantity(answer.quantity));
  return object;
}

val check_answer(const std::string& id, const val& words, double seed) {
  val object = val::object();
  const Exercise* exercise = find_exercise(app().session().workbook, id);
  if (exercise == nullptr) {
    object.set("error", "There is no exercise " + id + " in the chapters that are loaded.");
    return object;
  }
  const Problem problem = instantiate(*exercise, static_cast<std::uint64_t>(seed)).problem;
  const Verdict verdict = mark_words(problem, strings_of(words));
  object.set("verdict", std::string(verdict_name(verdict.kind)));
  object.set("value", verdict.value ? val(*verdict.value) : val::null());
  object.set("unit", verdict_unit(problem));
  object.set("message", verdict.message);
  object.set("slip", verdict.slip.empty() ? val::null() : val(verdict.slip));
  return object;
}

val list_exercises() {
  val list = val::array();
  for (const Chapter& chapter : app().session().workbook.chapters) {
    for (const Exercise& exercise : chapter.exercises) {
      val object = val::object();
      object.set("id", exercise.id);
      object.set("chapter", chapter.number);
      object.set("title", exercise.title);
      object.set("kind", std::string(kind_name(exercise.kind)));
      list.call<void>("push", object);
    }
  }
  return list;
}

}  // namespace

EMSCRIPTEN_BINDINGS(workbook) {
  using emscripten::function;
  function("evaluate", &evaluate_text);
  function("check", &check_answer);
  function("list", &list_exercises);
  function("add_font", &add_font);
  function("open_workbook", &open_workbook);
  function("act", &act);
  function("navigate", &navigate);
  function("chapter_loaded", &chapter_loaded);
  function("chapter_failed", &chapter_failed);
  function("code_finished", &code_finished);
  function("event_saved", &event_saved);
  function("storage_failed", &storage_failed);
  function("log_loaded", &log_loaded);
  function("log_merged", &log_merged);
  function("set_theme", &set_theme);
  function("theme", &theme);
  function("set_ink", &set_ink);
  function("ink", &ink);
  function("set_selection", &set_selection);
  function("search", &search_workbook);
  function("unread_chapters", &unread);
  function("painted", &painted);
  function("take_effects", &take_effects);
  function("page_changed", &page_changed);
  function("records", &records);
  function("page_height", &page_height);
  function("title", &title);
  function("saved_words", &saved_text);
  function("save_failed", &save_failed);
  function("contents_html", &contents_text);
  function("spellings_html", &spellings_html);
  function("set_width", &set_width);
  function("set_colours", &set_colours);
  function("set_hover", &set_hover);
  function("start_canvas", &start_canvas);
  function("restore_canvas", &restore_canvas);
  function("set_canvas", &set_canvas);
  function("pointer", &pointer);
  function("take_activated", &take_activated);
  function("frame", &frame);
  function("take_shifts", &take_shifts);
  function("set_calm", &set_calm);
  function("motion", &motion);
}

}  // namespace tmw
