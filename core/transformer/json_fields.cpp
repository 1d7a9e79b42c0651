#include "core/transformer/json_fields.h"

#include <algorithm>
#include <cmath>

#include "core/transformer/validate.h"

namespace tmw::transformer {
namespace {

const Json kNull;

bool is_whole_double(const Json& value) {
  if (!value.is_number_float()) return false;
  const double number = value.get<double>();
  return std::fabs(number) <= static_cast<double>(kLargestField) && number == std::floor(number);
}

}  // namespace

const Json* JsonFields::find(std::string_view name) {
  read_.emplace_back(name);
  const auto member = object_.find(std::string(name));
  return member == object_.end() ? nullptr : &*member;
}

bool JsonFields::mentions(std::string_view name) { return find(name) != nullptr; }

bool JsonFields::has(std::string_view name) {
  const Json* value = find(name);
  return value != nullptr && !value->is_null();
}

void JsonFields::fail(std::string sentence) {
  if (error_.empty()) error_ = std::move(sentence);
}

void JsonFields::note(std::string sentence) { notes_.push_back(std::move(sentence)); }

void JsonFields::took_default(std::string_view name, const std::string& value) {
  const std::string taken = "\"" + path_ + std::string(name) + "\" " + value;
  if (std::find(defaults_.begin(), defaults_.end(), taken) == defaults_.end()) {
    defaults_.push_back(taken);
  }
}

std::vector<std::string> JsonFields::notes() const {
  std::vector<std::string> all = notes_;
  if (defaults_.empty()) return all;
  std::string sentence = "Left out of the file and taken from the family's defaults: ";
  for (const std::string& taken : defaults_) {
    sentence += (&taken == defaults_.data() ? "" : ", ") + taken;
  }
  all.push_back(sentence + ".");
  return all;
}

void JsonFields::absorb(const JsonFields& member) {
  fail(member.error_);
  notes_.insert(notes_.end(), member.notes_.begin(), member.notes_.end());
  defaults_.insert(defaults_.end(), member.defaults_.begin(), member.defaults_.end());
}

std::optional<std::int64_t> JsonFields::whole_value(std::string_view name, const Json& value) {
  const std::string field = "The field \"" + path_ + std::string(name) + "\" ";
  if (is_whole_double(value)) return static_cast<std::int64_t>(value.get<double>());
  if (!value.is_number()) {
    fail(field + "is not a number: write a whole number without quotation marks.");
    return std::nullopt;
  }
  if (value.is_number_float()) {
    fail(field + "is " + value.dump() + ": write a whole number, at most " +
         std::to_string(kLargestField) + ".");
    return std::nullopt;
  }
  const bool negative = value.is_number_integer() && !value.is_number_unsigned();
  if (negative && value.get<std::int64_t>() < 0) {
    fail(field + "is " + value.dump() + ", but a size is never negative: write a positive number.");
    return std::nullopt;
  }
  if (value.get<std::uint64_t>() > static_cast<std::uint64_t>(kLargestField)) {
    fail(field + "is " + value.dump() + ", so large that the counts would overflow: at most " +
         std::to_string(kLargestField) + " is accepted.");
    return std::nullopt;
  }
  return value.get<std::int64_t>();
}

std::optional<std::int64_t> JsonFields::maybe_whole(Names names, std::string_view* found) {
  std::optional<std::int64_t> result;
  std::string_view first;
  for (const std::string_view name : names) {
    const Json* value = find(name);
    if (value == nullptr || value->is_null()) continue;
    const std::optional<std::int64_t> number = whole_value(name, *value);
    if (!number) return std::nullopt;
    if (result && *result != *number) {
      fail("The fields \"" + path_ + std::string(first) + "\" and \"" + path_ + std::string(name) +
           "\" mean the same but differ: keep one of them.");
    }
    if (!result) first = name;
    result = result ? result : number;
  }
  if (found != nullptr && result) *found = first;
  return result;
}

std::int64_t JsonFields::whole(Names names, std::string_view what) {
  std::string_view name = *names.begin();
  const std::optional<std::int64_t> value = maybe_whole(names, &name);
  if (value && *value > 0) return *value;
  const std::string field = "The field \"" + path_ + std::string(name) + "\" ";
  if (value) {
    fail(field + "is 0: give " + std::string(what) + ", at least 1.");
  } else {
    fail(field + "is missing: add " + std::string(what) + " as a positive whole number.");
  }
  return 1;
}

std::int64_t JsonFields::whole_or(Names names, std::int64_t fallback) {
  const std::optional<std::int64_t> value = maybe_whole(names);
  if (value) return *value;
  if (fallback == 0) return fallback;
  // maybe_whole has told what is there and no number, so what is mentioned here is null.
  const auto null = std::find_if(names.begin(), names.end(),
                                 [&](std::string_view name) { return mentions(name); });
  took_default(null == names.end() ? *names.begin() : *null,
               std::to_string(fallback) + (null == names.end() ? "" : " (null in the file)"));
  return fallback;
}

bool JsonFields::flag(std::string_view name, std::string_view what) {
  if (!has(name)) {
    fail("The field \"" + path_ + std::string(name) + "\" is missing: write true or false, " +
         std::string(what) + ".");
    return false;
  }
  return flag_or(name, false);
}

bool JsonFields::flag_or(std::string_view name, bool fallback) {
  const Json* value = find(name);
  if (value == nullptr || value->is_null()) {
    if (fallback) took_default(name, value == nullptr ? "true" : "true (null in the file)");
    return fallback;
  }
  if (value->is_boolean()) return value->get<bool>();
  fail("The field \"" + path_ + std::string(name) + "\" must be true or false.");
  return fallback;
}

std::string JsonFields::text_or(std::string_view name, std::string fallback) {
  const Json* value = find(name);
  if (value == nullptr || value->is_null()) return fallback;
  if (value->is_string()) return value->get<std::string>();
  fail("The field \"" + path_ + std::string(name) + "\" must be a word in quotation marks.");
  return fallback;
}

const Json& JsonFields::at(std::string_view name) {
  const Json* value = find(name);
  return value == nullptr ? kNull : *value;
}

std::string JsonFields::unread(Names names) const {
  const auto says_nothing = [](const Json& value) {
    return value.is_null() || value == false || value == 0 || value == 1 ||
           ((value.is_array() || value.is_object()) && value.empty());
  };
  for (const std::string_view name : names) {
    const auto member = object_.find(std::string(name));
    if (member == object_.end() || says_nothing(*member)) continue;
    if (std::find(read_.begin(), read_.end(), name) == read_.end()) return std::string(name);
  }
  return "";
}

void JsonFields::reject_unread(Names tolerated) {
  for (const auto& member : object_.items()) {
    const std::string& name = member.key();
    const bool known = std::find(read_.begin(), read_.end(), name) != read_.end() ||
                       std::find(tolerated.begin(), tolerated.end(), name) != tolerated.end();
    if (known) continue;
    fail("The field \"" + path_ + name +
         "\" is not known: correct its spelling or take it out (docs/model-files.md lists the "
         "fields).");
    return;
  }
}

}  // namespace tmw::transformer
