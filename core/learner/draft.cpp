#include "core/learner/draft.h"

#include "core/json/json_text.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

constexpr const char* kVersion = "1";

const std::string& field(const RawFields& fields, const char* key) {
  static const std::string none;
  const auto found = fields.find(key);
  return found == fields.end() ? none : found->second;
}

}  // namespace

std::string draft_key(std::string_view exercise, std::uint64_t seed) {
  std::string key(exercise);
  return seed == 0 ? key : key + "?seed=" + std::to_string(seed);
}

std::string draft_json(const Draft& draft) {
  const RawFields fields = {{"v", kVersion},
                            {"exercise", json_quoted(draft.exercise)},
                            {"seed", std::to_string(draft.seed)},
                            {"order", std::to_string(draft.order)},
                            {"text", json_quoted(draft.text)}};
  return json_object(fields, {"v", "exercise", "seed", "order", "text"});
}

std::optional<Draft> read_draft(std::string_view line) {
  const auto fields = read_json_fields(line);
  if (!fields || field(*fields, "v") != kVersion) return std::nullopt;
  const auto exercise = read_json_string(field(*fields, "exercise"));
  const auto seed = read_json_unsigned(field(*fields, "seed"));
  const auto order = read_json_integer(field(*fields, "order"));
  const auto text = read_json_string(field(*fields, "text"));
  if (!exercise || !seed || !order || !text) return std::nullopt;
  return Draft{*exercise, *seed, *order, *text};
}

}  // namespace tmw
