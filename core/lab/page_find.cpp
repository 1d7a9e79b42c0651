// Models and cards found by words of their names.
#include <algorithm>
#include <utility>

#include "core/lab/page_parts.h"
#include "core/text/characters.h"
#include "core/transformer/parameters.h"

namespace tmw::lab {
namespace {

using sheet::Kind;
using sheet::Node;

constexpr std::size_t kMostFound = 8;

// The number that begins here, which is taken off.
unsigned long long take_number(std::string_view& text) {
  unsigned long long number = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 18 && is_digit(text[digits]))
    number = 10 * number + static_cast<unsigned long long>(text[digits++] - '0');
  text.remove_prefix(digits);
  return number;
}

// Whether each word of the query stands in the names.
bool is_found(std::string_view query, const std::string& names) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find(' '), query.size());
    if (names.find(lowered(query.substr(0, end))) == std::string::npos) return false;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return true;
}

struct Found {
  std::string id;
  std::string name;
  std::string words;  // of its button
  const char* deed;
};

std::vector<Found> found_presets(const std::string& query) {
  std::vector<Found> all;
  for (const auto& preset : transformer::shipped_models().presets) {
    std::string names = lowered(preset.name + " " + preset.id);
    for (const std::string& alias : preset.aliases) names += " " + lowered(alias);
    if (!is_found(query, names)) continue;
    const double parameters = transformer::total_parameters(preset.model).as_double();
    all.push_back({preset.id, preset.name,
                   preset.name + ", " + in_words(parameters, Unit::kCount) + " parameters",
                   "model "});
  }
  for (const auto& preset : cards_with_rate()) {
    if (!is_found(query, lowered(preset.name + " " + preset.id))) continue;
    all.push_back({preset.id, preset.name,
                   preset.name + ", " + in_words(preset.hardware.memory_bytes, Unit::kBytes),
                   "card "});
  }
  std::stable_sort(all.begin(), all.end(), [](const Found& one, const Found& other) {
    return stands_before(one.name, other.name);
  });
  return all;
}

void add_found(const Lab& lab, std::vector<Node>& nodes) {
  const std::vector<Found> all = found_presets(lab.search);
  Node list = make(Kind::kList, "lab/found");
  for (std::size_t i = 0; i < std::min(all.size(), kMostFound); ++i) {
    const std::string path = "lab/found/" + all[i].id;
    Node item = make(Kind::kListItem, path);
    item.children.push_back(button(path + "/take", plain(all[i].words), all[i].deed + all[i].id));
    list.children.push_back(std::move(item));
  }
  std::string says =
      all.empty() ? "No model and no card of that name. Give its numbers below." : "";
  if (all.size() > kMostFound)
    says = "And " + std::to_string(all.size() - kMostFound) + " more: type more of the name.";
  if (!all.empty()) nodes.push_back(std::move(list));
  if (!says.empty()) nodes.push_back(make(Kind::kParagraph, "lab/found/says", std::move(says)));
}

}  // namespace

// Letters in any case; numbers by their value, so that 8B stands before 70B.
bool stands_before(std::string_view one, std::string_view other) {
  while (!one.empty() && !other.empty()) {
    if (is_digit(one.front()) && is_digit(other.front())) {
      const auto first = take_number(one);
      const auto second = take_number(other);
      if (first != second) return first < second;
      continue;
    }
    const char first = lower(one.front());
    const char second = lower(other.front());
    if (first != second) return first < second;
    one.remove_prefix(1);
    other.remove_prefix(1);
  }
  return one.size() < other.size();
}

const std::vector<transformer::HardwarePreset>& cards_with_rate() {
  static const std::vector<transformer::HardwarePreset> kCards = [] {
    std::vector<transformer::HardwarePreset> cards = transformer::shipped_hardware().presets;
    std::erase_if(cards, [](const auto& one) { return one.hardware.flops_per_second <= 0; });
    return cards;
  }();
  return kCards;
}

Node find_fold(const Lab& lab) {
  Node node = fold(lab, "find", "Find a model or a card by name");
  if (!node.open && lab.search.empty()) {
    say_inside(node, {"Words of its name"});
    return node;
  }
  node.children.push_back(field(lab, "lab/search", "Words of its name", lab.search, "search "));
  if (!lab.search.empty()) add_found(lab, node.children);
  return node;
}

}  // namespace tmw::lab
