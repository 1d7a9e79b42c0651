#include "core/page/search.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/page/search_excerpt.h"
#include "core/session/words.h"

namespace tmw {
namespace {

constexpr double kTitleWeight = 3.0;
constexpr double kChapterWeight = 0.5;
constexpr double kSideBySide = 1.5;  // two words of the query, in its order

// What a place has of each word of the query.
struct Answers {
  std::vector<Match> title;
  std::vector<Match> chapter;
  std::vector<std::vector<Match>> passages;
};

std::vector<Match> matches_of(const std::vector<SearchWord>& words,
                              const std::vector<QueryWord>& query) {
  std::vector<Match> matches;
  for (const QueryWord& asked : query) matches.push_back(best_match(words, asked).match);
  return matches;
}

Answers answers_of(const SearchPlace& place, const std::vector<QueryWord>& query) {
  Answers answers{matches_of(place.title_words, query), matches_of(place.chapter_words, query), {}};
  for (const SearchPassage& passage : place.passages)
    answers.passages.push_back(matches_of(passage.words, query));
  return answers;
}

double worth(Match match) { return static_cast<double>(match); }

struct Candidate {
  const SearchPlace* place = nullptr;
  Answers answers;
  std::size_t best = 0;  // passage
  bool whole = false;    // one passage and its headings hold all that is asked
  std::size_t held = 0;  // how many words the place holds anywhere
  bool titled = false;   // the title alone holds all
  double score = 0.0;
};

class Ranking {
 public:
  Ranking(const SearchIndex& index, std::vector<QueryWord> query) : query_(std::move(query)) {
    for (const SearchPlace& place : index) {
      Candidate one;
      one.place = &place;
      one.answers = answers_of(place, query_);
      candidates_.push_back(std::move(one));
    }
    weigh_words();
    for (Candidate& one : candidates_) judge(one);
    keep_best();
  }

  [[nodiscard]] const std::vector<Candidate>& best() const { return candidates_; }
  [[nodiscard]] const std::vector<QueryWord>& query() const { return query_; }

  [[nodiscard]] std::string missing(const Candidate& one) const {
    std::string lacked;
    for (std::size_t q = 0; q < query_.size(); ++q) {
      if (query_[q].filler || holds(one.answers, q)) continue;
      lacked += (lacked.empty() ? "" : ", ") + query_[q].word.low;
    }
    return lacked.empty() ? lacked : words::without(lacked);
  }

 private:
  static bool holds(const Answers& answers, std::size_t q) {
    return answers.title[q] != Match::kNone || answers.chapter[q] != Match::kNone ||
           std::any_of(answers.passages.begin(), answers.passages.end(),
                       [q](const auto& passage) { return passage[q] != Match::kNone; });
  }

  // A word that few places hold says more.
  void weigh_words() {
    for (std::size_t q = 0; q < query_.size(); ++q) {
      const auto places = std::count_if(candidates_.begin(), candidates_.end(),
                                        [q](const auto& one) { return holds(one.answers, q); });
      const double share =
          (1.0 + static_cast<double>(places)) / (1.0 + static_cast<double>(candidates_.size()));
      weights_.push_back(query_[q].filler ? 0.0 : 0.2 - std::log(share));
    }
  }

  void judge(Candidate& one) const {
    one.titled = covers(one.answers.title, nullptr, nullptr);
    double best = -1.0;
    for (std::size_t p = 0; p < one.answers.passages.size(); ++p) {
      const std::vector<Match>& own = one.answers.passages[p];
      const double score = passage_score(own) + row_score(one.place->passages[p].words);
      one.whole = one.whole || (has_any(own) || has_any(one.answers.title)
                                    ? covers(own, &one.answers.title, &one.answers.chapter)
                                    : false);
      if (score > best) {
        best = score;
        one.best = p;
      }
    }
    one.whole = one.whole || one.titled;
    for (std::size_t q = 0; q < query_.size(); ++q)
      one.held += !query_[q].filler && holds(one.answers, q) ? 1 : 0;
    if (!has_own(one.answers)) one.held = 0;
    one.score = std::max(best, 0.0) + kTitleWeight * passage_score(one.answers.title) +
                kTitleWeight * row_score(one.place->title_words) +
                kChapterWeight * passage_score(one.answers.chapter);
  }

  // Whether these matches, with those of the headings above, answer every word that is asked.
  [[nodiscard]] bool covers(const std::vector<Match>& own, const std::vector<Match>* title,
                            const std::vector<Match>* chapter) const {
    for (std::size_t q = 0; q < query_.size(); ++q) {
      const bool held = query_[q].filler || own[q] != Match::kNone ||
                        (title != nullptr && (*title)[q] != Match::kNone) ||
                        (chapter != nullptr && (*chapter)[q] != Match::kNone);
      if (!held) return false;
    }
    return true;
  }

  [[nodiscard]] bool has_any(const std::vector<Match>& own) const {
    for (std::size_t q = 0; q < query_.size(); ++q) {
      if (!query_[q].filler && own[q] != Match::kNone) return true;
    }
    return false;
  }

  [[nodiscard]] bool has_own(const Answers& answers) const {
    return has_any(answers.title) ||
           std::any_of(answers.passages.begin(), answers.passages.end(),
                       [this](const auto& passage) { return has_any(passage); });
  }

  [[nodiscard]] double passage_score(const std::vector<Match>& own) const {
    double score = 0.0;
    for (std::size_t q = 0; q < query_.size(); ++q) score += weights_[q] * worth(own[q]);
    return score;
  }

  // Words that stand side by side as in the query.
  [[nodiscard]] double row_score(const std::vector<SearchWord>& words) const {
    double score = 0.0;
    for (std::size_t q = 1; q < query_.size(); ++q) {
      for (std::size_t at = 1; at < words.size(); ++at) {
        if (match_at(words, at - 1, query_[q - 1]).match < Match::kBeginning ||
            match_at(words, at, query_[q]).match < Match::kBeginning)
          continue;
        score += kSideBySide * (weights_[q - 1] + weights_[q]);
        break;
      }
    }
    return score;
  }

  // Places that hold all that is asked; where these are few, those that hold all but one word of
  // three or more stand behind them.
  void keep_best() {
    constexpr std::ptrdiff_t kFew = 5;
    constexpr std::size_t kEnough = 2;
    const auto whole = std::count_if(candidates_.begin(), candidates_.end(),
                                     [](const Candidate& one) { return one.whole; });
    const auto asked = static_cast<std::size_t>(std::count_if(
        query_.begin(), query_.end(), [](const QueryWord& word) { return !word.filler; }));
    std::size_t least = 1;
    for (const Candidate& one : candidates_) least = std::max(least, one.held);
    const bool fills = whole < kFew && asked > kEnough;
    if (whole > 0) least = fills ? asked - 1 : asked + 1;
    candidates_.erase(
        std::remove_if(candidates_.begin(), candidates_.end(),
                       [&](const Candidate& one) { return !one.whole && one.held < least; }),
        candidates_.end());
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) {
                       return tier(a) != tier(b) ? tier(a) < tier(b) : a.score > b.score;
                     });
    if (whole > 0 && fills && candidates_.size() > kFew)
      candidates_.resize(static_cast<std::size_t>(std::max<std::ptrdiff_t>(kFew, whole)));
  }

  // Titles that say all come first: chapters, sections, exercises; then what holds all.
  static int tier(const Candidate& one) {
    if (one.titled) return static_cast<int>(one.place->kind);
    return one.whole ? 3 : 4;
  }

  std::vector<QueryWord> query_;
  std::vector<double> weights_;
  std::vector<Candidate> candidates_;
};

}  // namespace

std::vector<SearchHit> search(const SearchIndex& index, const SearchNames& names,
                              std::string_view query, int most) {
  std::vector<QueryWord> asked = read_query(query, names);
  if (asked.empty()) return {};
  const Ranking ranking(index, std::move(asked));
  std::vector<SearchHit> hits;
  for (const Candidate& one : ranking.best()) {
    if (static_cast<int>(hits.size()) == most) break;
    const SearchPlace& place = *one.place;
    SearchHit hit{place.hash, place.node, place.title, place.chapter, {}, ranking.missing(one)};
    if (place.kind == SearchPlace::Kind::kChapter) hit.where.clear();
    if (!place.passages.empty()) {
      const SearchPassage& passage = place.passages[one.best];
      hit.excerpt = excerpt_of(passage, ranking.query());
      if (!one.titled) hit.node = passage.node;
    }
    hits.push_back(std::move(hit));
  }
  return hits;
}

std::vector<ChapterEntry> unread_chapters(const Session& session) {
  std::vector<ChapterEntry> unread;
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    const auto state = session.chapter_states.find(entry.number);
    if (state != session.chapter_states.end() && state->second.state == LoadState::kWaiting)
      unread.push_back(entry);
  }
  return unread;
}

}  // namespace tmw
