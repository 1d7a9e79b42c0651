#include "core/exercise/explored.h"

#include <algorithm>

#include "core/content/explore.h"
#include "core/content/workbook.h"
#include "core/exercise/numbers.h"
#include "core/formula/evaluate.h"

namespace tmw {
namespace {

bool is_set_by(const ExploreValue& model, const std::string& name) {
  return std::any_of(model.sets.begin(), model.sets.end(),
                     [&](const auto& set) { return set.first == name; });
}

// A number as keys have it.
std::string key_of(const GivenValue& value) {
  const auto* number = std::get_if<Expression>(&value);
  if (number == nullptr) return {};
  NumberFormat plain;
  plain.plain = true;
  return print_formatted(evaluate(*number, {}).quantity.value, plain);
}

// The value with this key, or one past the last.
std::size_t place_of(const ExploreSpec& spec, std::string_view key) {
  std::size_t place = 0;
  while (place < spec.values.size() && spec.values[place].key != key) ++place;
  return place;
}

}  // namespace

void explore(const Chapter& chapter, Explored& explored, const std::string& name,
             std::size_t value) {
  const ExploreSpec* spec = find_explore(chapter.explores, name);
  if (spec == nullptr || value >= spec->values.size()) return;
  explored[name] = value;
  if (!spec->is_list()) {
    if (value == own_value(chapter, explored, *spec)) explored.erase(name);
    return;
  }
  for (const ExploreSpec& other : chapter.explores) {
    if (!other.is_list() && is_set_by(spec->values[value], other.name)) explored.erase(other.name);
  }
  if (value == spec->own) explored.erase(name);
}

std::string text_of(const Chapter& chapter, const Explored& explored) {
  std::string text;
  for (const ExploreSpec& spec : chapter.explores) {
    const auto found = explored.find(spec.name);
    if (found == explored.end()) continue;
    text += (text.empty() ? "" : ",") + spec.name + ":" + spec.values[found->second].key;
  }
  return text;
}

ExploredRead read_explored(const Chapter& chapter, std::string_view text) {
  std::map<std::string, std::string> keys;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    const std::size_t colon = one.find(':');
    if (colon != std::string_view::npos)
      keys[std::string(one.substr(0, colon))] = one.substr(colon + 1);
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  ExploredRead read;
  // A choice first: what it settles may have been changed afterwards.
  for (const bool lists : {true, false}) {
    for (const ExploreSpec& spec : chapter.explores) {
      const auto key = keys.find(spec.name);
      if (spec.is_list() != lists || key == keys.end()) continue;
      const std::size_t place = place_of(spec, key->second);
      if (place < spec.values.size()) {
        explore(chapter, read.explored, spec.name, place);
        keys.erase(key);
      }
    }
  }
  read.complete = keys.empty();
  return read;
}

std::size_t own_value(const Chapter& chapter, const Explored& explored, const ExploreSpec& spec) {
  for (const ExploreSpec& list : chapter.explores) {
    if (!list.is_list() || list.name == spec.name) continue;
    const auto chosen = explored.find(list.name);
    const ExploreValue& choice = list.values[chosen == explored.end() ? list.own : chosen->second];
    for (const auto& [name, value] : choice.sets) {
      if (name != spec.name) continue;
      const std::size_t place = place_of(spec, key_of(value));
      return place < spec.values.size() ? place : spec.own;
    }
  }
  return spec.own;
}

DrawRow changes_of(const Chapter& chapter, const Explored& explored) {
  DrawRow choices;
  DrawRow numbers;
  for (const ExploreSpec& spec : chapter.explores) {
    const auto found = explored.find(spec.name);
    if (spec.is_list()) {
      const ExploreValue& choice = spec.values[found == explored.end() ? spec.own : found->second];
      const bool changed = std::any_of(explored.begin(), explored.end(), [&](const auto& one) {
        return one.first != spec.name && is_set_by(choice, one.first);
      });
      for (auto [name, value] : choice.sets) {
        if (auto* words = std::get_if<std::string>(&value); words != nullptr && changed)
          *words += kChangedModel;
        choices.emplace_back(std::move(name), std::move(value));
      }
    } else if (found != explored.end()) {
      const DrawRow& sets = spec.values[found->second].sets;
      numbers.insert(numbers.end(), sets.begin(), sets.end());
    }
  }
  numbers.insert(numbers.end(), choices.begin(), choices.end());
  return numbers;
}

}  // namespace tmw
