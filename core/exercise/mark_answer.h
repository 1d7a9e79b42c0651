// Marks answers of every kind against a Problem. Typed numbers go to marking.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/exercise/problem.h"
#include "core/marking/marking.h"

namespace tmw {

// One part of a Derive problem. Requires 0 <= part < number of parts.
[[nodiscard]] Verdict mark_part(const DeriveProblem& problem, int part, std::string_view typed);

// The same, but where the answer is not right with the original numbers it is marked once more with
// the learner's own earlier answers, and the message says so. `carried` may be empty.
[[nodiscard]] Verdict mark_part_carrying(const Exercise& exercise, std::uint64_t seed,
                                         const CarriedNumbers& carried, int part,
                                         std::string_view typed);

// Several parts into one: the worst of them, naming the parts that are not right.
[[nodiscard]] Verdict combined_verdict(const std::vector<ProblemPart>& parts,
                                       const std::vector<Verdict>& verdicts);

// The option at this place as shown, from 0; out of range is unreadable.
[[nodiscard]] Verdict mark_choice(const ChoiceProblem& problem, int option);

// Indices into problem.steps in the learner's order. Names the first step that comes too early.
[[nodiscard]] Verdict mark_order(const OrderProblem& problem, const std::vector<int>& order);

// A line of the listing, from 1.
[[nodiscard]] Verdict mark_line(const DebugProblem& problem, int line);

// The sandbox's reply, a JSON array with one entry per test of problem.tests, in order:
//   {"value": <JSON>}, with {"number": "NaN" | "Infinity" | "-Infinity"} for numbers that JSON
//   lacks and
//                      {"missing": true} for undefined
//   {"value": {"cut": 99997, "of": [1, 2, 3]}}  an array or a text of which the sandbox let only
//   the beginning through; it is never right
//   {"error": "message", "line": 3}   the call threw; line is the learner's, from 1, and may be
//   absent
//   {"modified": true, "value": ...}  the call changed its arguments
// or one object {"error": "message", "line": 3} if the code could not be run at all ({"timeout":
// true} if it was stopped). Anything else is unreadable.
[[nodiscard]] Verdict mark_outputs(const BuildProblem& problem, std::string_view outputs_json);

// The calls that a runner of code must make, one for each test:
//   {"function": "paramCount", "calls": [{"args": [768, 12, 50257], "room": 4128}, ...]}
// What is returned may come back in `room` characters of JSON or a few more, cut if it is longer: a
// right result always fits, of another the beginning is enough. The page's sandbox and Node
// (core/cli/run_node.h) read the same; Node cuts nothing.
[[nodiscard]] std::string calls_json(const BuildProblem& problem);

}  // namespace tmw
