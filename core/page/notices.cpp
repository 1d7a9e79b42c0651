// What has to be said on top of every screen.
#include <utility>

#include "core/page/nodes.h"
#include "core/page/screens.h"
#include "core/session/copy_words.h"
#include "core/session/session.h"
#include "core/session/words.h"

namespace tmw {
namespace {

Node notice(const char* path, Tone tone, std::string words) {
  Node node = words_node(NodeKind::kStatus, path, std::move(words));
  node.tone = tone;
  return node;
}

// Of what is not stored, if that is more than a deletion.
std::string not_saved(const Session& session) {
  const bool deletion = deletion_state(session) == DeletionState::kFailed;
  return deletion && session.unsaved.size() == 1 ? words::kNotDeletedYet
                                                 : words::storage_failed(session.storage_failure);
}

}  // namespace

void add_notices(Page& page, const Session& session) {
  if (!session.notice.empty())
    page.children.push_back(notice("page/notice", Tone::kInfo, session.notice));
  if (!session.storage_failure.empty() && !is_told_beside(session)) {
    Node failure = notice("page/storage", Tone::kNear, not_saved(session));
    if (!is_read_only(session))
      failure.children.push_back(button("page/storage/retry", words::kTryAgain, Retry{}));
    page.children.push_back(std::move(failure));
  }
  if (const std::size_t count = session.log.unreadable().size(); count > 0)
    page.children.push_back(
        notice("page/unreadable", Tone::kInfo, words::unreadable_entries(static_cast<int>(count))));
}

}  // namespace tmw
