#include "core/content/load.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load_parts.h"
#include "core/content/workbook.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// As files write it: "derive".
std::string kind_word(ExerciseKind kind) {
  std::string word = kind_name(kind);
  word.front() = static_cast<char>(word.front() - 'A' + 'a');
  return word;
}

// "derive, trace, design, build and debug".
std::string kind_words() {
  std::string words;
  for (const ExerciseKind& kind : kExerciseKinds) {
    const bool last = &kind == std::end(kExerciseKinds) - 1;
    const char* separator = words.empty() ? "" : last ? " and " : ", ";
    words += separator + kind_word(kind);
  }
  return words;
}

ExerciseKind read_kind(TableReader& reader) {
  const std::string word = reader.text("kind", Need::kRequired);
  for (const ExerciseKind kind : kExerciseKinds) {
    if (word == kind_word(kind)) return kind;
  }
  if (!word.empty()) {
    reader.fail(reader.line(), "`kind` = \"" + word + "\" is none of " + kind_words());
  }
  return ExerciseKind::kDerive;
}

void read_task(TableReader& reader, Exercise& exercise) {
  switch (exercise.kind) {
    case ExerciseKind::kDerive:
      exercise.task = read_derive(reader);
      return;
    case ExerciseKind::kTrace:
      exercise.task = read_choice(reader);
      return;
    case ExerciseKind::kDesign:
      if (reader.any("item") != nullptr) {
        exercise.task = read_order(reader);
      } else {
        exercise.task = read_choice(reader);
      }
      return;
    case ExerciseKind::kBuild:
      exercise.task = read_build(reader);
      return;
    case ExerciseKind::kDebug:
      exercise.task = read_debug(reader);
      return;
  }
}

std::string place_of(const TomlValue& table, int number) {
  for (const auto& [key, value] : table.entries) {
    if (key == "id" && value.kind == TomlKind::kText) return value.text;
  }
  return "exercise " + std::to_string(number);
}

PredictSpec read_predict(TableReader& owner) {
  PredictSpec predict;
  const TomlValue* table = owner.table("predict", Need::kOptional);
  if (table == nullptr) return predict;
  TableReader reader(*table, owner.place() + ", predict", owner.sink());
  predict.ask = reader.prose("ask", Need::kRequired);
  predict.options = reader.proses("options", Need::kOptional);
  predict.is = reader.expression("is", Need::kOptional);
  predict.format = reader.format("as");
  if (predict.options.size() == 1)
    reader.fail(reader.line(), "`options` are two or more to choose from");
  if (predict.options.empty() == predict.is.empty())
    reader.fail(reader.line(), "a guess is one of `options`, or the number that `is` computes");
  reader.finish();
  return predict;
}

Exercise read_exercise(const TomlValue& table, int number, ErrorSink& sink) {
  TableReader reader(table, place_of(table, number), sink);
  Exercise exercise;
  exercise.line = table.line;
  exercise.id = reader.text("id", Need::kRequired);
  exercise.title = reader.text("title", Need::kRequired);
  exercise.bonus = reader.boolean("bonus");
  exercise.kind = read_kind(reader);
  exercise.prompt = reader.prose("prompt", Need::kRequired);
  exercise.given = read_given(reader);
  exercise.draws = read_vary(reader, exercise.given);
  exercise.hints = reader.proses("hints", Need::kRequired);
  exercise.steps = read_steps(reader);
  exercise.solution_note = reader.prose("working", Need::kOptional);
  exercise.remark = reader.prose("remark", Need::kRequired);
  exercise.predict = read_predict(reader);
  exercise.sources = first_lines(reader.markdowns("sources", Need::kOptional));
  exercise.figures = read_figures(reader);
  exercise.lab = read_lab(reader);
  exercise.own = read_own(reader);
  read_task(reader, exercise);
  reader.finish();
  return exercise;
}

void read_exercises(TableReader& reader, Chapter& chapter) {
  const TomlValue* list = reader.array("exercise", Need::kRequired);
  if (list == nullptr) return;
  int number = 0;
  for (const TomlValue& table : list->items) {
    chapter.exercises.push_back(read_exercise(table, ++number, reader.sink()));
  }
}

// `start`: what their ids have before the number, "4." or "4.b".
std::vector<ExerciseEntry> read_exercise_entries(TableReader& chapter, std::string_view key,
                                                 Need need, const std::string& start) {
  std::vector<ExerciseEntry> entries;
  chapter.each(key, need, "exercise", [&](TableReader& exercise) {
    entries.push_back({.id = start + std::to_string(entries.size() + 1),
                       .kind = read_kind(exercise),
                       .title = exercise.text("title", Need::kRequired)});
  });
  return entries;
}

ChapterEntry read_entry(TableReader& reader) {
  ChapterEntry entry;
  entry.number = static_cast<int>(reader.number("number", Need::kRequired));
  entry.title = reader.text("title", Need::kRequired);
  entry.about = reader.text("about", Need::kRequired);
  const std::string chapter = std::to_string(entry.number);
  entry.exercises = read_exercise_entries(reader, "exercises", Need::kRequired, chapter + ".");
  entry.bonus = read_exercise_entries(reader, "bonus", Need::kOptional, chapter + ".b");
  entry.asks = reader.texts("asks", Need::kOptional);
  entry.file = reader.text("file", Need::kOptional);
  return entry;
}

KindEntry read_kind_entry(TableReader& reader) {
  KindEntry entry;
  entry.kind = read_kind(reader);
  entry.about = reader.text("about", Need::kRequired);
  return entry;
}

PlanLine read_plan_line(TableReader& reader) {
  PlanLine line;
  line.what = reader.text("what", Need::kRequired);
  line.from = reader.text("from", Need::kRequired);
  line.limit = reader.number("limit", Need::kOptional);
  line.at_least = reader.boolean("at_least");
  line.line = reader.line();
  return line;
}

FirstExercise read_first(TableReader& index) {
  const TomlValue* table = index.table("first", Need::kOptional);
  if (table == nullptr) return {};
  TableReader reader(*table, "first", index.sink());
  FirstExercise first{reader.text("exercise", Need::kRequired),
                      reader.text("wrong", Need::kRequired), reader.line()};
  reader.finish();
  return first;
}

SourceEntry read_source(TableReader& reader) {
  return {reader.text("name", Need::kRequired), reader.text("title", Need::kOptional),
          reader.text("link", Need::kRequired), reader.line()};
}

SymbolEntry read_symbol(TableReader& reader) {
  SymbolEntry symbol;
  symbol.name = reader.text("name", Need::kRequired);
  symbol.tex = reader.tex("tex");
  symbol.means = reader.text("means", Need::kRequired);
  symbol.unit = reader.text("unit", Need::kOptional);
  symbol.says = reader.texts("says", Need::kRequired);
  symbol.only = reader.texts("only", Need::kOptional);
  symbol.line = reader.line();
  return symbol;
}

// `at` is the place that explains it: "4/why-it-is-kept".
TermEntry read_term(TableReader& reader) {
  TermEntry term;
  term.name = reader.text("term", Need::kRequired);
  term.says = reader.texts("says", Need::kOptional);
  term.means = reader.text("means", Need::kRequired);
  term.symbol = reader.text("symbol", Need::kOptional);
  term.unit = reader.text("unit", Need::kOptional);
  const std::string at = reader.text("at", Need::kRequired);
  const std::size_t slash = at.find('/');
  const bool numbered = slash != std::string::npos && slash > 0 && slash < 4 &&
                        at.find_first_not_of("0123456789") == slash;
  if (!numbered && !at.empty())
    reader.fail(reader.line(), "`at` is a chapter and a section of it: \"4/why-it-is-kept\"");
  if (numbered) term.chapter = std::atoi(at.c_str());
  if (numbered) term.section = at.substr(slash + 1);
  term.line = reader.line();
  return term;
}

template <typename T>
Loaded<T> outcome(T value, ErrorSink sink) {
  std::stable_sort(sink.errors.begin(), sink.errors.end(),
                   [](const ContentError& a, const ContentError& b) { return a.line < b.line; });
  Loaded<T> loaded;
  loaded.errors = std::move(sink.errors);
  if (loaded.errors.empty()) loaded.value = std::move(value);
  return loaded;
}

}  // namespace

Loaded<Chapter> load_chapter(std::string_view toml_text, std::string_view file_name) {
  const TomlDocument document = parse_toml(toml_text, file_name);
  if (!document.errors.empty()) return {std::nullopt, document.errors};
  ErrorSink sink{std::string(file_name), {}};
  TableReader reader(document.root, "", sink);
  Chapter chapter;
  chapter.file = file_name;
  chapter.number = static_cast<int>(reader.number("number", Need::kRequired));
  chapter.id = reader.text("id", Need::kRequired);
  chapter.title = reader.text("title", Need::kRequired);
  chapter.minutes = static_cast<int>(reader.number("minutes", Need::kRequired));
  chapter.warns = reader.texts("warns", Need::kOptional);
  chapter.given = read_given(reader, &chapter.explores);
  read_choices(reader, chapter.given, chapter.explores);
  chapter.theory = reader.prose("theory", Need::kRequired);
  chapter.keep = reader.proses("keep", Need::kOptional);
  chapter.figures = read_figures(reader);
  read_exercises(reader, chapter);
  reader.each("plan", Need::kOptional, "plan",
              [&](TableReader& entry) { chapter.plan.push_back(read_plan_line(entry)); });
  reader.finish();
  return outcome(std::move(chapter), std::move(sink));
}

Loaded<WorkbookIndex> load_index(std::string_view toml_text, std::string_view file_name) {
  const TomlDocument document = parse_toml(toml_text, file_name);
  if (!document.errors.empty()) return {std::nullopt, document.errors};
  ErrorSink sink{std::string(file_name), {}};
  TableReader reader(document.root, "", sink);
  WorkbookIndex index;
  index.title = reader.text("title", Need::kRequired);
  index.about = reader.markdown("about", Need::kRequired);
  index.first = read_first(reader);
  reader.each("kind", Need::kOptional, "kind",
              [&](TableReader& entry) { index.kinds.push_back(read_kind_entry(entry)); });
  index.prerequisites = first_lines(reader.markdowns("prerequisites", Need::kRequired));
  reader.each("chapter", Need::kRequired, "chapter",
              [&](TableReader& entry) { index.chapters.push_back(read_entry(entry)); });
  reader.each("reading", Need::kOptional, "reading", [&](TableReader& entry) {
    index.readings.push_back({entry.text("topic", Need::kRequired),
                              entry.text("source", Need::kRequired),
                              entry.text("link", Need::kOptional)});
  });
  reader.each("source", Need::kOptional, "source",
              [&](TableReader& entry) { index.sources.push_back(read_source(entry)); });
  reader.each("symbol", Need::kOptional, "symbol",
              [&](TableReader& entry) { index.symbols.push_back(read_symbol(entry)); });
  reader.each("term", Need::kOptional, "term",
              [&](TableReader& entry) { index.terms.push_back(read_term(entry)); });
  reader.finish();
  return outcome(std::move(index), std::move(sink));
}

}  // namespace tmw
