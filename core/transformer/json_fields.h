// Typed reading of one JSON object, remembering the first problem as a sentence. Only the two
// readers of model files include this, so that the JSON library stays behind them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json/json_tree.h"

namespace tmw::transformer {

using Names = std::initializer_list<std::string_view>;

class JsonFields {
 public:
  // `path` is put before field names in sentences ("moe.").
  JsonFields(const Json& object, std::string path) : object_(object), path_(std::move(path)) {}

  // True when the field is there and not null.
  [[nodiscard]] bool has(std::string_view name);
  // True when the field is there, even if null.
  [[nodiscard]] bool mentions(std::string_view name);
  // The value under any of several spellings, the family's own first; a missing one is a problem,
  // `what` says of what.
  std::int64_t whole(Names names, std::string_view what);
  // Null counts as absent. A fallback that is not 0, or a flag's that is true, is kept as a default
  // that was taken.
  std::int64_t whole_or(Names names, std::int64_t fallback);
  // `found` receives the spelling that was there.
  std::optional<std::int64_t> maybe_whole(Names names, std::string_view* found = nullptr);
  bool flag(std::string_view name, std::string_view what);
  bool flag_or(std::string_view name, bool fallback);
  std::string text_or(std::string_view name, std::string fallback);
  // The member as it is, or null.
  const Json& at(std::string_view name);

  // What somebody who reads the counts must know although nothing is wrong.
  void note(std::string sentence);
  // A default that changes a count and was taken because the file leaves `name` out.
  void took_default(std::string_view name, const std::string& value);
  // The notes; the defaults that were taken are one sentence, the last.
  [[nodiscard]] std::vector<std::string> notes() const;
  // Takes over the problem and the defaults of a member that was read by itself.
  void absorb(const JsonFields& member);

  // Reports a problem unless one is already known.
  void fail(std::string sentence);
  // The first of `names` that is there with something other than null, false, 0, 1 or an empty list
  // or table, and that nothing asked for; empty when none is.
  [[nodiscard]] std::string unread(Names names) const;
  // Names the first field that nothing asked for and that is not in `tolerated`.
  void reject_unread(Names tolerated);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  const Json* find(std::string_view name);
  std::optional<std::int64_t> whole_value(std::string_view name, const Json& value);

  const Json& object_;
  std::string path_;
  std::string error_;
  std::vector<std::string> read_;
  std::vector<std::string> notes_;
  std::vector<std::string> defaults_;
};

}  // namespace tmw::transformer
