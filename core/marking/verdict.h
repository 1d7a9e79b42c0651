// What is said of an answer, whatever kind of question it answers.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace tmw {

enum class VerdictKind { kRight, kClose, kSlip, kWrong, kUnreadable };

struct Verdict {
  VerdictKind kind = VerdictKind::kUnreadable;
  std::string message;          // whole sentences for the learner, what to do next
  std::string hint;             // the first hint, where a number matches nothing; else empty
  std::optional<double> value;  // what was read, in base units; empty if unreadable
  std::string read_as;          // the same in words: "124,320,000 parameters"; empty if unreadable
  std::string slip;  // stable name of the slip ("drop-factor:kv", "author:0"); empty if none
};

// Whether it counts as an attempt: what cannot be read, or says too little to be judged, does not.
[[nodiscard]] inline bool is_attempt(const Verdict& verdict) {
  return verdict.kind != VerdictKind::kUnreadable;
}

// A verdict of this kind that says this and has read nothing.
[[nodiscard]] inline Verdict make_verdict(VerdictKind kind, std::string message) {
  Verdict verdict;
  verdict.kind = kind;
  verdict.message = std::move(message);
  return verdict;
}

[[nodiscard]] inline Verdict unreadable(std::string message) {
  return make_verdict(VerdictKind::kUnreadable, std::move(message));
}

// Nothing is said of a part that was not marked because another could not be read.
[[nodiscard]] inline bool is_withheld(const Verdict& verdict) {
  return verdict.kind == VerdictKind::kUnreadable && verdict.message.empty();
}

// All that is said: the message, and the hint where there is one.
[[nodiscard]] std::string whole_message(const Verdict& verdict);

}  // namespace tmw
