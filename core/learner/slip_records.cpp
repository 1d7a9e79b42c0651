#include "core/learner/slip_records.h"

#include <algorithm>
#include <set>
#include <utility>

namespace tmw {
namespace {

std::vector<std::string_view> pieces(std::string_view text, char between) {
  std::vector<std::string_view> result;
  for (;;) {
    const std::size_t end = text.find(between);
    result.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return result;
    text.remove_prefix(end + 1);
  }
}

// "sibling-unit:GB:GiB": GB was typed, and the number is right in GiB.
std::string sibling_key(std::string_view slip) {
  const std::vector<std::string_view> part = pieces(slip, ':');
  if (part.size() != 3) return "other-unit";
  const auto is_binary = [](std::string_view unit) {
    return unit.size() == 3 && unit.substr(1) == "iB";
  };
  const auto is_decimal = [](std::string_view unit) {
    return unit.size() == 2 && unit.substr(1) == "B";
  };
  if (is_decimal(part[1]) && is_binary(part[2])) return "gb-for-gib";
  if (is_binary(part[1]) && is_decimal(part[2])) return "gib-for-gb";
  return "other-unit";
}

// Two slips in one answer are joined by "+", which a formula in a name has between blanks. Terms
// that are missing are joined by it, too: one slip.
std::vector<std::string_view> both(std::string_view slip) {
  if (slip.substr(0, slip.find(':')) == "missing-term") return {slip};
  for (std::size_t at = slip.find('+'); at != std::string_view::npos; at = slip.find('+', at + 1)) {
    if (at > 0 && slip[at - 1] != ' ') return {slip.substr(0, at), slip.substr(at + 1)};
  }
  return {slip};
}

// First answers to an exercise and its numbers are told from later ones.
using Numbers = std::pair<std::string, std::uint64_t>;

struct Reading {
  std::map<std::string, SlipRecord> records;
  // Answered otherwise than right, or their derivation opened, since they were answered right last.
  std::set<Numbers> missed;
};

void count_slips(Reading& reading, const Event& event, std::int32_t day) {
  for (const std::string& key : slips_of(event)) {
    SlipRecord& record = reading.records[key];
    ++record.count;
    record.last_day = day;
    record.last_order = event.order;
    record.last_exercise = event.exercise;
    record.free_in_row = 0;
  }
}

void read(Reading& reading, const Event& event, std::int32_t day) {
  const Numbers numbers{event.exercise, event.seed};
  if (!is_right(event)) {
    reading.missed.insert(numbers);
    return count_slips(reading, event, day);
  }
  const bool first = reading.missed.erase(numbers) == 0;
  const auto practised = reading.records.find(event.drill);
  if (first && practised != reading.records.end()) ++practised->second.free_in_row;
}

class SlipReader : public LogReader {
 public:
  static constexpr ReaderKind kKind = ReaderKind::kSlips;

  explicit SlipReader(std::int32_t today) : today_(today) {}

  void read(const Event& event, std::size_t) override {
    // Who has read the answer shows nothing by giving it.
    if (event.kind == EventKind::kReveal) reading_.missed.insert({event.exercise, event.seed});
    if (is_answer(event)) tmw::read(reading_, event, std::min(event.local_day, today_));
  }

  [[nodiscard]] const auto& records() const { return reading_.records; }

 private:
  std::int32_t today_;
  Reading reading_;
};

}  // namespace

std::string slip_key(std::string_view exercise, int part, std::string_view slip) {
  const std::string_view row = slip.substr(0, slip.find(':'));
  if (row.empty() || row == "source") return {};
  if (row == "sibling-unit") return sibling_key(slip);
  if (row == "base-unit") return "other-unit";
  if (row == "missing-term" || row == "half-term") return "drop-term";
  if (slip == "code:xor") return "xor";
  if (row != "author" && row != "convention" && row != "code") return std::string(row);
  return std::string(exercise) + ":" + std::to_string(part) + ":" + std::string(slip);
}

std::string exercise_of_slip(std::string_view key) {
  const std::size_t end = key.find(':');
  return end == std::string_view::npos ? std::string() : std::string(key.substr(0, end));
}

std::vector<std::string> slips_of(const Event& event) {
  std::vector<std::string> keys;
  if (!is_answer(event) || is_right(event)) return keys;
  int part = 0;
  for (const std::string_view of_part : pieces(event.slip, '\n')) {
    for (const std::string_view slip : both(of_part)) {
      std::string key = slip_key(event.exercise, part, slip);
      if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
        keys.push_back(std::move(key));
    }
    ++part;
  }
  return keys;
}

std::map<std::string, SlipRecord> slip_records(const Log& log, std::int32_t today) {
  return log.read_by<SlipReader>(today).records();
}

std::vector<std::string> slips_to_practise(const std::map<std::string, SlipRecord>& records) {
  std::vector<std::string> keys;
  for (const auto& [key, record] : records) {
    if (!rests(record)) keys.push_back(key);
  }
  std::stable_sort(keys.begin(), keys.end(), [&](const std::string& a, const std::string& b) {
    const SlipRecord& one = records.at(a);
    const SlipRecord& other = records.at(b);
    return one.count != other.count ? one.count > other.count : one.last_order > other.last_order;
  });
  return keys;
}

}  // namespace tmw
