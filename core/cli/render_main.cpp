// What the build of the site needs of `tmw`, as WebAssembly for Node, so that it needs no native
// compiler. Usage: render ASSETS pages|content
//
// `pages` is `tmw render --json`; `content` prints an object of compiled files by their names.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string_view>

#include "core/cli/content_files.h"
#include "core/cli/render_command.h"

namespace {

int print_content(const std::string& assets) {
  nlohmann::ordered_json files = nlohmann::ordered_json::object();
  for (const tmw::ContentFile& file : tmw::content_files(assets)) files[file.name] = file.text;
  std::cout << files.dump() << "\n";
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc == 3 ? argv[2] : "";
  if (what == "content") return print_content(argv[1]);
  if (what == "pages") return tmw::run_render_command({{"--json"}, argv[1]}, std::cout, std::cerr);
  std::cerr << "usage: render ASSETS pages|content\n";
  return 2;
}
