#include "core/exercise/theory.h"

#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/read_prose.h"
#include "core/content/workbook.h"
#include "core/exercise/chart.h"
#include "core/exercise/chart_parts.h"
#include "core/exercise/numbers.h"
#include "core/marking/numeric_question.h"

namespace tmw {

// Here, where all its parts are known, so that the header need not know them.
Theory::Theory() = default;
Theory::Theory(const Theory& other) = default;
Theory::Theory(Theory&& other) noexcept = default;
Theory& Theory::operator=(const Theory& other) = default;
Theory& Theory::operator=(Theory&& other) noexcept = default;
Theory::~Theory() = default;

namespace {

std::vector<std::string> names_of(const std::vector<ExploreSpec>& explores) {
  std::vector<std::string> names;
  for (const ExploreSpec& spec : explores) names.push_back(spec.name);
  return names;
}

Knob knob_of(const ExploreSpec& spec, const Chapter& chapter, const Explored& explored,
             Writer& writer) {
  Knob knob{spec.name, spec.label, {}, own_value(chapter, explored, spec), {}};
  for (const ExploreValue& value : spec.values) knob.words.push_back(value.words);
  if (const auto changed = explored.find(spec.name); changed != explored.end())
    knob.now = changed->second;
  knob.says = writer.plain(spec.says, spec.line);
  return knob;
}

// Fills everything that the theory says.
Theory written(const Chapter& chapter, const Explored& explored, Writer& writer) {
  Theory theory;
  theory.blocks = writer.blocks(chapter.theory, 0);
  for (const Prose& rule : chapter.keep) theory.keep.push_back(writer.spans(rule, 0));
  for (const ExploreSpec& spec : chapter.explores)
    theory.knobs.push_back(knob_of(spec, chapter, explored, writer));
  for (const FigureSpec& figure : chapter.figures) {
    theory.charts.push_back(chart_of(figure, writer));
    add_handles(figure, chapter, explored, theory.knobs, writer, theory.charts.back());
  }
  return theory;
}

Writer writer_for(const Chapter& chapter, const Explored& explored, const Rooms& rooms,
                  ContentErrors& errors) {
  Writer writer("theory", plain_numbers(chapter.given, changes_of(chapter, explored), errors));
  writer.enliven(names_of(chapter.explores), rooms);
  return writer;
}

// How much room words take, near enough: digits and letters, and half as much for marks.
std::size_t breadth(const std::string& words) {
  std::size_t sum = 0;
  for (const char c : words) sum += c == ',' || c == '.' || c == '{' || c == '}' ? 1 : 2;
  return sum;
}

// Each room grows to the wider of it and what was printed.
void widen(Rooms& rooms, const Rooms& printed) {
  for (std::size_t text = 0; text < std::min(rooms.size(), printed.size()); ++text) {
    for (std::size_t i = 0; i < std::min(rooms[text].size(), printed[text].size()); ++i) {
      const std::string& words = printed[text][i];
      if (breadth(words) > breadth(rooms[text][i])) rooms[text][i] = words;
    }
  }
}

// What no value changes takes no room of its own.
void keep_changing(Rooms& rooms, const std::vector<Rooms>& all) {
  for (std::size_t text = 0; text < rooms.size(); ++text) {
    for (std::size_t i = 0; i < rooms[text].size(); ++i) {
      const auto same = [&](const Rooms& printed) {
        return printed[text][i] == all.front()[text][i];
      };
      if (std::all_of(all.begin(), all.end(), same)) rooms[text][i].clear();
    }
  }
}

}  // namespace

Theory theory_of(const Chapter& chapter, const Explored& explored, const Rooms& rooms) {
  ContentErrors errors;
  Writer writer = writer_for(chapter, explored, rooms, errors);
  Theory theory = written(chapter, explored, writer);
  theory.errors = std::move(errors);
  ContentErrors more = writer.take_errors();
  append(theory.errors, more);
  return theory;
}

Rooms rooms_of(const Chapter& chapter, const Explored& explored, const std::string& name) {
  const ExploreSpec* spec = find_explore(chapter.explores, name);
  if (spec == nullptr) return {};
  std::vector<Rooms> all;
  for (std::size_t value = 0; value < spec->values.size(); ++value) {
    Explored tried = explored;
    explore(chapter, tried, name, value);
    ContentErrors errors;
    Writer writer = writer_for(chapter, tried, {}, errors);
    (void)written(chapter, tried, writer);
    all.push_back(writer.printed());
  }
  Rooms rooms = all.front();
  for (const Rooms& printed : all) widen(rooms, printed);
  keep_changing(rooms, all);
  return rooms;
}

}  // namespace tmw
