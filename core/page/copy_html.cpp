#include "core/page/copy_html.h"

#include <algorithm>
#include <string>

#include "core/learner/backup.h"
#include "core/session/copy_words.h"
#include "core/session/words.h"
#include "core/text/escape.h"

namespace tmw {

std::string copy_html(const Session& session) {
  if (!session.offer) return {};
  constexpr std::size_t kMostLines = 12;
  const Backup& backup = *session.offer;
  const auto tagged = [](const std::string& tag, const std::string& words) {
    return "<" + tag + ">" + escape_html(words) + "</" + tag + ">";
  };
  std::string html;
  for (const std::string& said :
       words::copy_offer(backup, preview_of(backup, session.log, session.today)))
    html += tagged("p", said);
  if (is_read_only(session)) html += tagged("p", words::kCannotBeAdded);
  if (backup.bad.empty() || is_foreign(backup)) return html;
  html += "<ul>";
  const std::size_t shown = std::min(kMostLines, backup.bad.size());
  for (std::size_t i = 0; i < shown; ++i) html += tagged("li", words::bad_line(backup.bad[i]));
  const int more = backup.bad_lines - static_cast<int>(shown);
  if (more > 0) html += tagged("li", words::more_bad_lines(more));
  return html + "</ul>";
}

bool copy_is_news(const Session& session) {
  if (!session.offer || is_read_only(session)) return false;
  const BackupPreview preview = preview_of(*session.offer, session.log, session.today);
  return preview.fresh > 0 || preview.fresh_unreadable > 0;
}

std::string kept_words(const Session& session) {
  if (is_read_only(session)) return words::kOnlyRead;
  if (deletion_state(session) == DeletionState::kFailed) return words::kNotDeletedYet;
  return words::kept_here(copy_state(session), session.today);
}

std::string undo_words(const Session& session) { return words::can_be_undone(undo_state(session)); }

}  // namespace tmw
