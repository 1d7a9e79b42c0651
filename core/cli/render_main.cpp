// `tmw render` alone, as WebAssembly for Node: the build of the site needs no native compiler.
// Usage: render ASSETS
#include <iostream>

#include "core/cli/render_command.h"

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: render ASSETS\n";
    return 2;
  }
  return tmw::run_render_command({{"--json"}, argv[1]}, std::cout, std::cerr);
}
