#include "core/learner/event.h"

#include <type_traits>
#include <utility>

#include "core/json/json_text.h"
#include "core/learner/event_kinds.h"
#include "core/learner/json_fields.h"
#include "core/learner/written_event.h"

namespace tmw {
namespace {

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

  [[nodiscard]] bool good() const { return !fault_; }
  // The first one, once it is not good.
  [[nodiscard]] const std::optional<EventFault>& fault() const { return fault_; }
  [[nodiscard]] RawFields& rest() { return fields_; }

 private:
  template <typename Read>
  void take(const std::string& key, bool required, Read read) {
    const auto field = fields_.find(key);
    if (field == fields_.end()) {
      if (required) blame(key, true);
      return;
    }
    if (!read(field->second)) blame(key, false);
    fields_.erase(field);
  }

  void blame(const std::string& key, bool missing) {
    if (!fault_) fault_ = EventFault{key, missing};
  }

  RawFields fields_;
  std::optional<EventFault> fault_;
};

// Version 1 had the time alone, which a clock that was once ahead could rule for years. Times
// beyond the year 9999 are no clock's, and leave room above them.
std::int64_t order_of_time(std::int64_t utc_ms) {
  constexpr std::int64_t kYear10000 = 253402300800000;
  return utc_ms < 0 || utc_ms >= kYear10000 ? 0 : utc_ms;
}

bool order_by_time(RawFields& fields) {
  const auto time = fields.find("utc_ms");
  const auto utc_ms = time == fields.end() ? std::nullopt : read_json_integer(time->second);
  if (utc_ms) fields["order"] = std::to_string(order_of_time(*utc_ms));
  return utc_ms.has_value();
}

// The steps from version 1 on. Append here, never change one: old logs go through all of them, and
// tests/golden/logs holds one of each version.
const std::vector<UpgradeStep>& upgrade_steps() {
  static const std::vector<UpgradeStep> steps = {order_by_time};
  static_assert(kEventFormatVersion == 2);
  return steps;
}

int version_of(const RawFields& fields) {
  const auto field = fields.find("v");
  if (field == fields.end()) return 0;
  const auto version = read_json_integer(field->second);
  return version && *version >= 1 && std::in_range<int>(*version) ? static_cast<int>(*version) : 0;
}

// Reads what an attempt, a reveal and so on carry.
void read_details(FieldReader& reader, Event& event) {
  reader.text("exercise", event.exercise);
  reader.whole("seed", event.seed);
  reader.text("verdict", event.verdict);
  reader.text("answer", event.answer);
  reader.numbers("numbers", event.numbers);
  reader.text("slip", event.slip);
  reader.text("drill", event.drill);
  reader.whole("number", event.number);
  reader.text("name", event.name);
  reader.text("value", event.value);
}

// An order that no log gives is worth nothing.
void read_order(FieldReader& reader, Event& event) {
  reader.whole("order", event.order, true);
  if (event.order < 0 || event.order > kLastOrder) event.order = 0;
}

// The kind and what it carries; an unknown kind keeps its name and its fields unread.
void read_kind(FieldReader& reader, Event& event) {
  std::string what;
  reader.text("what", what, true);
  event.kind = kind_named(what);
  if (event.kind != EventKind::kOther) return read_details(reader, event);
  reader.rest()["what"] = json_quoted(what);
}

}  // namespace

bool is_answer(const Event& event) {
  return event.kind == EventKind::kAttempt || event.kind == EventKind::kReview;
}

bool is_right(const Event& event) { return event.verdict == "right"; }

std::string event_json(const Event& event) {
  RawFields fields = event.unknown;
  fields.try_emplace("v", std::to_string(kEventFormatVersion));
  fields["id"] = json_quoted(event.id);
  if (!is_newer(event)) fields["order"] = std::to_string(event.order);
  fields["utc_ms"] = std::to_string(event.utc_ms);
  fields["day"] = std::to_string(event.local_day);
  if (event.kind != EventKind::kOther) fields["what"] = json_quoted(name_of(event.kind));
  const auto set_text = [&fields](const char* key, const std::string& text) {
    if (!text.empty()) fields[key] = json_quoted(text);
  };
  set_text("exercise", event.exercise);
  if (event.seed != 0) fields["seed"] = std::to_string(event.seed);
  set_text("verdict", event.verdict);
  set_text("answer", event.answer);
  if (!event.numbers.empty()) fields["numbers"] = json_numbers(event.numbers);
  set_text("slip", event.slip);
  set_text("drill", event.drill);
  if (event.number != 0) fields["number"] = std::to_string(event.number);
  set_text("name", event.name);
  set_text("value", event.value);
  return json_object(fields, event_fields());
}

std::optional<Event> read_event(std::string_view line) {
  if (auto event = read_written_event(line)) return event;
  auto fields = read_json_fields(line);
  return fields ? event_of(std::move(*fields)) : std::nullopt;
}

std::optional<Event> event_of(RawFields fields, EventFault* fault) {
  const auto blame = [fault](EventFault found) {
    if (fault != nullptr) *fault = std::move(found);
  };
  if (!upgrade(fields, upgrade_steps())) {
    const std::string field = version_of(fields) == 0 ? "v" : "utc_ms";
    blame({field, fields.count(field) == 0});
    return std::nullopt;
  }
  const bool newer = version_of(fields) > kEventFormatVersion;
  Event event;
  FieldReader reader(std::move(fields));
  reader.text("id", event.id, true);
  reader.whole("utc_ms", event.utc_ms, true);
  reader.whole("day", event.local_day, true);
  if (newer) {
    event.order = order_of_time(event.utc_ms);  // what its own means is for its version to say
  } else {
    reader.rest().erase("v");
    read_order(reader, event);
    read_kind(reader, event);
  }
  if (!reader.good() || event.id.empty()) {
    blame(reader.fault().value_or(EventFault{"id", false}));
    return std::nullopt;
  }
  if (const std::string_view field = lacking_field(event); !field.empty()) {
    blame({std::string(field), true});
    return std::nullopt;
  }
  event.unknown = std::move(reader.rest());
  return event;
}

const std::vector<std::string_view>& event_fields() {
  static const std::vector<std::string_view> order = {
      "v",       "id",     "order",   "utc_ms", "day",   "what",   "exercise", "seed",
      "verdict", "answer", "numbers", "slip",   "drill", "number", "name",     "value"};
  return order;
}

bool is_newer(const Event& event) { return event.unknown.count("v") != 0; }

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
