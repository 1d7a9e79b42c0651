#include "core/learner/event.h"

#include <array>
#include <type_traits>
#include <utility>

#include "core/json/json_text.h"
#include "core/learner/json_fields.h"

namespace tmw {
namespace {

constexpr std::array<std::pair<EventKind, std::string_view>, 5> kKindNames = {{
    {EventKind::kAttempt, "attempt"},
    {EventKind::kReveal, "reveal"},
    {EventKind::kHint, "hint"},
    {EventKind::kSetting, "setting"},
    {EventKind::kReview, "review"},
}};

const std::vector<std::string_view>& field_order() {
  static const std::vector<std::string_view> order = {
      "v",       "id",     "utc_ms",  "day",    "what", "exercise", "seed",
      "verdict", "answer", "numbers", "number", "name", "value"};
  return order;
}

template <typename Integer>
auto read_integer(const std::string& json) {
  if constexpr (std::is_unsigned_v<Integer>) {
    return read_json_unsigned(json);
  } else {
    return read_json_integer(json);
  }
}

// Takes fields out one by one; a field of the wrong type spoils the whole.
class FieldReader {
 public:
  explicit FieldReader(RawFields fields) : fields_(std::move(fields)) {}

  void text(const std::string& key, std::string& target, bool required = false) {
    take(key, required, [&target](const std::string& json) {
      const auto value = read_json_string(json);
      if (value) target = *value;
      return value.has_value();
    });
  }

  void numbers(const std::string& key, NamedNumbers& target) {
    take(key, false, [&target](const std::string& json) {
      auto values = read_json_numbers(json);
      if (values) target = std::move(*values);
      return values.has_value();
    });
  }

  template <typename Integer>
  void whole(const std::string& key, Integer& target, bool required = false) {
    take(key, required, [&target](const std::string& json) {
      const auto value = read_integer<Integer>(json);
      if (!value || !std::in_range<Integer>(*value)) return false;
      target = static_cast<Integer>(*value);
      return true;
    });
  }

  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] RawFields& rest() { return fields_; }

 private:
  template <typename Read>
  void take(const std::string& key, bool required, Read read) {
    const auto field = fields_.find(key);
    if (field == fields_.end()) {
      good_ = good_ && !required;
      return;
    }
    good_ = read(field->second) && good_;
    fields_.erase(field);
  }

  RawFields fields_;
  bool good_ = true;
};

// The steps from version 1 on. Append here, never change one: old logs go through all of them.
const std::vector<UpgradeStep>& upgrade_steps() {
  static const std::vector<UpgradeStep> steps = {};
  return steps;
}

int version_of(const RawFields& fields) {
  const auto field = fields.find("v");
  if (field == fields.end()) return 0;
  const auto version = read_json_integer(field->second);
  return version && *version >= 1 && std::in_range<int>(*version) ? static_cast<int>(*version) : 0;
}

// Reads what an attempt, a reveal and so on carry. An unknown kind keeps these fields unread.
void read_details(FieldReader& reader, Event& event) {
  reader.text("exercise", event.exercise);
  reader.whole("seed", event.seed);
  reader.text("verdict", event.verdict);
  reader.text("answer", event.answer);
  reader.numbers("numbers", event.numbers);
  reader.whole("number", event.number);
  reader.text("name", event.name);
  reader.text("value", event.value);
}

EventKind kind_named(std::string_view name) {
  for (const auto& [kind, known] : kKindNames) {
    if (known == name) return kind;
  }
  return EventKind::kOther;
}

}  // namespace

std::string event_json(const Event& event) {
  RawFields fields = event.unknown;
  fields.try_emplace("v", std::to_string(kEventFormatVersion));
  fields["id"] = json_quoted(event.id);
  fields["utc_ms"] = std::to_string(event.utc_ms);
  fields["day"] = std::to_string(event.local_day);
  for (const auto& [kind, name] : kKindNames) {
    if (kind == event.kind) fields["what"] = json_quoted(name);
  }
  const auto set_text = [&fields](const char* key, const std::string& text) {
    if (!text.empty()) fields[key] = json_quoted(text);
  };
  set_text("exercise", event.exercise);
  if (event.seed != 0) fields["seed"] = std::to_string(event.seed);
  set_text("verdict", event.verdict);
  set_text("answer", event.answer);
  if (!event.numbers.empty()) fields["numbers"] = json_numbers(event.numbers);
  if (event.number != 0) fields["number"] = std::to_string(event.number);
  set_text("name", event.name);
  set_text("value", event.value);
  return json_object(fields, field_order());
}

std::optional<Event> read_event(std::string_view line) {
  auto fields = read_json_fields(line);
  if (!fields || !upgrade(*fields, upgrade_steps())) return std::nullopt;
  Event event;
  FieldReader reader(*fields);
  reader.text("id", event.id, true);
  reader.whole("utc_ms", event.utc_ms, true);
  reader.whole("day", event.local_day, true);
  std::string what;
  if (version_of(*fields) == kEventFormatVersion) {
    reader.rest().erase("v");
    FieldReader kind_reader(reader.rest());
    kind_reader.text("what", what, true);
    if (!kind_reader.good()) return std::nullopt;
    event.kind = kind_named(what);
  }
  if (event.kind != EventKind::kOther) {
    reader.rest().erase("what");
    read_details(reader, event);
  }
  if (!reader.good() || event.id.empty()) return std::nullopt;
  event.unknown = reader.rest();
  return event;
}

bool upgrade(RawFields& fields, const std::vector<UpgradeStep>& steps) {
  const int version = version_of(fields);
  if (version == 0) return false;
  for (std::size_t i = static_cast<std::size_t>(version) - 1; i < steps.size(); ++i) {
    if (!steps[i](fields)) return false;
    fields["v"] = std::to_string(i + 2);
  }
  return true;
}

}  // namespace tmw
