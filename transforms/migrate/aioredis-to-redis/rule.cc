// aioredis 2, which was merged into redis-py 4.2 → redis.asyncio: the imports of a file, all or none
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/literals.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Applicability;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::Binding;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;
using syntax::NodeId;

// What aioredis 2.0.1 and redis.asyncio both have, by module; the exceptions are all in redis.exceptions.
constexpr auto kTopLevel = std::to_array<std::string_view>({"AuthenticationError",
                                                            "AuthenticationWrongNumberOfArgsError",
                                                            "BlockingConnectionPool",
                                                            "BusyLoadingError",
                                                            "ChildDeadlockedError",
                                                            "Connection",
                                                            "ConnectionError",
                                                            "ConnectionPool",
                                                            "DataError",
                                                            "InvalidResponse",
                                                            "PubSubError",
                                                            "ReadOnlyError",
                                                            "Redis",
                                                            "RedisError",
                                                            "ResponseError",
                                                            "SSLConnection",
                                                            "StrictRedis",
                                                            "TimeoutError",
                                                            "UnixDomainSocketConnection",
                                                            "WatchError",
                                                            "client",
                                                            "connection",
                                                            "from_url",
                                                            "lock",
                                                            "sentinel",
                                                            "utils"});
constexpr auto kClient =
    std::to_array<std::string_view>({"Monitor", "Pipeline", "PubSub", "Redis", "StrictRedis"});
constexpr auto kConnection =
    std::to_array<std::string_view>({"BlockingConnectionPool", "Connection", "ConnectionPool",
                                     "SSLConnection", "UnixDomainSocketConnection", "parse_url", "to_bool"});
constexpr auto kLock = std::to_array<std::string_view>({"Lock"});
constexpr auto kSentinel =
    std::to_array<std::string_view>({"MasterNotFoundError", "Sentinel", "SentinelConnectionPool",
                                     "SentinelManagedConnection", "SlaveNotFoundError"});
constexpr auto kUtils = std::to_array<std::string_view>({"from_url", "pipeline"});
// Of aioredis 1 alone.
constexpr auto kOldMembers = std::to_array<std::string_view>(
    {"Channel", "ConnectionsPool", "RedisConnection", "create_connection", "create_pool", "create_redis",
     "create_redis_pool", "create_sentinel", "create_sentinel_pool", "errors", "pubsub"});

// Methods of its clients and pools. Servers of asyncio have `wait_closed`, too: one file too many is refused.
constexpr auto kOldMethods = std::to_array<std::string_view>(
    {"hmset_dict", "ihscan", "iscan", "isscan", "izscan", "multi_exec", "wait_closed", "wait_message"});

bool holds(std::span<const std::string_view> names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether both libraries have `member` in the module behind "aioredis" ("", "client", ...).
bool has_counterpart(std::string_view module, std::string_view member) {
  if (module.empty()) return holds(kTopLevel, member);
  if (module == "client") return holds(kClient, member);
  if (module == "connection") return holds(kConnection, member);
  if (module == "lock") return holds(kLock, member);
  if (module == "sentinel") return holds(kSentinel, member);
  if (module == "utils") return holds(kUtils, member);
  return module == "exceptions";
}

// "aioredis.client" → "client", "aioredis" → ""; nothing for other modules.
std::optional<std::string_view> submodule(std::string_view path) {
  constexpr std::string_view kPackage = "aioredis";
  if (path == kPackage) return "";
  if (!path.starts_with("aioredis.")) return std::nullopt;
  return path.substr(kPackage.size() + 1);
}

std::string new_path(std::string_view submodule) {
  if (submodule.empty()) return "redis.asyncio";
  if (submodule == "exceptions") return "redis.exceptions";
  return "redis.asyncio." + std::string(submodule);
}

// What is in the way, and in words for the message.
struct Obstacle {
  Reason reason = Reason::kReportOnly;
  std::string detail;
};

bool is_import_of_aioredis(Node statement) {
  if (statement.is(Kind::import_from_statement))
    return submodule(statement.child(Field::module_name).text()).has_value();
  if (!statement.is(Kind::import_statement)) return false;
  for (const Node element : statement.named_children()) {
    const Node name = element.is(Kind::aliased_import) ? element.child(Field::name) : element;
    if (submodule(name.text())) return true;
  }
  return false;
}

// `try: from redis import asyncio as aioredis` with an `import aioredis` for what is older: done already.
bool is_fallback(Node statement) {
  for (Node up = statement.parent(); up; up = up.parent()) {
    if (!up.is(Kind::try_statement)) continue;
    const std::string_view text = up.text();
    if (text.find("redis.asyncio") != std::string_view::npos ||
        text.find("from redis import") != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

std::vector<Node> imports_of_aioredis(const FileModel& model) {
  std::vector<Node> statements;
  for (NodeId id = 0; id < model.tree.size(); ++id) {
    const Node node = model.tree.node(id);
    if (is_import_of_aioredis(node)) statements.push_back(node);
  }
  return statements;
}

class FileMigration {
 public:
  explicit FileMigration(const FileModel& model) : model_(model) {}

  tl::expected<std::vector<text::Edit>, Obstacle> edits(const std::vector<Node>& imports) {
    look_for_texts();
    for (const Node statement : imports) {
      if (statement.is(Kind::import_from_statement)) {
        rewrite_names(statement);
      } else {
        rewrite_module(statement);
      }
    }
    look_for_old_methods();
    if (obstacle_) return tl::unexpected(std::move(*obstacle_));
    return std::move(edits_);
  }

 private:
  void refuse(Reason reason, const std::string& detail, Node at) {
    if (obstacle_) return;
    const std::uint32_t line = model_.tree.source().lines().line_at(at.begin()) + 1;
    obstacle_ = Obstacle{reason, ": " + detail + " (line " + std::to_string(line) + ")"};
  }

  void refuse_old(std::string_view name, Node at) {
    refuse(Reason::kReportOnly,
           "`" + std::string(name) + "` is of aioredis 1, which redis.asyncio does not follow", at);
  }

  void refuse_member(std::string_view name, Node at) {
    if (holds(kOldMembers, name)) return refuse_old(name, at);
    refuse(Reason::kReportOnly,
           "`" + std::string(name) + "` is not known to have a counterpart in the same place", at);
  }

  // importlib.import_module("aioredis"), pytest.importorskip, sys.modules.
  void look_for_texts() {
    for (NodeId id = 0; id < model_.tree.size(); ++id) {
      if (model_.tree.data(id).kind != Kind::string) continue;
      const Node node = model_.tree.node(id);
      const auto text = syntax::plain_string(node);
      if (!text || !submodule(*text)) continue;
      if (node.parent().is(Kind::expression_statement)) continue;
      refuse(Reason::kReportOnly, "a text names the module", node);
    }
  }

  void look_for_old_methods() {
    for (NodeId id = 0; id < model_.tree.size(); ++id) {
      if (model_.tree.data(id).kind != Kind::attribute) continue;
      const Node name = model_.tree.node(id).child(Field::attribute);
      if (holds(kOldMethods, name.text())) refuse_old(name.text(), name);
    }
  }

  void rewrite_names(Node statement) {
    const Node module = statement.child(Field::module_name);
    const std::string_view from = *submodule(module.text());
    if (!from.empty() && !has_submodule(from) && from != "exceptions") return refuse_member(from, statement);
    std::size_t names = 0;
    Node exceptions;
    for (const Node element : statement.children()) {
      if (element.is(Kind::wildcard_import))
        return refuse(Reason::kAmbiguousName, "the names that `*` binds are not the same", statement);
      if (element.field() != Field::name) continue;
      ++names;
      const Node name = element.is(Kind::aliased_import) ? element.child(Field::name) : element;
      if (from.empty() && name.text() == "exceptions") {
        exceptions = element;
        continue;
      }
      if (!has_counterpart(from, name.text())) refuse_member(name.text(), element);
      if (from.empty()) look_at_submodule(element, name.text());
    }
    if (!exceptions) {
      edits_.push_back({module.range(), new_path(from)});
    } else if (names == 1) {
      edits_.push_back({module.range(), "redis"});
    } else {
      refuse(Reason::kDoesNotFit, "`exceptions` is in another package than the other names", statement);
    }
  }

  // `from aioredis import client`: what is taken of it.
  void look_at_submodule(Node element, std::string_view module) {
    if (!has_submodule(module)) return;
    const Node name = element.is(Kind::aliased_import) ? element.child(Field::alias) : element.named_child(0);
    look_at_uses(name, module);
  }

  static bool has_submodule(std::string_view module) {
    constexpr auto kModules =
        std::to_array<std::string_view>({"client", "connection", "lock", "sentinel", "utils"});
    return holds(kModules, module);
  }

  void rewrite_module(Node statement) {
    if (statement.named_child_count() != 1)
      return refuse(Reason::kDoesNotFit, "the statement imports other modules too", statement);
    const Node element = statement.named_child(0);
    const bool is_aliased = element.is(Kind::aliased_import);
    const Node path = is_aliased ? element.child(Field::name) : element;
    const std::string_view module = *submodule(path.text());
    const Node bound = is_aliased ? element.child(Field::alias) : path.named_child(0);
    if (module.empty()) {
      edits_.push_back({statement.range(), "from redis import asyncio as " + std::string(bound.text())});
      return look_at_uses(bound, "");
    }
    if (!is_aliased)
      return refuse(Reason::kReportOnly, "the statement binds the package by importing a part of it",
                    statement);
    if (!has_submodule(module) && module != "exceptions") return refuse_member(module, statement);
    edits_.push_back({path.range(), new_path(module)});
    look_at_uses(bound, module);
  }

  // Every use of a module that goes by the name has to take a member that both libraries have.
  void look_at_uses(Node name, std::string_view module) {
    const auto scope = scope_of(name);
    for (const Node reference : model_.scopes.references_to(scope, name.text())) {
      const Node attribute = reference.parent();
      if (is_binding(scope, reference)) continue;
      // `if aioredis is None:` asks whether it is there.
      if (attribute.is(Kind::comparison_operator) ||
          attribute.is_one_of(Kind::if_statement, Kind::not_operator))
        continue;
      if (!attribute.is(Kind::attribute)) {
        refuse(Reason::kUsedAsValue, "the module itself is passed on", reference);
        continue;
      }
      look_at_member(attribute, module);
    }
  }

  void look_at_member(Node attribute, std::string_view module) {
    const std::string_view member = attribute.child(Field::attribute).text();
    const Node outer = attribute.parent();
    const bool goes_on = outer.is(Kind::attribute) && outer.child(Field::object) == attribute;
    if (module.empty() && member == "exceptions") return look_at_exception(attribute, outer, goes_on);
    if (!has_counterpart(module, member)) return refuse_member(member, attribute);
    if (!module.empty() || !has_submodule(member)) return;
    if (goes_on) return look_at_member(outer, member);
    refuse(Reason::kUsedAsValue, "the module itself is passed on", attribute);
  }

  // `aioredis.exceptions.WatchError` → `aioredis.WatchError`: redis.asyncio has no module `exceptions`.
  void look_at_exception(Node attribute, Node outer, bool goes_on) {
    if (!goes_on) return refuse(Reason::kUsedAsValue, "the module itself is passed on", attribute);
    const std::string_view name = outer.child(Field::attribute).text();
    if (!holds(kTopLevel, name)) return refuse_member(name, outer);
    const text::Offset behind = attribute.child(Field::object).end();
    const text::Edit edit{{behind, attribute.end()}, ""};
    // Where the file imports the module twice.
    if (std::find(edits_.begin(), edits_.end(), edit) == edits_.end()) edits_.push_back(edit);
  }

  semantics::ScopeId scope_of(Node name) const {
    for (const Binding& binding : model_.scopes.all_bindings()) {
      if (binding.name == name) return binding.scope;
    }
    return model_.scopes.scope_at(name);
  }

  bool is_binding(semantics::ScopeId scope, Node reference) const {
    const auto bindings = model_.scopes.bindings(scope, reference.text());
    return std::any_of(bindings.begin(), bindings.end(),
                       [&](const Binding* binding) { return binding->name == reference; });
  }

  const FileModel& model_;
  std::vector<text::Edit> edits_;
  std::optional<Obstacle> obstacle_;
};

class AioredisToRedis final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    return {{{pattern::Literal::name("aioredis")}, {pattern::Literal::name("import")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::module}; }
  // For the program to know whether a file of its own is called aioredis.
  std::vector<std::string> qualified_names() const override { return {"aioredis.from_url"}; }
  std::vector<std::string> replaced_names() const override {
    return {"aioredis.from_url",     "aioredis.Redis",          "aioredis.Redis.from_url",
            "aioredis.client.Redis", "aioredis.ConnectionPool", "aioredis.ConnectionPool.from_url"};
  }

  void visit(const FileContext& context, Node /*module*/, std::vector<Finding>& findings) const override {
    const auto imports = imports_of_aioredis(context.model);
    if (imports.empty() || is_of_program(context)) return;
    if (std::any_of(imports.begin(), imports.end(), is_fallback)) return;
    const std::string message = "aioredis is no longer maintained: it is part of redis";
    auto edits = FileMigration(context.model).edits(imports);
    if (edits) {
      findings.push_back(fixed(context, imports[0], message, Applicability::kUnsafe, std::move(*edits), {}));
      return;
    }
    for (const Node statement : imports)
      findings.push_back(refusal(statement, message + edits.error().detail, edits.error().reason));
  }

 private:
  // Whether `aioredis` is a module of the program itself.
  static bool is_of_program(const FileContext& context) {
    const auto& modules = context.program.modules();
    for (const std::string path :
         {"aioredis.from_url", "aioredis.client.Redis", "aioredis.exceptions.RedisError"}) {
      if (modules.unknown_on_the_way(path, context.path)) return true;
      if (modules.definition_of(path, context.path).path != path) return true;
    }
    return false;
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_aioredis_to_redis(rules::RuleInfo info) {
  return std::make_unique<AioredisToRedis>(std::move(info));
}

}  // namespace aioshift::transforms
