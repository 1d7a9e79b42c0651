#include "core/exercise/entry.h"

#include "core/content/overloaded.h"
#include "core/marking/verdict.h"

namespace tmw {

Entry empty_entry(const Problem& problem) {
  return std::visit([](const auto& kind) -> Entry { return empty_entry(kind); }, problem.task);
}

bool is_untouched(const Problem& problem, const Entry& entry) {
  return visit_entry([](const auto& kind, const auto& own) { return is_untouched(kind, own); },
                     problem, entry);
}

std::string log_text(const Problem& problem, const Entry& entry) {
  return visit_entry([](const auto& kind, const auto& own) { return log_text(kind, own); }, problem,
                     entry);
}

std::optional<Entry> read_entry(const Problem& problem, const std::string& text) {
  return std::visit(
      [&](const auto& kind) -> std::optional<Entry> { return read_entry(kind, text); },
      problem.task);
}

const DeriveEntry* entry_in_parts(const Entry& entry) {
  using Typed = const DeriveEntry*;
  return std::visit(Overloaded{[](const DeriveEntry& typed) -> Typed { return &typed; },
                               [](const ChoiceEntry&) -> Typed { return nullptr; },
                               [](const OrderEntry&) -> Typed { return nullptr; },
                               [](const BuildEntry&) -> Typed { return nullptr; },
                               [](const DebugEntry&) -> Typed { return nullptr; }},
                    entry);
}

bool outlives_numbers(const Problem& problem) {
  return std::visit(
      [](const auto& kind) { return std::decay_t<decltype(kind)>::Entry::kOutlivesNumbers; },
      problem.task);
}

}  // namespace tmw
