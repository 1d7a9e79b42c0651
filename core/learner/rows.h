// Events as the rows in which the store keeps them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/learner/log.h"

namespace tmw {

struct Row {
  std::string id;
  std::string line;
};

// An unreadable text is kept under an id made of what it says, so that it is kept once.
[[nodiscard]] std::vector<Row> rows_of(const Log& log);

// The ids of the same rows.
[[nodiscard]] std::vector<std::string> row_ids_of(const Log& log);

// A JSON array of {"id", "line"}.
[[nodiscard]] std::string rows_json(const std::vector<Row>& rows);

// A JSON array of texts, and back; no ids for a text that is none.
[[nodiscard]] std::string ids_json(const std::vector<std::string>& ids);
[[nodiscard]] std::vector<std::string> read_ids(std::string_view json);

}  // namespace tmw
