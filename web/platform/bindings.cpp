// The table of contents of the page's program: everything that JavaScript can say to it, in the
// order of a visit. Plain values cross: numbers, strings, flat objects (values.h); a failure is a
// field, never a throw; JavaScript has nothing to free. web/js/module.js has the same list with its
// types.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <memory>
#include <string>
#include <vector>

#include "core/exercise/answer_words.h"
#include "core/learner/rows.h"
#include "core/page/contents.h"
#include "core/page/copy_html.h"
#include "core/page/rail.h"
#include "core/page/reading_html.h"
#include "core/page/search.h"
#include "core/page/spellings_html.h"
#include "core/page/symbol_html.h"
#include "core/page/term_html.h"
#include "core/session/playing.h"
#include "core/session/words.h"
#include "core/text/split.h"
#include "web/platform/answers.h"
#include "web/platform/app.h"
#include "web/platform/painted.h"
#include "web/platform/values.h"

namespace tmw {
namespace {

using emscripten::val;
using Text = const std::string&;

// The page's one workbook, made by the first who speaks to it. Embind binds functions, and an
// object of its own would be JavaScript's to free; so this stands here, and everything else is
// handed what it needs.
App& app() {
  static const std::unique_ptr<App> instance = std::make_unique<App>();
  return *instance;
}

// A member of App as a function.
template <auto Member>
struct Of;
template <typename R, typename... P, R (App::*Member)(P...)>
struct Of<Member> {
  static R call(P... values) { return (app().*Member)(values...); }
};
template <typename R, typename... P, R (App::*Member)(P...) const>
struct Of<Member> {
  static R call(P... values) { return (app().*Member)(values...); }
};

// An action of the session, made of its fields.
template <typename A, typename... P>
void act(P... fields) {
  app().act(A{fields...});
}

void code_finished(double run, Text outputs) {
  app().act(CodeFinished{static_cast<std::int64_t>(run), outputs});
}
// Log lines, as one text: JavaScript's lists cross the border item by item, which takes a second
// for a log of years.
constexpr char kBetween = '\x1e';  // stands in no JSON
std::vector<std::string> lines_of(Text text) {
  return text.empty() ? std::vector<std::string>{} : split(text, kBetween);
}
template <typename A>
void take_lines(Text text) {
  app().act(A{lines_of(text)});
}
void log_cleared(Text events, Text drafts) {
  app().act(LogReplaced{lines_of(events), lines_of(drafts)});
}
val take_effects() { return array_of(app().take_effects()); }

// What a question about the session is answered with.
template <std::string (*Question)(const Session&)>
std::string say() {
  return Question(app().session());
}

void set_theme(Text word) { app().act(SetTheme{theme_of_word(word)}); }
void set_ink(Text word) { app().act(SetInk{ink_of_word(word)}); }
std::string theme() { return theme_word(theme_of(app().session())); }
std::string ink() { return ink_word(ink_of(app().session())); }

constexpr int kMostHits = 40;
val search_workbook(Text query) {
  return array_of(search(app().search_index(), app().names, query, kMostHits));
}
std::string reading(NodeId field, Text typed) {
  return reading_html(app().session(), app().page(), field, typed);
}
void names_loaded(Text text) { app().names = read_names(text); }
val unread() { return array_of(unread_chapters(app().session())); }

// As take_lines takes them.
std::string log_lines() {
  std::string lines;
  for (const Row& row : rows_of(app().session().log)) {
    if (!lines.empty()) lines += kBetween;
    lines += row.line;
  }
  return lines;
}
val solved(int chapter) {
  const auto [solved, count] = solved_of(app().session(), chapter);
  val pair = val::array();
  pair.call<void>("push", solved);
  pair.call<void>("push", count);
  return pair;
}
bool has_begun_here() { return has_begun(app().session()); }
bool save_failed() { return save_state(app().session()) == SaveState::kFailed; }
bool read_only() { return is_read_only(app().session()); }

// What undo_words tells of.
void undo() {
  switch (undo_state(app().session()).deed) {
    case UndoState::Deed::kNone:
      return;
    case UndoState::Deed::kCopy:
      return app().act(UndoCopy{});
    case UndoState::Deed::kStartOver:
      return app().act(UndoStartOver{});
  }
}

// Whether starting over has still to delete what is stored.
std::string deletion() {
  switch (deletion_state(app().session())) {
    case DeletionState::kNone:
      return "";
    case DeletionState::kWaiting:
      return "waiting";
    case DeletionState::kFailed:
      return "failed";
  }
  return "";
}

void events_saved(Text ids) { app().act(EventsSaved{read_ids(ids)}); }
double share_of_copy() { return copy_share(app().session()); }
bool copy_news() { return copy_is_news(app().session()); }
float page_height() { return app().layout().height; }
std::string title() { return app().page().text; }

// The control of the number that is open; null if none is.
val number() {
  const Session& session = app().session();
  const Knob* knob = open_knob(session);
  if (knob == nullptr) return val::null();
  const bool played = read_play_name(session.open_number).has_value();
  return object_of(*knob, is_changed(session),
                   played ? words::kBackToOriginal : words::kBackToText);
}

std::string says_of_handle(Text given) { return handle_says(app().session(), given); }

val value_of(const App::Grip& grip) {
  if (grip.given.empty()) return val::null();
  val object = val::object();
  object.set("given", grip.given);
  object.set("figure", grip.figure);
  object.set("holding", grip.holding);
  object.set("value", grip.value);
  return object;
}

// The grip that the pointer holds or stands on; null if there is none.
val grip() { return value_of(app().grip()); }

// The grip that a click has put elsewhere, once; null if there is none.
val take_placed() { return value_of(app().take_placed()); }

// A view into WASM memory: to be read before the next call.
val records() {
  const std::vector<std::uint8_t>& bytes = app().records();
  return val(emscripten::typed_memory_view(bytes.size(), bytes.data()));
}

val motion() {
  val object = val::object();
  object.set("milliseconds", kMotionSeconds * 1000.0);
  object.set("easing", std::string(kMotionEasing));
  return object;
}

bool start_canvas(Text selector) { return app().canvas.start(selector, app().fonts); }
bool restore_canvas() { return app().canvas.restore(); }
void set_canvas(float width, float height, float top, float density) {
  app().canvas.set_view({width, height, top, density});
}
void set_colours(bool dark, bool more_contrast) {
  app().paint_state.theme = theme_for(dark, more_contrast);
}
void set_hover(NodeId id) { app().paint_state.hovered = id; }
void set_selection(const val& numbers) { app().paint_state.selection = rects_of(numbers); }
void pointer(float x, float y, bool down) {
  if (app().canvas.running()) app().canvas.set_pointer(x, y, down);
}
std::string contents() { return contents_html(app().session()); }
bool frame(double now_ms) { return app().canvas.running() && app().draw(now_ms / 1000.0); }
val take_shifts() { return numbers_of(app().take_shifts()); }

// Where the painter puts lines and controls, for the test that holds the DOM against it.
val painted() { return array_of(painted_parts(app().layout())); }

// Before the list, the symbols of the exercise whose button asked for it.
std::string spellings(Text exercise) {
  const auto found = app().session().exercises.find(exercise);
  const bool known = found != app().session().exercises.end();
  return (known ? own_spellings_html(found->second.problem) : std::string()) + spellings_html();
}

std::string term_card(Text name, Text exercise) {
  return term_html(app().session(), name, exercise);
}

std::string symbol_cards(Text letters, Text exercise) {
  return symbols_html(app().session(), letters, exercise);
}

val check(Text id, const val& words, double seed) {
  return check_answer(app().session().workbook, id, words, seed);
}
val list() { return list_exercises(app().session().workbook); }

}  // namespace

EMSCRIPTEN_BINDINGS(workbook) {
  using emscripten::function;

  // It begins: fonts, the index of chapters, the log.
  function("add_font", &Of<&App::add_font>::call);
  function("open_workbook", &Of<&App::open>::call);
  function("drafts_loaded", &take_lines<DraftsLoaded>);
  function("log_part", &take_lines<LogPart>);
  function("log_loaded", &take_lines<LogLoaded>);

  // What the learner does, and what the browser reports.
  function("set_focus", &Of<&App::set_focus>::call);
  function("act", &Of<&App::act_on>::call);
  function("navigate", &act<Navigate, Text>);
  function("chapter_loaded", &act<ChapterLoaded, int, Text>);
  function("chapter_failed", &act<ChapterFailed, int, Text>);
  function("appendix_loaded", &act<AppendixLoaded, Text, Text>);
  function("appendix_failed", &act<AppendixFailed, Text, Text>);
  function("code_finished", &code_finished);
  function("lab_said", &act<LabSaid, Text, Text>);
  function("lab_failed", &act<LabFailed, Text>);
  function("lab_noted", &act<LabNoted, Text>);
  function("event_saved", &act<EventSaved, Text>);
  function("events_saved", &events_saved);
  function("storage_failed", &act<StorageFailed, Text>);
  function("log_replaced", &take_lines<LogReplaced>);
  function("log_cleared", &log_cleared);
  function("log_merged", &take_lines<LogMerged>);

  function("open_number", &act<OpenNumber, Text>);
  function("set_number", &act<SetNumber, Text, int>);
  function("rest_number", &act<RestNumber>);
  function("handle_says", &says_of_handle);
  function("text_numbers", &act<TextNumbers>);
  function("look_again", &act<LookAgain>);

  // What the page has to do and to show then.
  function("take_effects", &take_effects);
  function("page_changed", &Of<&App::page_changed>::call);
  function("records", &records);
  function("take_shifts", &take_shifts);
  function("page_height", &page_height);
  function("title", &title);
  function("saved_words", &say<&saved_words>);
  function("save_failed", &save_failed);
  function("contents_html", &contents);
  function("rail_html", &say<&rail_html>);
  function("number", &number);

  // The dialogs: search, spellings, settings.
  function("reading", &reading);
  function("names_loaded", &names_loaded);
  function("search", &search_workbook);
  function("search_words", &words::search_words);
  function("unread_chapters", &unread);
  function("spellings_html", &spellings);
  function("term_html", &term_card);
  function("symbols_html", &symbol_cards);
  function("set_theme", &set_theme);
  function("theme", &theme);
  function("has_begun", &has_begun_here);
  function("set_ink", &set_ink);
  function("ink", &ink);

  // Copies of the progress.
  function("save_copy", &act<SaveCopy>);
  function("offer_copy", &act<OfferCopy, Text>);
  function("read_copy", &act<ReadCopy>);
  function("copy_share", &share_of_copy);
  function("copy_html", &say<&copy_html>);
  function("copy_is_news", &copy_news);
  function("take_copy", &act<TakeCopy>);
  function("start_over", &act<StartOver>);
  function("kept_words", &say<&kept_words>);
  function("undo_words", &say<&undo_words>);
  function("undo", &undo);
  function("read_only", &read_only);
  function("deletion", &deletion);
  function("log_lines", &log_lines);
  function("solved", &solved);

  // The canvas, frame by frame.
  function("start_canvas", &start_canvas);
  function("restore_canvas", &restore_canvas);
  function("set_width", &Of<&App::set_width>::call);
  function("set_canvas", &set_canvas);
  function("set_colours", &set_colours);
  function("set_selection", &set_selection);
  function("set_hover", &set_hover);
  function("pointer", &pointer);
  function("grip", &grip);
  function("take_placed", &take_placed);
  function("take_activated", &Of<&App::take_activated>::call);
  function("frame", &frame);
  function("set_calm", &Of<&App::set_calm>::call);
  function("motion", &motion);
  function("painted", &painted);

  // The core's answers, for programs as well.
  function("evaluate", &evaluate_text);
  function("check", &check);
  function("list", &list);
}

}  // namespace tmw
