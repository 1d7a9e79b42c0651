#include "core/content/lab_spec.h"

#include "core/content/table_reader.h"

namespace tmw {
namespace {

constexpr double kWithin = 0.01;  // exercises give sizes to three digits

LabNames read_names(TableReader& reader, std::string_view key) {
  LabNames names;
  const TomlValue* table = reader.table(key, Need::kOptional);
  if (table == nullptr) return names;
  for (const auto& [words, value] : table->entries) {
    if (value.kind == TomlKind::kText && !value.text.empty())
      names.emplace_back(words, value.text);
    else
      reader.fail(value.line, "`" + std::string(key) + "`: \"" + words +
                                  "\" is what the Lab calls it: \"llama-2-70b\"");
  }
  return names;
}

}  // namespace

LabSpec read_lab(TableReader& exercise) {
  LabSpec lab;
  const TomlValue* table = exercise.table("lab", Need::kOptional);
  if (table == nullptr) return lab;
  TableReader reader(*table, exercise.place() + ", lab", exercise.sink());
  lab.at_line = table->line;
  lab.models = read_names(reader, "models");
  lab.cards = read_names(reader, "cards");
  if (reader.any("card_words") != nullptr)
    lab.card_words = reader.text("card_words", Need::kRequired);
  lab.at = reader.code("at", Need::kRequired);
  lab.line = reader.text("line", Need::kRequired);
  lab.is = reader.expression("is", Need::kRequired);
  lab.within = reader.number("within", Need::kOptional, kWithin);
  reader.finish();
  return lab;
}

}  // namespace tmw
