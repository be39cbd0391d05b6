// time.sleep(1) in a coroutine → await asyncio.sleep(1); requests.get(url) → await
// asyncio.to_thread(requests.get, url)
#include "rules/rule.h"

#include <algorithm>
#include <array>
#include <set>

#include "held_lock.h"
#include "rewrite/await_place.h"
#include "rewrite/imports.h"
#include "rewrite/layout.h"
#include "rewrite/precedence.h"
#include "rules/other_loops.h"
#include "semantics/data_flow.h"
#include "syntax/parentheses.h"
#include "syntax/statements.h"

namespace aioshift::transforms {
namespace {

using rewrite::Precedence;
using rewrite::Reason;
using rules::FileContext;
using rules::Finding;
using semantics::FileModel;
using syntax::Field;
using syntax::Kind;
using syntax::Node;

constexpr std::size_t kLineLength = 88;

enum class Remedy {
  kSleep,   // asyncio.sleep
  kThread,  // asyncio.to_thread
  kManual,  // its result blocks as well when it is used
};

struct Blocking {
  std::string_view function;
  Remedy remedy = Remedy::kThread;
};

constexpr auto kBlocking = std::to_array<Blocking>({
    {"http.client.HTTPConnection", Remedy::kManual},
    {"http.client.HTTPSConnection", Remedy::kManual},
    {"input"},
    {"os.popen", Remedy::kManual},
    {"os.system"},
    {"os.wait"},
    {"os.waitpid"},
    {"psycopg2.connect", Remedy::kManual},
    {"pymongo.MongoClient", Remedy::kManual},
    {"pymysql.connect", Remedy::kManual},
    {"requests.Session", Remedy::kManual},
    {"requests.delete"},
    {"requests.get"},
    {"requests.head"},
    {"requests.options"},
    {"requests.patch"},
    {"requests.post"},
    {"requests.put"},
    {"requests.request"},
    {"httpx.delete"},
    {"httpx.get"},
    {"httpx.head"},
    {"httpx.options"},
    {"httpx.patch"},
    {"httpx.post"},
    {"httpx.put"},
    {"httpx.request"},
    {"shutil.copy"},
    {"shutil.copy2"},
    {"shutil.copyfile"},
    {"shutil.copytree"},
    {"shutil.make_archive"},
    {"shutil.move"},
    {"shutil.rmtree"},
    {"shutil.unpack_archive"},
    {"smtplib.SMTP", Remedy::kManual},
    {"smtplib.SMTP_SSL", Remedy::kManual},
    {"socket.create_connection", Remedy::kManual},
    {"socket.getaddrinfo"},
    {"socket.gethostbyaddr"},
    {"socket.gethostbyname"},
    // A connection belongs to the thread that opens it.
    {"sqlite3.connect", Remedy::kManual},
    {"subprocess.Popen", Remedy::kManual},
    {"subprocess.call"},
    {"subprocess.check_call"},
    {"subprocess.check_output"},
    {"subprocess.getoutput"},
    {"subprocess.getstatusoutput"},
    {"subprocess.run"},
    {"time.sleep", Remedy::kSleep},
    {"urllib.request.urlopen", Remedy::kManual},
    {"urllib.request.urlretrieve"},
    {"urllib3.request"},
    {"open", Remedy::kManual},
});

// Methods of pathlib.Path that read or write a whole file.
constexpr auto kPathMethods =
    std::to_array<std::string_view>({"read_bytes", "read_text", "write_bytes", "write_text"});

struct Site {
  Remedy remedy = Remedy::kThread;
  std::string name;  // for the message
  bool is_certain = true;
};

bool is_path(const FileModel& model, Node object) {
  object = syntax::without_parentheses(object);
  if (object.is(Kind::identifier)) object = semantics::only_value(model, object);
  // `Path(...) / "name"`
  while (object && object.is(Kind::binary_operator)) object = object.child(Field::left);
  const auto made = object ? model.names.of_callee(object) : std::nullopt;
  return made && made->is_certain && (made->path == "pathlib.Path" || made->path == "pathlib.PosixPath");
}

bool is_blocking(std::string_view path) {
  return std::any_of(kBlocking.begin(), kBlocking.end(),
                     [path](const Blocking& one) { return one.function == path; });
}

std::optional<Site> site_of(const FileModel& model, Node call) {
  const Node function = call.child(Field::function);
  std::string path;
  bool is_certain = true;
  if (const auto name = model.names.of(function)) {
    path = name->path;
    is_certain = name->is_certain;
    for (const std::string& other : name->others) {
      if (!is_blocking(path) && is_blocking(other)) path = other;
    }
  } else if (function.is(Kind::identifier) &&
             model.scopes.lookup(function.text(), model.scopes.scope_at(function)) == semantics::kNoScope) {
    path = std::string(function.text());
  } else if (function.is(Kind::attribute)) {
    const std::string_view method = function.child(Field::attribute).text();
    const bool is_known = std::find(kPathMethods.begin(), kPathMethods.end(), method) != kPathMethods.end();
    if (is_known && is_path(model, function.child(Field::object)))
      return Site{Remedy::kThread, "Path." + std::string(method)};
    return std::nullopt;
  }
  const auto found = std::find_if(kBlocking.begin(), kBlocking.end(),
                                  [&](const Blocking& one) { return one.function == path; });
  if (found == kBlocking.end()) return std::nullopt;
  return Site{found->remedy, path, is_certain};
}

class BlockingCallInAsync final : public rules::Rule {
 public:
  using Rule::Rule;

  pattern::RequiredLiterals required_literals() const override {
    std::set<std::string_view> names(kPathMethods.begin(), kPathMethods.end());
    for (const Blocking& one : kBlocking) names.insert(one.function.substr(0, one.function.find('.')));
    std::vector<pattern::Literal> literals;
    for (const std::string_view name : names) literals.push_back(pattern::Literal::name(std::string(name)));
    return {{std::move(literals), {pattern::Literal::name("async")}}};
  }
  std::vector<Kind> kinds() const override { return {Kind::call}; }
  std::vector<std::string> mentioned_names(const FileModel& model) const override {
    return rules::names_of_other_loops(model);
  }
  std::vector<std::string> fixed_names() const override { return rules::names_of_all_other_loops(); }
  std::vector<std::string> replaced_names() const override {
    std::vector<std::string> names;
    for (const Blocking& one : kBlocking) names.emplace_back(one.function);
    return names;
  }

  void visit(const FileContext& context, Node call, std::vector<Finding>& findings) const override {
    const Node function = syntax::enclosing_scope_node(call);
    if (!function.is(Kind::function_definition) || !syntax::is_async_function(function)) return;
    // `os.waitpid(pid, os.WNOHANG)` waits for nothing.
    if (call.child(Field::arguments).text().find("WNOHANG") != std::string_view::npos) return;
    if (const auto site = site_of(context.model, call)) findings.push_back(look_at(context, call, *site));
  }

 private:
  Finding look_at(const FileContext& context, Node call, const Site& site) const {
    const FileModel& model = context.model;
    const std::string message = site.name + " blocks the event loop";
    const auto refuse = [&](Reason reason) { return refusal(call, message, reason); };
    if (!site.is_certain) return refuse(Reason::kAmbiguousName);
    if (rules::may_run_on_other_loop(context)) return refuse(Reason::kUnknownLoop);
    if (site.remedy == Remedy::kManual) return refuse(Reason::kResultBlocks);
    if (says_that_it_blocks(call)) return refuse(Reason::kMaybeIntended);
    const Node arguments = call.child(Field::arguments);
    if (!arguments.is(Kind::argument_list) || streams(arguments))
      return refuse(Reason::kUnsupportedArguments);
    if (site.remedy == Remedy::kSleep && !is_one_argument(arguments))
      return refuse(Reason::kUnsupportedArguments);
    const bool comprehensions_nest = context.target >= rules::kNestedAsyncComprehensions;
    if (const auto reason = rewrite::obstacle_to_await(call, comprehensions_nest)) return refuse(*reason);
    if (blocking_call_in_async::may_hold_lock(model, call)) return refuse(Reason::kWouldDeadlock);
    const std::string_view member = site.remedy == Remedy::kSleep ? "sleep" : "to_thread";
    const auto required = rewrite::require_member(model, call, "asyncio", member);
    if (!required) return refuse(required.error());
    std::vector<text::Edit> edits = required->edits;
    const std::string& expression = required->names.front().expression;
    const bool is_outer = rewrite::needs_parentheses(Precedence::kAwait, call);
    const Node called = call.child(Field::function);
    std::vector<std::string> released;
    if (site.remedy == Remedy::kSleep) {
      edits.push_back({called.range(), std::string(is_outer ? "(" : "") + "await " + expression});
      released = rewrite::imports_used_in(model, called.range(), {});
    } else {
      for (text::Edit& edit : in_thread(call, std::string(is_outer ? "(" : "") + "await " + expression))
        edits.push_back(std::move(edit));
    }
    if (is_outer) edits.push_back({{call.end(), call.end()}, ")"});
    Finding finding =
        fixed(context, call, message, rewrite::Applicability::kUnsafe, std::move(edits), std::move(released));
    for (const text::Range range : required->relied_on)
      finding.fix->relied_on.push_back({context.file, range});
    return finding;
  }

  // Whether a comment on the line, or on the one above, says that it blocks on purpose.
  static bool says_that_it_blocks(Node call) {
    const syntax::Tree& tree = call.tree();
    const text::LineIndex& lines = tree.source().lines();
    const std::uint32_t line = lines.line_at(call.begin());
    for (std::uint32_t at = line == 0 ? 0 : line - 1; at <= line; ++at) {
      const text::Range content = lines.content_range(tree.text(), at);
      const std::string_view text = tree.text().substr(content.begin, content.size());
      const std::size_t comment = text.find('#');
      if (comment == std::string_view::npos) continue;
      const bool is_whole_line = text.find_first_not_of(" \t\f") == comment;
      if (at != line && !is_whole_line) continue;
      for (const std::string_view word :
           {"on purpose", "purposely", "deliberate", "intention", "Deliberate", "Intention", "On purpose"}) {
        if (text.find(word, comment) != std::string_view::npos) return true;
      }
    }
    return false;
  }

  // The function becomes the first argument, on a line of its own where the others have lines.
  static std::vector<text::Edit> in_thread(Node call, const std::string& opened) {
    const Node called = call.child(Field::function);
    const Node arguments = call.child(Field::arguments);
    const text::Offset behind_bracket = arguments.begin() + 1;
    const Node first = arguments.named_child(0);
    if (!first) return {{{call.begin(), call.begin()}, opened + "("}, {{called.end(), behind_bracket}, ""}};
    const std::string gap(arguments.tree().text().substr(behind_bracket, first.begin() - behind_bracket));
    if (is_too_long(call, opened.size() + 3)) {
      const std::string line_end(call.tree().source().line_end_at(call.begin()));
      const std::string outside = rewrite::block_indentation(call.tree(), call.begin());
      const std::string inside = line_end + outside + std::string(syntax::indentation_unit(call));
      return {{{call.begin(), behind_bracket}, opened + "(" + inside + std::string(called.text()) + ", "},
              {{arguments.end() - 1, arguments.end() - 1}, line_end + outside}};
    }
    if (gap.find('\n') == std::string::npos || gap.find('#') != std::string::npos) {
      const std::string separator = gap.find('#') == std::string::npos ? ", " : ",";
      return {{{call.begin(), call.begin()}, opened + "("}, {{called.end(), behind_bracket}, separator}};
    }
    return {{{call.begin(), behind_bracket}, opened + "("},
            {{first.begin(), first.begin()}, std::string(called.text()) + "," + gap}};
  }

  // Whether the call, which begins and ends on one line and is the last thing on it, makes that line longer
  // than formatters let it be, and did not before.
  static bool is_too_long(Node call, std::size_t growth) {
    const syntax::Tree& tree = call.tree();
    const text::LineIndex& lines = tree.source().lines();
    const std::uint32_t number = lines.line_at(call.begin());
    const text::Range line = lines.content_range(tree.text(), number);
    if (lines.line_at(call.end()) != number) return false;
    const std::string_view rest = tree.text().substr(call.end(), line.end - call.end());
    const std::size_t behind = rest.find_first_not_of(") \t");
    const bool is_last = behind == std::string_view::npos || rest[behind] == '#';
    return is_last && line.size() <= kLineLength && line.size() + growth > kLineLength;
  }

  // `requests.get(url, stream=True)`: the body is read later.
  static bool streams(Node arguments) {
    for (const Node argument : arguments.named_children()) {
      if (argument.is(Kind::keyword_argument) && argument.child(Field::name).text() == "stream" &&
          !argument.child(Field::value).is(Kind::false_)) {
        return true;
      }
    }
    return false;
  }

  static bool is_one_argument(Node arguments) {
    return arguments.named_child_count() == 1 &&
           !arguments.named_child(0).is_one_of(Kind::list_splat, Kind::dictionary_splat,
                                               Kind::keyword_argument);
  }
};

}  // namespace

std::unique_ptr<rules::Rule> make_blocking_call_in_async(rules::RuleInfo info) {
  return std::make_unique<BlockingCallInAsync>(std::move(info));
}

}  // namespace aioshift::transforms
