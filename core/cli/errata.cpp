#include "core/cli/errata.h"

#include <array>
#include <map>

#include "core/content/prose.h"
#include "core/content/read_prose.h"
#include "core/content/table_reader.h"
#include "core/content/toml_tree.h"

namespace tmw {
namespace {

struct Kind {
  const char* key;
  const char* words;
};

constexpr std::array<Kind, 5> kKinds = {{{"wrong", "wrong number or step"},
                                         {"unit", "decimal and binary units confused"},
                                         {"vague", "not well posed"},
                                         {"false", "untrue or outdated statement"},
                                         {"minor", "rounding, wording or lost in the dump"}}};

const Kind* kind_of(const std::string& key) {
  for (const Kind& kind : kKinds) {
    if (key == kind.key) return &kind;
  }
  return nullptr;
}

std::string filled(const TomlValue& cell, ErrorSink& sink) {
  const ProseRead read = read_prose(cell.text);
  for (const TextFault& fault : read.faults) sink.add(cell.line, fault.message);
  Filled<std::string> result = fill_markdown(read.prose, FillScope{});
  if (read.faults.empty()) {
    for (const TextFault& fault : result.faults) sink.add(cell.line, fault.message);
  }
  return std::move(result.text);
}

void add_finding(const TomlValue& row, std::map<std::string, int>& counts, Errata& errata,
                 ErrorSink& sink) {
  const bool whole = row.kind == TomlKind::kArray && row.items.size() == 3;
  const Kind* kind = whole ? kind_of(row.items[0].text) : nullptr;
  if (kind == nullptr) {
    sink.add(row.line, "a finding has a kind, what the document says, and what holds");
    return;
  }
  ++counts[kind->key];
  ++errata.findings;
  errata.markdown += "| " + std::string(kind->key) + " | " + filled(row.items[1], sink) + " | " +
                     filled(row.items[2], sink) + " |\n";
}

std::string summary(const std::map<std::string, int>& counts, int findings) {
  std::string text = "| Kind | Meaning | Findings |\n|---|---|---|\n";
  for (const Kind& kind : kKinds) {
    const auto found = counts.find(kind.key);
    const int count = found == counts.end() ? 0 : found->second;
    text +=
        "| " + std::string(kind.key) + " | " + kind.words + " | " + std::to_string(count) + " |\n";
  }
  return text + "| | **together** | " + std::to_string(findings) + " |\n";
}

constexpr const char* kHead =
    "# Where the workbook differs from its source document\n"
    "\n"
    "Made from `errata.toml` by `./workbook tmw errata > docs/errata.md`; do not edit it here. "
    "The\n"
    "numbers are computed when it is made. GB is 10\xE2\x81\xB9 bytes, GiB is "
    "2\xC2\xB3\xE2\x81\xB0 bytes.\n"
    "\n";

}  // namespace

Errata errata_of(std::string_view toml_text, std::string_view file_name) {
  Errata errata;
  TomlDocument document = parse_toml(toml_text, file_name);
  ErrorSink sink{std::string(file_name), std::move(document.errors)};
  std::map<std::string, int> counts;
  if (sink.errors.empty()) {
    TableReader reader(document.root, "errata", sink);
    reader.each("place", Need::kRequired, "place", [&](TableReader& place) {
      errata.markdown += "\n## " + place.text("at", Need::kRequired) +
                         "\n\n| Kind | The document | Here |\n|---|---|---|\n";
      const TomlValue* findings = place.array("findings", Need::kRequired);
      if (findings == nullptr) return;
      for (const TomlValue& row : findings->items) add_finding(row, counts, errata, sink);
    });
    reader.finish();
  }
  errata.markdown = kHead + summary(counts, errata.findings) + errata.markdown;
  errata.errors = std::move(sink.errors);
  return errata;
}

}  // namespace tmw
