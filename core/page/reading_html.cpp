#include "core/page/reading_html.h"

#include <algorithm>

#include "core/exercise/problem.h"
#include "core/exercise/problem_part.h"
#include "core/marking/reading.h"
#include "core/text/escape.h"
#include "core/text/powers.h"

namespace tmw {
namespace {

std::string span(const char* kind, const std::string& words) {
  return "<span class=\"" + std::string(kind) + "\">" + escape_html(words) + "</span>";
}

// What was typed, its fault underlined; where something is missing, the place is.
std::string fault_html(std::string_view typed, const ReadingFault& fault) {
  const std::size_t begin = std::min(fault.begin, typed.size());
  const std::size_t end = std::clamp(fault.end, begin, typed.size());
  const std::string wrong = begin == end ? " " : escape_html(typed.substr(begin, end - begin));
  const std::string all =
      escape_html(typed.substr(0, begin)) + "<u>" + wrong + "</u>" + escape_html(typed.substr(end));
  const std::string typed_html = "<span class=\"typed\">" + all + "</span>";
  return fault.unfinished ? typed_html : typed_html + span("says", fault.message);
}

}  // namespace

std::string reading_html(const NumericQuestion& question, std::string_view typed) {
  const DraftReading reading = read_draft(typed, question);
  if (reading.fault) return fault_html(typed, *reading.fault);
  const std::string whole = reading.text();
  if (whole.empty()) return {};
  const std::string rest = typeset_powers(whole.substr(reading.calculation.size()));
  return span("typed", reading.calculation) + (rest.empty() ? "" : span("comes-to", rest));
}

std::string reading_html(const Session& session, const Page& page, NodeId field,
                         std::string_view typed) {
  const Node* node = find_node(page, field);
  const auto* edit = node == nullptr ? nullptr : std::get_if<EditAnswer>(&node->action);
  if (edit == nullptr) return {};
  const auto state = session.exercises.find(edit->exercise);
  if (state == session.exercises.end()) return {};
  const std::span<const ProblemPart> parts = parts_of(state->second.problem);
  const auto part = static_cast<std::size_t>(edit->part);
  return part < parts.size() ? reading_html(parts[part].question, typed) : std::string();
}

}  // namespace tmw
