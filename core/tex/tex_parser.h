// The recursive-descent parser behind tex::read. Internal to core/tex.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/tex/tex_lexer.h"
#include "core/tex/tex_reader.h"
#include "core/tex/tex_symbols.h"

namespace tmw::tex {

class Parser {
 public:
  explicit Parser(std::string_view source) : source_(source) { advance(); }

  [[nodiscard]] ReadResult parse();

 private:
  // Rows and groups (tex_reader.cpp).
  int parse_row();
  int parse_atom_with_scripts();
  int parse_scripts(int base);
  int parse_primes();
  int parse_raised();
  int parse_argument();
  int parse_group();
  int parse_nucleus();
  int parse_character();
  int parse_number();
  bool ends_row() const;

  // Commands (tex_commands.cpp).
  int parse_command();
  int parse_structure(std::string_view name, std::size_t position);
  int parse_fraction(std::string_view name);
  int parse_live();
  int parse_radical();
  int parse_fenced(std::size_t position);
  int parse_big_delimiter(std::string_view name);
  int parse_stacked(std::string_view name);
  int parse_one_child(NodeKind kind, char32_t accent, bool below);
  int parse_alphabet(Alphabet alphabet, bool as_word);
  int parse_words(Alphabet alphabet);
  int parse_operator_name();
  int parse_style(Style style);
  int parse_environment(std::size_t position);
  int parse_grid(GridKind kind, std::string_view environment, std::size_t position);
  std::vector<std::vector<int>> parse_grid_rows();
  int fence(int inside, char32_t open, char32_t close);
  bool parse_limits_command(std::string_view name, int base);
  char32_t parse_delimiter();
  std::string raw_group();
  std::string_view raw_name();
  bool is_command(std::string_view name) const;

  // Tokens and nodes.
  void advance();
  int add(Node node);
  int fail(std::size_t position, std::string message);
  bool failed() const { return !error_.message.empty(); }
  Node& at(int index) { return tree_.nodes[static_cast<std::size_t>(index)]; }
  int add_row(std::vector<int> children);
  int add_number(std::string digits);
  int add_symbol(const Symbol& symbol);

  std::string_view source_;
  Token token_;
  Tree tree_;
  Error error_;
  int depth_ = 0;
  Alphabet alphabet_ = Alphabet::kItalic;  // of letters
  bool chosen_ = false;      // alphabet_ was chosen by \mathrm and its like, also for digits
  bool in_bracket_ = false;  // ']' ends the row: the index of a root
};

}  // namespace tmw::tex
