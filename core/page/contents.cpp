#include "core/page/contents.h"

#include "core/content/workbook.h"
#include "core/session/lab_words.h"
#include "core/session/practice_words.h"
#include "core/session/session.h"
#include "core/session/words.h"
#include "core/text/escape.h"

namespace tmw {
namespace {

// The opening tag of the link to a place; it says whether that is the page shown.
std::string link_tag(const Session& session, const Place& place, LinkStyle links) {
  const char* current = same_page(session.place, place) ? " aria-current=\"page\"" : "";
  return "<a" + link_attributes(hash_of(place), links) + current + ">";
}

std::string entry_html(const Session& session, const ChapterEntry& entry, LinkStyle links) {
  const std::string number = "<span class=\"number\">" + std::to_string(entry.number) +
                             "</span><span>" + escape_html(entry.title) + "</span>";
  if (entry.file.empty()) {
    return "<li><span class=\"to-come\">" + number + "<span class=\"count\">" +
           words::kEntryToCome + "</span></span></li>";
  }
  const int solved = solved_in_chapter(session, entry.number);
  const std::string total = std::to_string(entry.exercise_count());
  const std::string count = std::to_string(solved) + " / " + total;
  return "<li>" + link_tag(session, ChapterPlace{.chapter = entry.number}, links) + number +
         "<span class=\"count\" title=\"" + words::kSolved + "\"><span class=\"unseen\">, " +
         words::kSolved + " </span>" + count + "</span></a></li>";
}

}  // namespace

std::string contents_html(const Session& session, LinkStyle links) {
  const auto way = [&](const Place& place, const char* words) {
    return "<li>" + link_tag(session, place, links) + "<span class=\"number\"></span><span>" +
           words + "</span></a></li>";
  };
  std::string html = "<ol>" + way(Home{}, words::kHomePage) +
                     way(PracticePlace{}, words::kPractice) + way(LabPlace{}, words::kLab);
  for (const ChapterEntry& entry : session.workbook.index.chapters) {
    html += entry_html(session, entry, links);
  }
  html += way(AppendixPlace{AppendixKind::kSymbols}, words::kSymbols);
  html += way(AppendixPlace{AppendixKind::kModels}, words::kModels);
  return html + "</ol>";
}

std::string saved_words(const Session& session) {
  switch (save_state(session)) {
    case SaveState::kNothing:
      return "";
    case SaveState::kSaving:
      return words::kFrameSaving;
    case SaveState::kSaved:
      return words::kFrameSaved;
    case SaveState::kFailed:
      return words::kFrameNotSaved;
  }
  return "";
}

}  // namespace tmw
