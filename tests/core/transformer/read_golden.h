// Reads a file of tests/golden as JSON.
#pragma once

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/paths.h"

namespace tmw::transformer {

inline nlohmann::json read_golden(const std::string& file) {
  std::ifstream stream(test::source_dir() + "/tests/golden/" + file);
  return nlohmann::json::parse(stream, nullptr, false);
}

}  // namespace tmw::transformer
