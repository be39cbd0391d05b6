// What is assigned to an object, and goes to what reads it later: `response.encoding = "utf-8"`.
#include <algorithm>
#include <vector>

#include "rewrite/removal.h"
#include "rules/migration/library_look.h"
#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::AsyncSite;
using rewrite::Reason;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

namespace {

class LaterArguments {
 public:
  explicit LaterArguments(LibraryLook& look) : look_(look) {}

  void look() {
    for (const Setting& setting : look_.later) {
      if (!settle(setting))
        look_.refuse(setting.target, setting.in, setting.map, setting.name, Reason::kAssignedTo,
                     setting.attribute->refusal);
    }
  }

 private:
  bool settle(const Setting& setting) {
    const Node statement = setting.target.parent().parent();
    if (!is_plain_store(setting.target)) return false;
    const Node value = syntax::without_parentheses(setting.target.parent().child(Field::right));
    const Node object = setting.target.child(Field::object);
    if (!syntax::plain_string(value) || !is_made_beside(object, statement)) return false;
    std::vector<LibrarySite*> readers;
    for (const Node use : uses_of_variable(object)) {
      if (use == object || syntax::is_assigned_to(use)) continue;
      if (!is_read(setting, use, statement, readers)) return false;
    }
    auto removal = rewrite::removal_edits(std::span<const Node>(&statement, 1));
    if (readers.empty() || !removal) return false;
    for (LibrarySite* const site : readers) pass(*site, setting, std::string(value.text()));
    LibrarySite& site =
        look_.add(setting.target, AsyncSite::Kind::kSubstitute, setting.in, setting.map, setting.name);
    site.is_reported = true;
    site.text.node = statement;
    site.text.substitute.edits = std::move(*removal);
    return true;
  }

  std::vector<Node> uses_of_variable(Node name) const {
    const semantics::Scopes& scopes = look_.model().scopes;
    const auto uses = scopes.references_to(scopes.lookup(name.text(), scopes.scope_at(name)), name.text());
    return {uses.begin(), uses.end()};
  }

  // Whether the variable gets its one value in the same block, further above, or by the `with` around.
  bool is_made_beside(Node name, Node statement) const {
    const semantics::Scopes& scopes = look_.model().scopes;
    const auto scope = scopes.lookup(name.text(), scopes.scope_at(name));
    if (!name.is(Kind::identifier) || scope == semantics::kNoScope || scope != scopes.scope_at(name))
      return false;
    const auto bindings = scopes.bindings(scope, name.text());
    if (bindings.size() != 1 || bindings.front()->name.begin() > name.begin()) return false;
    const Node made = syntax::statement_of(bindings.front()->name);
    return made.parent() == statement.parent() || made == statement.parent().parent();
  }

  // A member that has nothing to do with what is assigned, or one that gets it, behind the assignment.
  bool is_read(const Setting& setting, Node use, Node statement, std::vector<LibrarySite*>& readers) {
    const Node member = use.parent();
    if (!member.is(Kind::attribute) || use.field() != Field::object) return false;
    const std::string name(member.child(Field::attribute).text());
    const std::string path = setting.name.substr(0, setting.name.rfind('.') + 1) + name;
    const auto& takers = setting.attribute->argument_of;
    const bool is_taker = std::find(takers.begin(), takers.end(), name) != takers.end();
    const library::Function* const method = setting.map->function(path);
    if (!is_taker) return method == nullptr || method->style == library::Style::kPlain;
    const auto site =
        std::find_if(look_.found.sites.begin(), look_.found.sites.end(), [&](const LibrarySite& one) {
          return one.text.node == member && !one.refusal && one.text.substitute.edits.size() == 1;
        });
    if (site == look_.found.sites.end() || member.begin() < statement.end()) return false;
    readers.push_back(&*site);
    return true;
  }

  // `text(errors="replace")` → `text(encoding="utf-8", errors="replace")`
  static void pass(LibrarySite& site, const Setting& setting, const std::string& value) {
    std::string& text = site.text.substitute.edits.front().replacement;
    const std::size_t inside = text.find('(') + 1;
    const std::string argument = setting.name.substr(setting.name.rfind('.') + 1) + "=" + value;
    text.insert(inside, argument + (text[inside] == ')' ? "" : ", "));
  }

  LibraryLook& look_;
};

}  // namespace

void look_at_later_arguments(LibraryLook& look) {
  LaterArguments(look).look();
}

}  // namespace aioshift::rules::migration
