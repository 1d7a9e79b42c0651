// Reads what a reader may change in a theory: the keys `explore` and `says` of a given, and the
// chapter's lists of choices, such as `models`.
#include <algorithm>
#include <cmath>

#include "core/content/explore.h"
#include "core/content/load_parts.h"
#include "core/content/number_format.h"
#include "core/content/number_in_words.h"
#include "core/formula/evaluate.h"
#include "core/prose/rich_text.h"

namespace tmw {
namespace {

// A range is a way to write a list, and a list is walked through by hand.
constexpr std::size_t kMostValues = 64;

std::string plain(double value) {
  NumberFormat format;
  format.plain = true;
  return print_formatted(value, format);
}

void add_number(ExploreSpec& spec, const GivenSpec& given, double value) {
  NumberFormat format;
  format.unit = given.unit;
  const double base = given.unit ? value * given.unit->factor : value;
  std::string key = plain(value);
  ExploreValue row{key, number_in_words(base, format), {}, {}};
  row.sets.emplace_back(given.name, parse_expression(key).expression);
  spec.values.push_back(std::move(row));
}

void read_list(const TomlValue& list, const GivenSpec& given, TableReader& reader,
               ExploreSpec& spec) {
  for (const TomlValue& item : list.items) {
    if (item.kind == TomlKind::kInteger || item.kind == TomlKind::kDecimal) {
      add_number(spec, given, item.number);
    } else {
      reader.fail(item.line, "`explore` must list numbers");
    }
  }
}

// { from = 1, to = 64, step = 1 } or { from = 128, to = 131072, times = 2 }
void read_range(const TomlValue& table, const GivenSpec& given, TableReader& owner,
                ExploreSpec& spec) {
  TableReader reader(table, owner.place() + ", explore", owner.sink());
  const double from = reader.number("from", Need::kRequired);
  const double to = reader.number("to", Need::kRequired);
  const double step = reader.number("step", Need::kOptional);
  const double times = reader.number("times", Need::kOptional);
  reader.finish();
  if (!(from < to) || (step > 0.0) == (times > 1.0) || (times > 1.0 && from <= 0.0)) {
    return reader.fail(table.line,
                       "a range has `from` below `to`, and either a `step` that is added or "
                       "`times`, above 1, from one value to the next");
  }
  const double past = to * (1.0 + 1e-9);
  for (std::size_t i = 0; spec.values.size() <= kMostValues; ++i) {
    const double n = static_cast<double>(i);
    const double value = step > 0.0 ? from + n * step : from * std::pow(times, n);
    if (value > past) return;
    add_number(spec, given, value);
  }
}

// "Llama-3.1-8B" as an address has it.
std::string key_of(const std::string& name) {
  std::string key;
  for (const char c : name) {
    const bool capital = c >= 'A' && c <= 'Z';
    key += capital ? static_cast<char>(c - 'A' + 'a') : c == ' ' ? '-' : c;
  }
  return key;
}

void read_choice(const TomlValue& table, const GivenSpec& words,
                 const std::vector<GivenSpec>& given, TableReader& owner, ExploreSpec& spec) {
  TableReader reader(table, owner.place() + spec.list, owner.sink());
  ExploreValue value;
  value.words = reader.text("name", Need::kRequired);
  value.key = key_of(value.words);
  if (spec.is_models()) value.model = reader.text("is", Need::kOptional);
  value.sets.emplace_back(words.name, value.words);
  for (const GivenSpec& one : given) {
    if (one.is_words() || reader.any(one.name) == nullptr) continue;
    value.sets.emplace_back(one.name, reader.expression(one.name, Need::kRequired));
  }
  reader.finish();
  spec.values.push_back(std::move(value));
}

void find_own(const GivenSpec& given, TableReader& reader, ExploreSpec& spec) {
  const auto is_own = [&](const ExploreValue& value) {
    if (const auto* words = std::get_if<std::string>(&given.value)) return value.words == *words;
    return value.key == plain(evaluate(std::get<Expression>(given.value), {}).quantity.value);
  };
  const auto own = std::find_if(spec.values.begin(), spec.values.end(), is_own);
  if (own == spec.values.end()) {
    return reader.fail(given.line, "the text's own value must be among those to explore");
  }
  spec.own = static_cast<std::size_t>(own - spec.values.begin());
}

// A choice that left a given out would keep what another choice has set.
void check_sets(const ExploreSpec& spec, TableReader& reader) {
  for (const ExploreValue& value : spec.values) {
    const auto& first = spec.values.front().sets;
    const bool same = value.sets.size() == first.size() &&
                      std::equal(first.begin(), first.end(), value.sets.begin(),
                                 [](const auto& a, const auto& b) { return a.first == b.first; });
    if (!same)
      return reader.fail(spec.line, "`" + spec.list + "`: " + value.words +
                                        " must set the same givens as the others");
  }
}

// Two values of one key would be one address.
void check_values(const ExploreSpec& spec, TableReader& reader) {
  if (spec.values.size() < 2 || spec.values.size() > kMostValues) {
    return reader.fail(spec.line, "there must be 2 to 64 values to explore");
  }
  for (std::size_t i = 1; i < spec.values.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (spec.values[i].key != spec.values[j].key) continue;
      return reader.fail(spec.line, "`explore` has " + spec.values[i].key + " twice");
    }
  }
}

}  // namespace

const ExploreSpec* find_explore(const std::vector<ExploreSpec>& all, const std::string& name) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const ExploreSpec& one) { return one.name == name; });
  return found == all.end() ? nullptr : &*found;
}

void read_explore(TableReader& reader, const GivenSpec& given, std::vector<ExploreSpec>& explores) {
  const TomlValue* explore = reader.any("explore");
  if (explore == nullptr) return;
  ExploreSpec spec;
  spec.name = given.name;
  spec.label = given.what;
  spec.line = explore->line;
  spec.says = reader.prose("says", Need::kRequired);
  if (explore->kind == TomlKind::kText) spec.list = explore->text;
  if (given.what.empty()) reader.fail(spec.line, "what can be explored needs a `what`");
  if (explore->kind == TomlKind::kArray) {
    read_list(*explore, given, reader, spec);
  } else if (explore->kind == TomlKind::kTable) {
    read_range(*explore, given, reader, spec);
  } else if (!spec.is_list() || !given.is_words()) {
    spec.list.clear();
    reader.fail(spec.line,
                "`explore` is a list of numbers or a range; for words it names a list of choices "
                "of the chapter, such as \"models\"");
    return;
  }
  if (!spec.is_list()) {
    check_values(spec, reader);
    find_own(given, reader, spec);
  }
  explores.push_back(std::move(spec));
}

void read_choices(TableReader& chapter, const std::vector<GivenSpec>& given,
                  std::vector<ExploreSpec>& explores) {
  for (ExploreSpec& spec : explores) {
    if (!spec.is_list()) continue;
    const TomlValue* list = chapter.array(spec.list.c_str(), Need::kOptional);
    if (list == nullptr)
      return chapter.fail(spec.line, "the chapter has no list `" + spec.list + "`");
    const auto words = std::find_if(given.begin(), given.end(),
                                    [&](const GivenSpec& one) { return one.name == spec.name; });
    for (const TomlValue& table : list->items) read_choice(table, *words, given, chapter, spec);
    if (!spec.is_models()) check_sets(spec, chapter);
    find_own(*words, chapter, spec);
    check_values(spec, chapter);
  }
}

}  // namespace tmw
