#include "core/learner/rows.h"

#include <cstdint>
#include <cstdio>

#include "core/json/json_text.h"
#include "core/json/json_tree.h"
#include "core/text/fnv.h"

namespace tmw {
namespace {

template <typename T, typename Print>
std::string json_array(const std::vector<T>& items, Print print) {
  std::string text = "[";
  for (const T& item : items) text += (text.size() == 1 ? "" : ",") + print(item);
  return text + "]";
}

std::string id_of_text(const std::string& text) {
  char id[40];
  (void)std::snprintf(id, sizeof id, "unreadable-%016llx",
                      static_cast<unsigned long long>(fnv1a_64(text)));
  return id;
}

}  // namespace

std::vector<Row> rows_of(const Log& log) {
  std::vector<Row> rows;
  for (const Event& event : log.events()) rows.push_back({event.id, event_json(event)});
  for (const std::string& text : log.unreadable()) rows.push_back({id_of_text(text), text});
  return rows;
}

std::vector<std::string> row_ids_of(const Log& log) {
  std::vector<std::string> ids;
  for (const Event& event : log.events()) ids.push_back(event.id);
  for (const std::string& text : log.unreadable()) ids.push_back(id_of_text(text));
  return ids;
}

std::string rows_json(const std::vector<Row>& rows) {
  return json_array(rows, [](const Row& row) {
    return "{\"id\":" + json_quoted(row.id) + ",\"line\":" + json_quoted(row.line) + "}";
  });
}

std::string ids_json(const std::vector<std::string>& ids) {
  return json_array(ids, [](const std::string& id) { return json_quoted(id); });
}

std::vector<std::string> read_ids(std::string_view json) {
  std::vector<std::string> ids;
  const auto list = parse_json(json, 1);
  if (!list || !list->is_array()) return ids;
  for (const Json& id : *list) {
    if (id.is_string()) ids.push_back(id.get<std::string>());
  }
  return ids;
}

}  // namespace tmw
