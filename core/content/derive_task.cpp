#include "core/content/derive_task.h"

#include <cstdlib>

#include "core/content/load_parts.h"
#include "core/prose/rich_text.h"
#include "core/units/unit_names.h"

namespace tmw {
namespace {

constexpr const char* kAcceptAdvice =
    "write \"exact\" for a count, \"3 digits\" for an estimate, or \"3 digits, 1 %\" to widen it";

// "exact", "3 digits" or "3 digits, 1 %". False if it is none of these.
bool read_accept(const std::string& text, PartSpec& part) {
  if (text == "exact") {
    part.exact = true;
    return true;
  }
  char* end = nullptr;
  part.digits = static_cast<int>(std::strtol(text.c_str(), &end, 10));
  const std::string rest(end);
  if (part.digits < 1 || part.digits > 12 || rest.rfind(" digit", 0) != 0) return false;
  const std::size_t comma = rest.find(',');
  if (comma == std::string::npos) return rest == " digits" || rest == " digit";
  const char* percent_start = rest.c_str() + comma + 1;
  part.relative_tolerance = std::strtod(percent_start, &end) / 100.0;
  return end != percent_start && std::string(end) == " %" && part.relative_tolerance > 0.0;
}

// Whether answers may be typed "per" it: a layer, a token.
bool is_thing(const std::string& word) {
  const auto unit = find_unit_name(word);
  return unit && unit->factor == 1 && (unit->dimension.is_plain() || unit->dimension == kTokens);
}

std::vector<ConventionSpec> read_conventions(TableReader& owner) {
  std::vector<ConventionSpec> result;
  owner.each("conventions", Need::kOptional, "convention", [&](TableReader& reader) {
    ConventionSpec convention;
    convention.line = reader.line();
    convention.is = reader.expression("is", Need::kRequired);
    convention.say = reader.prose("say", Need::kRequired);
    convention.is_right = reader.boolean("right");
    result.push_back(std::move(convention));
  });
  return result;
}

PartSpec read_part(TableReader& reader, bool only_one) {
  PartSpec part;
  part.line = reader.line();
  part.id = reader.text("id", only_one ? Need::kOptional : Need::kRequired);
  if (part.id.empty()) part.id = "answer";
  part.ask = reader.prose("ask", Need::kRequired);
  part.of = reader.expression("of", Need::kRequired);
  part.unit = reader.unit("unit", Need::kOptional).value_or(Unit{});
  part.counted_in = reader.expression("counted_in", Need::kOptional);
  part.per = reader.texts("per", Need::kOptional);
  for (const std::string& thing : part.per) {
    if (!is_thing(thing))
      reader.fail(part.line, "`per` names \"" + thing +
                                 "\", which no answer can be for each of; write layer, user, card, "
                                 "token or another thing that is counted");
  }
  const std::string accept = reader.text("accept", Need::kRequired);
  if (!accept.empty() && !read_accept(accept, part)) {
    reader.fail(part.line, "`accept` = \"" + accept + "\" is not understood; " + kAcceptAdvice);
  }
  part.check = reader.text("check", Need::kOptional);
  part.slips = read_author_slips(reader);
  part.conventions = read_conventions(reader);
  return part;
}

// "?total" stands for the field of the part `total`.
AnswerTable::Cell read_cell(const TomlValue& value, TableReader& reader) {
  const std::string text = expression_text(value);
  if (text.rfind('?', 0) == 0) return {text.substr(1), {}};
  return {{}, reader.prose_of(value, "`rows`")};
}

AnswerTable read_table(const TomlValue& table, TableReader& exercise) {
  AnswerTable result;
  TableReader reader(table, exercise.place() + ", table", exercise.sink());
  result.columns = first_lines(reader.markdowns("columns", Need::kRequired));
  if (const TomlValue* rows = reader.array("rows", Need::kRequired)) {
    for (const TomlValue& row : rows->items) {
      std::vector<AnswerTable::Cell> cells;
      for (const TomlValue& cell : row.items) cells.push_back(read_cell(cell, reader));
      if (cells.size() != result.columns.size()) {
        reader.fail(row.line, "this row has " + std::to_string(cells.size()) +
                                  " cells, but there are " + std::to_string(result.columns.size()) +
                                  " columns");
      }
      result.rows.push_back(std::move(cells));
    }
  }
  reader.finish();
  return result;
}

}  // namespace

DeriveTask read_derive(TableReader& exercise) {
  DeriveTask task;
  if (const TomlValue* answer = exercise.table("answer", Need::kOptional)) {
    TableReader reader(*answer, exercise.place() + ", answer", exercise.sink());
    task.parts.push_back(read_part(reader, true));
    reader.finish();
  }
  exercise.each("part", Need::kOptional, "part",
                [&](TableReader& reader) { task.parts.push_back(read_part(reader, false)); });
  if (task.parts.empty()) {
    exercise.fail(
        exercise.line(),
        "nothing is asked; add `answer = { ask, of, unit, accept }` or [[exercise.part]]");
  }
  if (const TomlValue* table = exercise.table("table", Need::kOptional)) {
    task.table = read_table(*table, exercise);
  }
  return task;
}

}  // namespace tmw
