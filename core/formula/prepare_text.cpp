#include "core/formula/prepare_text.h"

#include "core/formula/plain_latex.h"

namespace tmw {
namespace {

struct Replacement {
  std::string_view from;
  std::string_view to;
};

constexpr Replacement kReplacements[] = {
    {"\u2212", "-"},
    {"\u2013", "-"},
    {"\u2014", "-"},
    {"\u2010", "-"},
    {"\u2011", "-"},
    {"\ufe63", "-"},
    {"\u00d7", "\x01"},
    {"\u2715", "\x01"},
    {"\u00b7", "*"},
    {"\u22c5", "*"},
    {"\u2219", "*"},
    {"\u2217", "*"},
    {"\u00f7", "/"},
    {"\u2215", "/"},
    {"\u2044", "/"},
    {"\u221a", "\x02"},
    {"\u03c0", "pi"},
    {"\u03c4", "tau"},
    {"\u2248", "~"},
    {"\u2019", "'"},
    {"\u2018", "'"},
    {"\u201c", "\""},
    {"\u201d", "\""},
    {"\u201e", "\""},
    {"\u00ab", "\""},
    {"\u00bb", "\""},
    {"\u02bc", "'"},
    {"\u2308", "ceil("},
    {"\u2309", ")"},
    {"\u230a", "floor("},
    {"\u230b", ")"},
    {"\u00a0", " "},
    {"\u202f", " "},
    {"\u2002", " "},
    {"\u2003", " "},
    {"\u2004", " "},
    {"\u2005", " "},
    {"\u2006", " "},
    {"\u2007", " "},
    {"\u2008", " "},
    {"\u2009", " "},
    {"\u200a", " "},
    {"\u3000", " "},
    {"\u00a2", " cents"},
    {"\u200b", ""},
    {"\ufeff", ""},
    {"\t", " "},
    {"\n", " "},
    {"\r", " "},
    // Invisible marks that come along when text is copied: joiners, directions, soft hyphens.
    {"\u00ad", ""},
    {"\u200c", ""},
    {"\u200d", ""},
    {"\u200e", ""},
    {"\u200f", ""},
    {"\u2060", ""},
    {"\u202a", ""},
    {"\u202b", ""},
    {"\u202c", ""},
    {"\u202d", ""},
    {"\u202e", ""},
    {"\u2066", ""},
    {"\u2067", ""},
    {"\u2068", ""},
    {"\u2069", ""},
};

constexpr Replacement kSuperscripts[] = {
    {"\u2070", "0"}, {"\u00b9", "1"}, {"\u00b2", "2"}, {"\u00b3", "3"},
    {"\u2074", "4"}, {"\u2075", "5"}, {"\u2076", "6"}, {"\u2077", "7"},
    {"\u2078", "8"}, {"\u2079", "9"}, {"\u207b", "-"}, {"\u207a", "+"},
};

constexpr Replacement kFractions[] = {
    {"\u00bd", "1/2)"}, {"\u00bc", "1/4)"}, {"\u00be", "3/4)"},
    {"\u2153", "1/3)"}, {"\u2154", "2/3)"}, {"\u215b", "1/8)"},
};

template <std::size_t N>
const Replacement* find(const Replacement (&table)[N], std::string_view rest) {
  for (const Replacement& entry : table) {
    if (rest.substr(0, entry.from.size()) == entry.from) return &entry;
  }
  return nullptr;
}

// Full-width forms U+FF01..U+FF5E mirror ASCII 0x21..0x7E; 0 if the text starts with something
// else.
char full_width_ascii(std::string_view rest) {
  if (rest.size() < 3 || rest[0] != '\xef') return 0;
  const int second = static_cast<unsigned char>(rest[1]);
  const int third = static_cast<unsigned char>(rest[2]);
  if (third < 0x80 || third > 0xbf || (second != 0xbc && second != 0xbd)) return 0;
  const int offset = (second - 0xbc) * 64 + (third - 0x80);  // U+FF00 is offset 0
  return offset >= 1 && offset <= 0x5e ? static_cast<char>(0x20 + offset) : '\0';
}

// Bytes of the character beyond ASCII at the start; 0 if there is none.
std::size_t utf8_size(std::string_view rest) {
  const int lead = static_cast<unsigned char>(rest[0]);
  const std::size_t size = lead >= 0xf0 && lead < 0xf5 ? 4
                           : lead >= 0xe0              ? 3
                           : lead >= 0xc2              ? 2
                                                       : 0;
  if (lead >= 0xf5 || size == 0 || rest.size() < size) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(rest[i]) & 0xc0) != 0x80) return 0;
  }
  return size;
}

bool is_printable_ascii(char c) { return c >= ' ' && c <= '~'; }

class Preparer {
 public:
  explicit Preparer(std::string_view original) : original_(original) {}

  PreparedText run() {
    while (at_ < original_.size()) step();
    close_superscript();
    result_.positions.push_back(static_cast<std::uint32_t>(original_.size()));
    return std::move(result_);
  }

 private:
  void step() {
    const std::string_view rest = original_.substr(at_);
    if (is_printable_ascii(rest[0])) {
      close_superscript();
      append(rest.substr(0, 1));
      ++at_;
      return;
    }
    if (const Replacement* superscript = find(kSuperscripts, rest)) {
      if (!in_superscript_) append("^(");
      in_superscript_ = true;
      append(superscript->to);
      at_ += superscript->from.size();
      return;
    }
    close_superscript();
    if (const Replacement* fraction = find(kFractions, rest)) {
      open_before_number();
      append(fraction->to);
      at_ += fraction->from.size();
    } else if (const Replacement* entry = find(kReplacements, rest)) {
      append(entry->to);
      at_ += entry->from.size();
    } else if (const char ascii = full_width_ascii(rest)) {
      append(std::string_view(&ascii, 1));
      at_ += 3;
    } else if (const std::size_t size = utf8_size(rest)) {
      append(rest.substr(0, size));
      at_ += size;
    } else {  // a control character, or a byte that is no text
      append("?");
      ++at_;
    }
  }

  // "(" for a fraction alone, "(1+" for one behind a whole number.
  void open_before_number() {
    std::size_t start = result_.text.find_last_not_of("0123456789,");
    start = start == std::string::npos ? 0 : start + 1;
    const bool alone = start == result_.text.size();
    const std::uint32_t position =
        alone ? static_cast<std::uint32_t>(at_) : result_.positions[start];
    result_.text.insert(start, "(");
    result_.positions.insert(result_.positions.begin() + static_cast<std::ptrdiff_t>(start),
                             position);
    if (!alone) append("+");
  }

  void close_superscript() {
    if (in_superscript_) append(")");
    in_superscript_ = false;
  }

  void append(std::string_view text) {
    result_.text += text;
    result_.positions.insert(result_.positions.end(), text.size(), static_cast<std::uint32_t>(at_));
  }

  std::string_view original_;
  std::size_t at_ = 0;
  bool in_superscript_ = false;
  PreparedText result_;
};

}  // namespace

PreparedText prepare_text(std::string_view original) {
  if (has_latex(original)) {
    const PreparedText plain = plain_latex(original);
    PreparedText prepared = Preparer(plain.text).run();
    for (std::uint32_t& position : prepared.positions) position = plain.positions[position];
    return prepared;
  }
  unsigned char odd = 0;  // no way out of the loop, so that it is vectorised
  for (const char c : original) odd |= is_printable_ascii(c) ? 0 : 1;
  if (!odd) return {};
  return Preparer(original).run();
}

}  // namespace tmw
