// `tmw`, the workbook on the command line; its commands are in tmw.cpp.
#include <iostream>

#include "core/cli/tmw.h"

int main(int argc, char** argv) {
  return tmw::run_tmw({argv + 1, argv + argc}, argv[0], std::cout, std::cerr);
}
