#include "news/dispatch/withdraw.hpp"

#include <utility>

namespace broadsheet::news {
namespace {

const char* withdrawn(std::string_view language) {
  const std::pair<std::string_view, const char*> texts[] = {
      {"zh-Hant", "本稿已撤回，請勿刊用。"},
      {"zh", "本稿已撤回，请勿刊用。"},
      {"ja", "この記事は取り消されました。使用しないでください。"},
      {"ko", "이 기사는 취소되었습니다. 사용하지 마십시오."},
      {"de", "Diese Meldung ist zurückgezogen und nicht zu verwenden."},
      {"fr", "Cette dépêche est annulée et ne doit pas être utilisée."},
      {"es", "Esta noticia ha sido anulada y no debe utilizarse."},
      {"pt", "Esta notícia foi anulada e não deve ser utilizada."},
      {"it", "Questa notizia è annullata e non va utilizzata."},
      {"nl", "Dit bericht is ingetrokken en mag niet worden gebruikt."},
      {"pl", "Ta depesza została wycofana i nie należy jej publikować."},
      {"ru", "Это сообщение аннулировано и не подлежит публикации."},
      {"vi", "Tin này đã được rút lại và không được sử dụng."}};
  for (const auto& [tag, text] : texts)
    if (language.starts_with(tag)) return text;
  return "This story has been withdrawn and must not be used.";
}

}  // namespace

void withdraw(Story& story, std::string_view language) {
  Story left;
  left.guid = story.guid, left.id = story.id, left.name = story.name;
  left.page = story.page, left.section = story.section, left.sequence = story.sequence;
  left.title = left.headline = story.title;
  left.meta = std::move(story.meta);
  left.meta.status = "canceled";
  left.body.push_back({BlockKind::paragraph, 0, {withdrawn(language), {}}, {}});
  for (const Picture& its : story.pictures) {
    Picture picture;
    picture.guid = its.guid, picture.id = its.id, picture.name = its.name;
    picture.title = picture.caption = left.title;
    picture.meta = its.meta;
    picture.meta.status = "canceled";
    left.pictures.push_back(std::move(picture));
  }
  story = std::move(left);
}

}  // namespace broadsheet::news
