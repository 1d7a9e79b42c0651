// Between \begin and \end: grids of cells.
#include <algorithm>
#include <string>
#include <vector>

#include "core/tex/tex_parser.h"

namespace tmw::tex {
namespace {

struct Environment {
  std::string_view name;
  GridKind kind;
  char32_t open;
  char32_t close;
};

constexpr Environment kEnvironments[] = {
    {"aligned", GridKind::kAligned, 0, 0},      {"matrix", GridKind::kMatrix, 0, 0},
    {"pmatrix", GridKind::kMatrix, U'(', U')'}, {"bmatrix", GridKind::kMatrix, U'[', U']'},
    {"vmatrix", GridKind::kMatrix, U'|', U'|'}, {"cases", GridKind::kCases, U'{', 0},
};

}  // namespace

// The name between the braces of \begin and \end.
std::string_view Parser::raw_name() {
  if (token_.kind != TokenKind::kGroupOpen) return {};
  const std::size_t close = source_.find('}', token_.end);
  if (close == std::string_view::npos) return {};
  const std::string_view name = source_.substr(token_.end, close - token_.end);
  token_.end = close + 1;
  advance();
  return name;
}

int Parser::parse_environment(std::size_t position) {
  const std::string_view name = raw_name();
  for (const Environment& entry : kEnvironments) {
    if (entry.name != name) continue;
    const int grid = parse_grid(entry.kind, name, position);
    if (failed() || (entry.open == 0 && entry.close == 0)) return grid;
    return fence(grid, entry.open, entry.close);
  }
  return fail(position,
              "The block \"" + std::string(name) +
                  "\" is not known; aligned, matrix, pmatrix, bmatrix, vmatrix and cases are.");
}

int Parser::parse_grid(GridKind kind, std::string_view environment, std::size_t position) {
  const bool in_bracket = in_bracket_;
  in_bracket_ = false;
  const std::vector<std::vector<int>> rows = parse_grid_rows();
  in_bracket_ = in_bracket;
  const std::string name(environment);
  if (failed()) return kNoNode;
  if (!is_command("end")) return fail(position, "The block " + name + " has no \\end.");
  const std::size_t end_position = token_.position;
  advance();
  if (raw_name() != environment) {
    return fail(end_position, "This \\end does not name the block " + name + ".");
  }
  Node node;
  node.kind = NodeKind::kGrid;
  node.grid = kind;
  for (const auto& row : rows) node.columns = std::max(node.columns, static_cast<int>(row.size()));
  for (const auto& row : rows) {
    node.children.insert(node.children.end(), row.begin(), row.end());
    for (int i = static_cast<int>(row.size()); i < node.columns; ++i) {
      node.children.push_back(add_row({}));
    }
  }
  return failed() ? kNoNode : add(std::move(node));
}

// The cells of each row; an empty last row, as a final \\ leaves it, does not count.
std::vector<std::vector<int>> Parser::parse_grid_rows() {
  std::vector<std::vector<int>> rows(1);
  while (!failed()) {
    rows.back().push_back(parse_row());
    if (failed()) return {};
    if (token_.kind == TokenKind::kCell) {
      advance();
    } else if (is_command("\\")) {
      advance();
      rows.emplace_back();
    } else {
      break;
    }
  }
  const std::vector<int>& last = rows.back();
  if (rows.size() > 1 && last.size() == 1 && at(last[0]).children.empty()) rows.pop_back();
  return rows;
}

}  // namespace tmw::tex
