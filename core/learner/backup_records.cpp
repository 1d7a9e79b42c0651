#include "core/learner/backup_records.h"

#include <algorithm>
#include <string>
#include <utility>

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

// Of a list of objects: from behind its bracket to the next.
struct ListPlace {
  std::size_t begin = 0;
  std::size_t end = std::string_view::npos;  // the object breaks off within it
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
        close(c);
        if (open_.empty()) return {Kind::kWhole, at_ + 1};
      }
      before_ = c;
    }
    return {Kind::kCut, at_};
  }

  // The lists of objects that are in no other list, in order.
  [[nodiscard]] const std::vector<ListPlace>& lists() const { return lists_; }

 private:
  // What a value may follow.
  bool open(char c) {
    const bool in_list = !open_.empty() && open_.back() == '[';
    const bool fits =
        open_.empty() || before_ == ':' || (in_list && (before_ == '[' || before_ == ','));
    if (!fits || open_.size() == kMaxDepth) return false;
    if (c == '[' && in_lists_++ == 0) list_ = at_ + 1;
    if (c == '{' && in_lists_ > 0 && (lists_.empty() || lists_.back().begin != list_))
      lists_.push_back({list_});
    open_.push_back(c);
    return true;
  }

  void close(char c) {
    open_.pop_back();
    if (c == ']' && --in_lists_ == 0 && !lists_.empty() && lists_.back().begin == list_)
      lists_.back().end = at_;
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
  int in_lists_ = 0;
  std::size_t list_ = 0;  // where the outermost list that is open begins
  std::vector<ListPlace> lists_;
  char before_ = '{';
};

}  // namespace

std::optional<BackupRecord> BackupCutter::next() {
  skip();
  if (at_ >= text_.size()) return std::nullopt;
  return text_[at_] == '{' ? take_object() : take(line_end(at_));
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
  ObjectScan scan(text_, at_);
  const ObjectEnd end = scan.run();
  const std::size_t begin = at_;
  const bool broken = end.kind == ObjectEnd::Kind::kBroken;
  BackupRecord record = take(broken ? broken_end() : end.at);
  record.is_cut = end.kind == ObjectEnd::Kind::kCut;
  record.is_broken = broken;
  std::size_t counted = begin;
  int line = record.line;
  for (const ListPlace& list : scan.lists()) {
    if (list.begin >= at_) break;  // behind the line that is broken
    line += lines_in(std::exchange(counted, list.begin), list.begin);
    const std::size_t size = std::min(list.end, at_) - list.begin;
    record.lists.push_back({text_.substr(list.begin, size), line});
  }
  return record;
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

BackupRecord BackupCutter::take(std::size_t end) {
  BackupRecord record;
  record.text = text_.substr(at_, end - at_);
  record.line = line_;
  line_ += lines_in(at_, end);
  at_ = end;
  return record;
}

int BackupCutter::lines_in(std::size_t from, std::size_t end) const {
  int lines = 0;
  for (std::size_t at = from; at < end; ++at) {
    if (text_[at] == '\n' || (text_[at] == '\r' && text_.substr(at, 2) != "\r\n")) ++lines;
  }
  return lines;
}

}  // namespace tmw
