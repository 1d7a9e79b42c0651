#include "core/page/lab_links.h"

#include <cstdlib>
#include <span>
#include <string_view>
#include <utility>

#include "core/exercise/problem_part.h"
#include "core/page/nodes.h"
#include "core/session/lab_words.h"
#include "core/session/session.h"

namespace tmw {
namespace {

constexpr std::string_view kAuthor = "author:";

// Where "back" leads from the Lab: a practice, or these numbers in their chapter.
std::string came_from(const Session& session, const Problem& problem) {
  const bool practice = practised(session, problem.id) != nullptr;
  const Place place = practice
                          ? Place(session.practice->place)
                          : Place(ChapterPlace{.chapter = chapter_of(problem.id),
                                               .exercise = problem.id,
                                               .seed = problem.has_variants ? problem.seed : 0});
  return hash_of(place).substr(2);
}

Node lab_link(const Session& session, const Problem& problem, const std::string& path,
              const char* words, const std::string& query) {
  return link(path, words, hash_of(LabPlace{query, came_from(session, problem)}));
}

// The query of the slip that was told of a part; empty if it is no what-if.
std::string query_of(const ProblemPart& part, const Verdict& verdict) {
  if (verdict.slip.rfind(kAuthor, 0) != 0) return {};
  const std::size_t at = std::strtoul(verdict.slip.c_str() + kAuthor.size(), nullptr, 10);
  return at < part.slips_in_lab.size() ? part.slips_in_lab[at] : std::string();
}

}  // namespace

std::optional<Node> way_to_lab(const Session& session, const std::string& path,
                               const Problem& problem) {
  if (!session.alone.empty()) return std::nullopt;
  Node row = make_node(NodeKind::kRow, path + "/lab");
  if (!problem.own.empty()) {
    row.children.push_back(link(path + "/lab/open", words::kBackToLab, hash_of(LabPlace{})));
    return row;
  }
  if (problem.lab.empty()) return std::nullopt;
  row.children.push_back(
      lab_link(session, problem, path + "/lab/open", words::kOpenInLab, problem.lab));
  return row;
}

std::optional<Node> slips_in_lab(const Session& session, const std::string& path,
                                 const ExerciseState& state) {
  const auto* typed = std::get_if<DeriveEntry>(&state.checked);
  if (!state.verdict || typed == nullptr || !session.alone.empty() || is_about_earlier(state))
    return std::nullopt;
  const std::span<const ProblemPart> parts = parts_of(state.problem);
  Node row = make_node(NodeKind::kRow, path + "/slips-in-lab");
  for (std::size_t i = 0; i < parts.size() && i < typed->part_verdicts.size(); ++i) {
    const std::string query = query_of(parts[i], typed->part_verdicts[i]);
    if (!query.empty())
      row.children.push_back(lab_link(session, state.problem,
                                      path + "/slips-in-lab/" + std::to_string(i),
                                      words::kSlipInLab, query));
  }
  if (row.children.empty()) return std::nullopt;
  return row;
}

std::optional<Node> way_back(const LabPlace& place) {
  const std::optional<Place> from =
      place.from.empty() ? std::nullopt : read_route("#/" + place.from);
  if (!from) return std::nullopt;
  const auto* exercise = std::get_if<ChapterPlace>(&*from);
  Node row = make_node(NodeKind::kRow, "lab/back");
  row.children.push_back(link("lab/back/link",
                              exercise != nullptr ? words::back_to_exercise(exercise->exercise)
                                                  : std::string(words::kBackToPractice),
                              hash_of(*from)));
  return row;
}

}  // namespace tmw
