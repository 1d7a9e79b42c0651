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

std::span<const Verdict> verdicts_of_parts(const Entry& entry) {
  using None = std::span<const Verdict>;
  return std::visit(
      Overloaded{
          [](const DeriveEntry& typed) { return std::span<const Verdict>(typed.part_verdicts); },
          [](const ChoiceEntry&) { return None(); }, [](const OrderEntry&) { return None(); },
          [](const BuildEntry&) { return None(); }, [](const DebugEntry&) { return None(); }},
      entry);
}

bool outlives_numbers(const Problem& problem) {
  return std::visit(
      [](const auto& kind) { return std::decay_t<decltype(kind)>::Entry::kOutlivesNumbers; },
      problem.task);
}

}  // namespace tmw
