#include "core/session/slip_titles.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <variant>

#include "core/content/overloaded.h"
#include "core/exercise/answer_words.h"
#include "core/exercise/build.h"
#include "core/exercise/instantiate.h"
#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/learner/slip_records.h"
#include "core/marking/slip_names.h"
#include "core/session/practice_words.h"
#include "core/text/split.h"

namespace tmw {
namespace {

// The words of way number `at` of a list of them; empty if there are fewer.
template <typename Ways>
std::string words_at(const Ways& ways, const std::string& at) {
  std::size_t number = 0;
  const auto read = std::from_chars(at.data(), at.data() + at.size(), number);
  return read.ec == std::errc() && number < ways.size() ? ways[number].words : std::string();
}

std::string words_of_fault(const BuildProblem& code, std::string_view name) {
  for (const NamedFault& fault : code.faults) {
    if (fault.name == name) return fault.words;
  }
  return {};
}

// Of "4.3:0:author:1": the exercise, its part, the sort of the slip and its number there.
std::string words_of_slip(const DeriveProblem& numbers, const std::vector<std::string>& name) {
  std::size_t part = 0;
  std::from_chars(name[1].data(), name[1].data() + name[1].size(), part);
  if (part >= numbers.parts.size()) return {};
  const NumericQuestion& question = numbers.parts[part].question;
  return name[2] == "author" ? words_at(question.slips, name[3])
                             : words_at(question.conventions, name[3]);
}

// What the author of an exercise says to one of its slips; empty before its chapter is there.
std::string own_words(const Session& session, const std::string& key) {
  const std::vector<std::string> name = split(key, ':');  // exercise, part, sort, its name there
  const Exercise* exercise = find_exercise(session.workbook, name.front());
  if (exercise == nullptr || name.size() < 4) return {};
  return std::visit(
      Overloaded{[&](const DeriveProblem& numbers) { return words_of_slip(numbers, name); },
                 [](const ChoiceProblem&) { return std::string(); },
                 [](const OrderProblem&) { return std::string(); },
                 [&](const BuildProblem& code) {
                   return words_of_fault(code,
                                         key.substr(key.find(":code:") + sizeof ":code:" - 1));
                 },
                 [](const DebugProblem&) { return std::string(); }},
      instantiate(*exercise, 0).problem.task);
}

// Up to the first stop, colon or semicolon that a space or the end follows.
std::string first_clause(const std::string& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool stop = words[i] == '.' || words[i] == ':' || words[i] == ';';
    if (stop && (i + 1 == words.size() || words[i + 1] == ' ')) return words.substr(0, i);
  }
  return words;
}

// Of code, which the table knows nothing of.
constexpr SlipName kXor = {"xor", "^ for a power in code",
                           "In JavaScript and Python ^ is XOR; a power is **."};

std::optional<SlipName> name_of(std::string_view key) {
  if (key == kXor.name) return kXor;
  const std::optional<SlipKind> kind = slip_called(key);
  return kind ? std::optional<SlipName>(row_names(*kind)) : std::nullopt;
}

}  // namespace

std::string slip_title(const Session& session, const std::string& key) {
  if (const auto known = name_of(key)) return std::string(known->title);
  const std::string exercise = exercise_of_slip(key);
  if (exercise.empty()) return key;
  const std::string clause = first_clause(own_words(session, key));
  return clause.empty() ? words::slip_of(exercise) : clause + " (" + exercise + ")";
}

std::string slip_to_mind(const Session& session, const std::string& key) {
  const std::optional<SlipName> known = name_of(key);
  return known ? std::string(known->to_mind) : own_words(session, key);
}

std::string slip_beyond_title(const Session& session, const std::string& key) {
  const std::string words = slip_to_mind(session, key);
  if (name_of(key)) return words;
  const std::size_t start = words.find_first_not_of(".:; ", first_clause(words).size());
  if (start == std::string::npos) return {};
  std::string rest = words.substr(start);
  if (rest.front() >= 'a' && rest.front() <= 'z')
    rest.front() = static_cast<char>(rest.front() - 'a' + 'A');
  return rest;
}

}  // namespace tmw
