// Reads what gives an exercise its numbers: givens, variants, derivation steps.
#include <algorithm>

#include "core/content/exercise.h"
#include "core/content/explore.h"
#include "core/content/load_parts.h"
#include "core/formula/expression.h"
#include "core/formula/expression_node.h"
#include "core/formula/read_expression.h"

namespace tmw {
namespace {

bool is_identifier(const std::string& name) {
  const ReadResult read = parse_expression(name);
  return read.ok() && read.expression.nodes().size() == 1 && read.expression.symbols().size() == 1;
}

GivenSpec given_from_table(const std::string& name, const TomlValue& value, TableReader& owner,
                           std::vector<ExploreSpec>* explores) {
  GivenSpec given;
  given.name = name;
  TableReader reader(value, owner.place() + ", given " + name, owner.sink());
  given.line = value.line;
  const TomlValue* explore = explores == nullptr ? nullptr : reader.any("explore");
  if (explore != nullptr && explore->kind == TomlKind::kText) {
    given.value = reader.text("value", Need::kRequired);
  } else {
    given.value = reader.expression("value", Need::kRequired);
  }
  given.unit = reader.unit("unit", Need::kOptional);
  given.what = reader.text("what", Need::kOptional);
  given.tex = reader.tex("tex");
  given.from = reader.text("from", Need::kOptional);
  given.hidden = reader.boolean("hidden");
  if (explores != nullptr) read_explore(reader, given, *explores);
  reader.finish();
  return given;
}

GivenSpec given_of(const std::string& name, const TomlValue& value, TableReader& owner,
                   std::vector<ExploreSpec>* explores) {
  GivenSpec given;
  if (value.kind == TomlKind::kTable) {
    given = given_from_table(name, value, owner, explores);
  } else {
    given.name = name;
    if (expression_text(value).empty()) {
      owner.fail(value.line, "given " + name +
                                 ": write a number, a text, or { value = 12, what = \"layers\" }");
    } else if (value.kind == TomlKind::kText) {
      given.value = value.text;
    } else {
      given.value = owner.expression_of(value, "given " + name);
    }
  }
  given.line = value.line;
  if (!is_identifier(name)) {
    owner.fail(value.line, "given " + name + ": the name must be a symbol such as d_ff");
  }
  return given;
}

// One drawn value: words for a name that is given as words, else a number.
GivenValue drawn_value(const std::string& name, const TomlValue& value,
                       const std::vector<GivenSpec>& given, TableReader& reader) {
  if (expression_text(value).empty()) {
    reader.fail(value.line, "`vary` gives `" + name + "` no number or text");
    return {};
  }
  const bool number = std::any_of(given.begin(), given.end(), [&](const GivenSpec& spec) {
    return spec.name == name && !spec.is_words();
  });
  if (number) return reader.expression_of(value, "`" + name + "`");
  return expression_text(value);
}

void read_rows(const TomlValue& rows, const std::vector<GivenSpec>& given, TableReader& reader,
               DrawSpec& draw) {
  for (const TomlValue& row : rows.items) {
    if (row.kind != TomlKind::kTable) {
      reader.fail(row.line, "each of `rows` must be a table such as { L = 32, d = 4096 }");
      continue;
    }
    DrawRow values;
    for (const auto& [name, value] : row.entries) {
      values.emplace_back(name, drawn_value(name, value, given, reader));
    }
    draw.rows.push_back(std::move(values));
  }
}

DrawSpec draw_from_list(const std::string& name, const TomlValue& list,
                        const std::vector<GivenSpec>& given, TableReader& reader) {
  DrawSpec draw;
  draw.line = list.line;
  if (list.kind != TomlKind::kArray || list.items.empty()) {
    reader.fail(list.line, "`" + name + "` must be a list of values to draw from");
  }
  for (const TomlValue& item : list.items) {
    draw.rows.push_back({{name, drawn_value(name, item, given, reader)}});
  }
  return draw;
}

}  // namespace

std::vector<GivenSpec> read_given(TableReader& owner, std::vector<ExploreSpec>* explores) {
  std::vector<GivenSpec> result;
  const TomlValue* table = owner.table("given", Need::kOptional);
  if (table == nullptr) return result;
  for (const auto& [name, value] : table->entries)
    result.push_back(given_of(name, value, owner, explores));
  return result;
}

std::vector<DrawSpec> read_vary(TableReader& exercise, const std::vector<GivenSpec>& given) {
  std::vector<DrawSpec> result;
  exercise.each("vary", Need::kOptional, "vary", [&](TableReader& reader) {
    for (const auto& [name, list] : reader.value().entries) {
      (void)reader.any(name);
      if (name != "rows") {
        result.push_back(draw_from_list(name, list, given, reader));
        continue;
      }
      DrawSpec draw;
      draw.line = list.line;
      read_rows(list, given, reader, draw);
      if (draw.rows.empty()) reader.fail(list.line, "`rows` must hold at least one row");
      result.push_back(std::move(draw));
    }
  });
  return result;
}

std::vector<StepSpec> read_steps(TableReader& exercise) {
  std::vector<StepSpec> result;
  exercise.each("steps", Need::kOptional, "step", [&](TableReader& reader) {
    StepSpec step;
    step.line = reader.line();
    step.name = reader.text("name", Need::kRequired);
    step.say = reader.prose("say", Need::kRequired);
    step.also = reader.prose("also", Need::kOptional);
    step.is = reader.expression("is", Need::kRequired);
    step.format = reader.format("as");
    step.tex = reader.tex("tex");
    step.what = reader.text("what", Need::kOptional);
    if (!step.name.empty() && !is_identifier(step.name)) {
      reader.fail(step.line, "`name` must be a symbol such as layers or d_k");
    }
    result.push_back(std::move(step));
  });
  return result;
}

}  // namespace tmw
