// What the learner has entered, whatever the kind of exercise. Each kind says in its own file what
// its entry is and how it answers what is asked here: derive.h, choice.h, order.h, build.h,
// debug.h.
#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <variant>

#include "core/exercise/problem.h"

namespace tmw {

using Entry = std::variant<DeriveEntry, ChoiceEntry, OrderEntry, BuildEntry, DebugEntry>;

// Nothing entered: fields without text, the steps as shown at first, the starter.
[[nodiscard]] Entry empty_entry(const Problem& problem);

// True if nothing was entered and no code runs.
[[nodiscard]] bool is_untouched(const Problem& problem, const Entry& entry);

// As the log keeps it: the texts typed, one a line; an option's number; "2,1,3"; the code; a line's
// number. This is a saved format: it never changes.
[[nodiscard]] std::string log_text(const Problem& problem, const Entry& entry);

// The way back; nothing if the text does not fit (the exercise was changed meanwhile).
[[nodiscard]] std::optional<Entry> read_entry(const Problem& problem, const std::string& text);

// True if the entry means the same with other numbers: code does, an answer does not.
[[nodiscard]] bool outlives_numbers(const Problem& problem);

// The entry of a kind whose answers have parts, each with a verdict of its own; null of any other.
[[nodiscard]] const DeriveEntry* entry_in_parts(const Entry& entry);

// Calls the visitor with what is asked and what was entered: the DeriveProblem and the DeriveEntry,
// and so on. Requires an entry of this problem.
template <typename Visitor, typename AnyEntry>
decltype(auto) visit_entry(Visitor&& visitor, const Problem& problem, AnyEntry& entry) {
  return std::visit(
      [&](const auto& kind) -> decltype(auto) {
        using KindEntry = typename std::decay_t<decltype(kind)>::Entry;
        return visitor(kind, *std::get_if<KindEntry>(&entry));
      },
      problem.task);
}

}  // namespace tmw
