#include "core/learner/backup_records.h"

#include <algorithm>
#include <string>

namespace tmw {
namespace {

// What stands between lines and is none of JSON's blanks: a byte order mark, a hard space, ends of
// lines and paragraphs by the names of Unicode, a vertical tab, a new page, an end of file.
constexpr std::string_view kOtherBlanks[] = {"\xEF\xBB\xBF", "\xC2\xA0", "\xE2\x80\xA8",
                                             "\xE2\x80\xA9", "\xC2\x85", "\v",
                                             "\f",           "\x1A",     std::string_view("\0", 1)};
constexpr std::size_t kMaxDepth = 32;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool ends_line(char c) { return c == '\n' || c == '\r'; }

// Where the object that begins at `at` ends, behind its last brace.
struct ObjectEnd {
  enum class Kind { kWhole, kBroken, kCut } kind = Kind::kBroken;
  std::size_t at = 0;
};

// Follows braces and strings, and stops at the first sign that no JSON has there: so a broken line
// never swallows the good ones behind it.
class ObjectScan {
 public:
  ObjectScan(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  ObjectEnd run() {
    using Kind = ObjectEnd::Kind;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (is_blank(c) || ends_line(c)) continue;
      if (c == '"') {
        if (!pass_string()) return {at_ < text_.size() ? Kind::kBroken : Kind::kCut, at_};
      } else if (c == '{' || c == '[') {
        if (!open(c)) return {Kind::kBroken, at_};
      } else if (c == '}' || c == ']') {
        if (open_.back() != (c == '}' ? '{' : '[')) return {Kind::kBroken, at_};
        open_.pop_back();
        if (open_.empty()) return {Kind::kWhole, at_ + 1};
      }
      before_ = c;
    }
    return {Kind::kCut, at_};
  }

 private:
  // What a value may follow.
  bool open(char c) {
    const bool in_list = !open_.empty() && open_.back() == '[';
    const bool fits =
        open_.empty() || before_ == ':' || (in_list && (before_ == '[' || before_ == ','));
    if (!fits || open_.size() == kMaxDepth) return false;
    open_.push_back(c);
    return true;
  }

  // Leaves `at_` on the quote that ends it; false if the line ends first.
  bool pass_string() {
    for (++at_; at_ < text_.size() && !ends_line(text_[at_]); ++at_) {
      if (text_[at_] == '"') return true;
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_, text_.size());
    return false;
  }

  std::string_view text_;
  std::size_t at_;
  std::string open_;
  char before_ = '{';
};

}  // namespace

std::optional<BackupRecord> BackupCutter::next() {
  skip();
  if (at_ >= text_.size()) return std::nullopt;
  return text_[at_] == '{' ? take_object() : take(line_end(at_), false);
}

std::size_t BackupCutter::line_end(std::size_t from) const {
  return std::min(text_.find_first_of("\r\n", from), text_.size());
}

void BackupCutter::skip() {
  while (at_ < text_.size()) {
    const char c = text_[at_];
    if (ends_line(c)) {
      pass_line_end();
    } else if (is_blank(c) || c == ',' || is_bracket_of_list()) {
      ++at_;
    } else if (const std::size_t blank = blank_here(); blank > 0) {
      at_ += blank;
    } else {
      return;
    }
  }
}

// How many bytes a blank of another kind takes here.
std::size_t BackupCutter::blank_here() const {
  for (const std::string_view blank : kOtherBlanks) {
    if (text_.substr(at_, blank.size()) == blank) return blank.size();
  }
  return 0;
}

void BackupCutter::pass_line_end() {
  if (text_.substr(at_, 2) == "\r\n") ++at_;
  ++at_;
  ++line_;
}

// A bracket with nothing beside it that is no object.
bool BackupCutter::is_bracket_of_list() const {
  if (text_[at_] != '[' && text_[at_] != ']') return false;
  const std::size_t next = text_.find_first_not_of(" \t", at_ + 1);
  return next == std::string_view::npos || ends_line(text_[next]) ||
         std::string_view("{[],").find(text_[next]) != std::string_view::npos;
}

BackupRecord BackupCutter::take_object() {
  const ObjectEnd end = ObjectScan(text_, at_).run();
  const bool broken = end.kind == ObjectEnd::Kind::kBroken;
  return take(broken ? broken_end() : end.at, end.kind == ObjectEnd::Kind::kCut);
}

// Of a broken object: the end of its line; where it was spread over lines, that of the line with
// its last brace, or the end of the line before the next one begins.
std::size_t BackupCutter::broken_end() const {
  std::size_t end = line_end(at_);
  const auto first_of_line = [this](std::size_t from) {
    return text_.find_first_not_of(" \t,", from);
  };
  if (first_of_line(at_ + 1) < end) return end;
  while (end < text_.size()) {
    const std::size_t next = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    const std::size_t first = first_of_line(next);
    if (first == std::string_view::npos || text_[first] == '{') return end;
    end = line_end(next);
    if (text_[first] == '}') return end;
  }
  return end;
}

BackupRecord BackupCutter::take(std::size_t end, bool is_cut) {
  const BackupRecord record = {text_.substr(at_, end - at_), line_, is_cut};
  for (; at_ < end; ++at_) {
    if (text_[at_] == '\n' || (text_[at_] == '\r' && text_.substr(at_, 2) != "\r\n")) ++line_;
  }
  return record;
}

}  // namespace tmw
