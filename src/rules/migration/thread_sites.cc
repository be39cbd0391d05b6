#include "rules/migration/thread_sites.h"

#include <algorithm>
#include <array>
#include <mutex>

#include "semantics/program/method_names.h"
#include "syntax/statements.h"

namespace aioshift::rules::migration {

using rewrite::Reason;
using semantics::EdgeKind;
using semantics::FunctionId;
using semantics::Op;
using semantics::Value;
using semantics::ValueKind;

namespace {

bool is_pool_method(std::string_view name) {
  return name == "concurrent.futures.ThreadPoolExecutor.map" ||
         name == "concurrent.futures.ThreadPoolExecutor.submit" ||
         name == "concurrent.futures.thread.ThreadPoolExecutor.map" ||
         name == "concurrent.futures.thread.ThreadPoolExecutor.submit";
}

// What waits until another thread does something, other than by a future.
bool waits_for_thread(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"queue.LifoQueue.put", "queue.PriorityQueue.put", "queue.Queue.put", "queue.LifoQueue.get",
       "queue.LifoQueue.join", "queue.PriorityQueue.get", "queue.PriorityQueue.join", "queue.Queue.get",
       "queue.Queue.join", "queue.SimpleQueue.get", "threading.Barrier.wait",
       "threading.BoundedSemaphore.acquire", "threading.Condition.wait", "threading.Condition.wait_for",
       "threading.Event.wait", "threading.Semaphore.acquire", "threading.Thread.join"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// That, or what tells threads apart: with tasks, there is one thread. And what ends a thread: in a task it
// ends the program.
bool needs_thread(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"<builtin>.SystemExit", "<builtin>.exit", "<builtin>.quit", "_thread.get_ident",
       "threading.Lock.acquire", "threading.RLock.acquire", "threading.local",
       "concurrent.futures.Future.result", "concurrent.futures.as_completed", "concurrent.futures.wait",
       "sys.exit", "threading.currentThread", "threading.current_thread", "threading.enumerate",
       "threading.get_ident", "threading.get_native_id"});
  return waits_for_thread(name) || std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What asks about all threads of the program.
bool asks_for_threads(std::string_view name) {
  constexpr auto kNames = std::to_array<std::string_view>({"threading.activeCount", "threading.active_count",
                                                           "threading.enumerate", "threading.excepthook",
                                                           "threading.setprofile", "threading.settrace"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// Methods that wait for somebody else, of objects of which nothing else is known.
bool may_wait(std::string_view method) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"accept", "acquire", "communicate", "connect", "poll", "read", "read1", "readinto", "readline",
       "readlines", "recv", "recv_into", "recvfrom", "recvmsg", "select", "send", "sendall", "wait"});
  return std::find(kNames.begin(), kNames.end(), method) != kNames.end();
}

// What waits for a server, another process or a person: where it stays as it is, tasks would do one after the
// other what threads do at once.
bool blocks(std::string_view name) {
  constexpr auto kModules = std::to_array<std::string_view>(
      {"MySQLdb", "boto3",           "botocore",  "cx_Oracle", "elasticsearch", "ftplib",
       "github",  "googleapiclient", "httplib2",  "httpx",     "imaplib",       "kafka",
       "ldap3",   "mysql",           "oracledb",  "paramiko",  "pexpect",       "pika",
       "poplib",  "psycopg",         "psycopg2",  "pymongo",   "pymysql",       "pyodbc",
       "redis",   "requests",        "selenium",  "serial",    "smtplib",       "sqlalchemy",
       "sqlite3", "subprocess",      "telnetlib", "wget",      "youtube_dl",    "yt_dlp"});
  constexpr auto kFunctions = std::to_array<std::string_view>({"<builtin>.input",
                                                               "http.client.HTTPConnection",
                                                               "http.client.HTTPSConnection",
                                                               "os.fdopen",
                                                               "os.pipe",
                                                               "os.popen",
                                                               "os.read",
                                                               "os.system",
                                                               "os.wait",
                                                               "os.waitpid",
                                                               "shutil.copytree",
                                                               "shutil.make_archive",
                                                               "signal.pause",
                                                               "signal.sigwait",
                                                               "socket.create_connection",
                                                               "socket.getaddrinfo",
                                                               "socket.gethostbyaddr",
                                                               "socket.gethostbyname",
                                                               "socket.socket",
                                                               "time.sleep",
                                                               "urllib.request.urlopen",
                                                               "urllib.request.urlretrieve",
                                                               "urllib3.PoolManager",
                                                               "urllib3.request"});
  // Exceptions and constants of such a module wait for nothing.
  const std::string_view last = name.substr(name.rfind('.') + 1);
  if (last.ends_with("Error") || last.ends_with("Exception") || last.ends_with("Timeout")) return false;
  constexpr auto kPrefixes = std::to_array<std::string_view>(
      {"cmd.", "multiprocessing.", "sched.", "select.", "selectors.", "socket.socket.", "socketserver.",
       "sys.stdin", "wsgiref.", "http.server.", "xmlrpc."});
  if (std::any_of(kPrefixes.begin(), kPrefixes.end(),
                  [&](std::string_view prefix) { return name.starts_with(prefix); }))
    return true;
  const std::string_view module = name.substr(0, name.find('.'));
  return std::find(kModules.begin(), kModules.end(), module) != kModules.end() ||
         std::find(kFunctions.begin(), kFunctions.end(), name) != kFunctions.end();
}

}  // namespace

ThreadSites::ThreadSites(const ProgramView& view, std::set<std::string> changing, std::map<Site, Reason> kept)
    : solver_(view.solver()),
      program_(view.solver().program()),
      changing_(std::move(changing)),
      kept_(std::move(kept)) {
  find_handed();
  if (handed_.empty() && threads_.empty()) return;
  find_groups(view);
  settle_groups();
  std::set<File> files;
  for (const auto& [site, handed] : handed_) files.insert(program_.file_of_instruction(site));
  const std::vector<File> all(files.begin(), files.end());
  std::mutex mutex;
  view.for_each(all, [&](const ProgramView::Opened& file) {
    const std::vector<Pool> pools = read(file);
    const std::lock_guard lock(mutex);
    for (const Pool& pool : pools) {
      for (const Site site : pool.sites) {
        if (pool.pool.reason) {
          reasons_.emplace(site, *pool.pool.reason);
        } else {
          awaiting_.push_back(site);
        }
      }
    }
  });
  std::sort(awaiting_.begin(), awaiting_.end());
  for (const auto& [site, handed] : handed_) {
    if (!std::binary_search(awaiting_.begin(), awaiting_.end(), site))
      reasons_.emplace(site, Reason::kEscapes);
  }
}

void ThreadSites::find_handed() {
  for (const semantics::CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (edge.kind != EdgeKind::kCall || target.kind != ValueKind::kExternal) continue;
    const std::string& name = program_.names[target.a];
    if (!is_pool_method(name) && name != "threading.Thread") continue;
    const semantics::Instruction& call = program_.instruction_code(edge.site);
    const File file = program_.file_of_instruction(edge.site);
    if (call.op != Op::kCall || call.count == 0) continue;
    const semantics::ModuleCode& code = program_.code(file);
    if (is_pool_method(name)) {
      handed_.emplace(edge.site, handed_by(program_.slot(file, code.arguments[call.b].value)));
      continue;
    }
    for (std::uint32_t i = 0; i < call.count; ++i) {
      const semantics::Argument& argument = code.arguments[call.b + i];
      const bool is_target =
          argument.kind == semantics::ArgumentKind::kKeyword && code.names[argument.name] == "target";
      if (is_target) threads_.emplace(edge.site, handed_by(program_.slot(file, argument.value)));
    }
  }
}

ThreadSites::Handed ThreadSites::handed_by(semantics::Slot function) const {
  Handed handed;
  const auto values = solver_.values(function);
  handed.is_only_own = !values.empty();
  for (const semantics::ValueId id : values) {
    const Value* value = &solver_.value(id);
    if (value->kind == ValueKind::kBound) {
      handed.is_method = true;
      value = &solver_.value(value->a);
    }
    const bool is_own = value->kind == ValueKind::kFunction;
    const bool is_plain = is_own && !program_.function_code(value->a).is_lambda &&
                          !program_.function_code(value->a).is_async &&
                          !program_.function_code(value->a).is_generator;
    if (is_own) handed.functions.push_back(value->a);
    handed.is_only_own = handed.is_only_own && is_plain;
  }
  return handed;
}

// An object of which each thread has its own state.
bool ThreadSites::is_of_thread(File file, semantics::Slot slot) const {
  const auto values = solver_.values(program_.slot(file, slot));
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const Value& value = solver_.value(id);
    if (value.kind == ValueKind::kExternalInstance) return program_.names[value.a] == "threading.local";
    if (value.kind != ValueKind::kInstance) return false;
    const auto& bases = solver_.external_bases(value.a);
    return std::any_of(bases.begin(), bases.end(),
                       [&](semantics::GlobalName base) { return program_.names[base] == "threading.local"; });
  });
}

// `threading.excepthook = report`
bool ThreadSites::sets_hook(File file, const semantics::Instruction& instruction) const {
  if (instruction.op != Op::kStoreAttribute) return false;
  const auto values = solver_.values(program_.slot(file, instruction.a));
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const Value& value = solver_.value(id);
    return value.kind == ValueKind::kExternal &&
           asks_for_threads(program_.names[value.a] + "." + program_.code(file).names[instruction.name]);
  });
}

// `with places:`
bool ThreadSites::enters_semaphore(File file, const semantics::Instruction& instruction) const {
  const auto values = solver_.values(program_.slot(file, instruction.a));
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const Value& value = solver_.value(id);
    if (value.kind != ValueKind::kExternalInstance) return false;
    const std::string& name = program_.names[value.a];
    const bool waits = name == "threading.Semaphore" || name == "threading.BoundedSemaphore" ||
                       name == "threading.Condition";
    return waits && !changes(name + ".__enter__");
  });
}

// `raise SystemExit`, which ends a thread alone; `for line in process.stdout`; `connection.recv(100)`, of an
// object of which nothing is known.
bool ThreadSites::waits_unseen(File file, const semantics::Instruction& instruction) const {
  const bool is_raise = instruction.op == Op::kRaise;
  if (instruction.op == Op::kEnter) return enters_semaphore(file, instruction);
  if (!is_raise && instruction.op != Op::kIterate && instruction.op != Op::kLoadAttribute) return false;
  const auto values = solver_.values(program_.slot(file, instruction.a));
  if (instruction.op == Op::kLoadAttribute) {
    const std::string& name = program_.code(file).names[instruction.name];
    const bool is_known = std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const ValueKind kind = solver_.value(id).kind;
      return kind != ValueKind::kExternalInstance && kind != ValueKind::kAnyMember;
    });
    const bool is_other = std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
      const Value& value = solver_.value(id);
      if (value.kind != ValueKind::kExternalInstance) return false;
      const std::string& of = program_.names[value.a];
      return changes(of + "." + name) || of.starts_with("_io.") || of.starts_with("threading.") ||
             of.starts_with("queue.");
    });
    return may_wait(name) && !is_known && !is_other;
  }
  return std::any_of(values.begin(), values.end(), [&](semantics::ValueId id) {
    const Value& value = solver_.value(id);
    if (value.kind != ValueKind::kExternal && value.kind != ValueKind::kExternalInstance) return false;
    const std::string& name = program_.names[value.a];
    if (is_raise) return name == "<builtin>.SystemExit" || name == "<builtin>.KeyboardInterrupt";
    return blocks(name) && !changes(name);
  });
}

// To what calls them.
void ThreadSites::spread(std::set<FunctionId>& functions, const Callers& callers) {
  std::vector<FunctionId> work(functions.begin(), functions.end());
  while (!work.empty()) {
    const auto found = callers.find(work.back());
    work.pop_back();
    if (found == callers.end()) continue;
    for (const FunctionId caller : found->second) {
      if (functions.insert(caller).second) work.push_back(caller);
    }
  }
}

void ThreadSites::find_what_needs_threads() {
  needs_thread_.clear();
  blocking_.clear();
  callees_.clear();
  own_calls_.clear();
  hooks_ = false;
  asks_for_threads_ = false;
  awaited_.clear();
  puts_.clear();
  ends_.clear();
  callers_.clear();
  waits_.clear();
  for (File file = 0; file < program_.file_count(); ++file) {
    const semantics::ModuleCode& code = program_.code(file);
    for (const semantics::Instruction& instruction : code.instructions) {
      hooks_ = hooks_ || sets_hook(file, instruction);
      bool is_of = (instruction.op == Op::kLoadAttribute || instruction.op == Op::kStoreAttribute) &&
                   is_of_thread(file, instruction.a);
      for (std::uint32_t i = 0; i < instruction.count && instruction.op == Op::kCall; ++i)
        is_of = is_of || is_of_thread(file, code.arguments[instruction.b + i].value);
      if (is_of || waits_unseen(file, instruction))
        needs_thread_.insert(program_.function(file, instruction.function));
    }
  }
  for (const semantics::CallEdge& edge : solver_.edges()) {
    const FunctionId caller = function_at(edge.site);
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction) {
      callers_[target.a].push_back(caller);
      callees_[caller].push_back(target.a);
    }
    if (target.kind != ValueKind::kExternal) continue;
    const std::string& name = program_.names[target.a];
    if (asks_for_threads(name)) asks_for_threads_ = true;
    // Where a loop runs, no other one can.
    if (semantics::runs_event_loop(name)) needs_thread_.insert(caller);
    if (joins_.count(edge.site) != 0) continue;
    const bool is_of_tasks = waits_for_thread(name) && changes(name);
    // What is put into a queue without a limit waits for nobody.
    const bool is_put = name.ends_with(".put");
    if (is_put && name.starts_with("queue.")) puts_.insert(edge.site);
    if (changing_.count(name) != 0 && !is_put) awaited_.insert(edge.site);
    if (is_of_tasks && name.ends_with(".join")) ends_.insert(edge.site);
    if (!is_of_tasks && (needs_thread(name) || (blocks(name) && !changes(name))))
      needs_thread_.insert(caller);
    if (is_of_tasks || blocks(name)) blocking_.insert(caller);
    if (!is_of_tasks && waits_for_thread(name)) waits_.insert(caller);
  }
  std::set<Function> pausing;
  for (const Site site : awaited_) pausing.insert(function_at(site));
  spread(pausing, callers_);
  for (const semantics::CallEdge& edge : solver_.edges()) {
    const Value& target = solver_.value(edge.target);
    if (target.kind == ValueKind::kFunction && pausing.count(target.a) != 0) own_calls_.insert(edge.site);
  }
  spread(needs_thread_, callers_);
  spread(waits_, callers_);
}

// Whether the name is one whose calls are awaited from now on, or belongs to what such a name makes.
bool ThreadSites::changes(std::string_view name) const {
  const std::string_view module = name.substr(0, name.find('.'));
  return changing_.count(std::string(name)) != 0 || changing_.count(std::string(module)) != 0;
}

FunctionId ThreadSites::function_at(Site site) const {
  return program_.function(program_.file_of_instruction(site), program_.instruction_code(site).function);
}

std::optional<Reason> ThreadSites::obstacle(const std::vector<Site>& sites) const {
  for (const Site site : sites) {
    const auto of_pool = handed_.find(site);
    const auto found = of_pool == handed_.end() ? threads_.find(site) : of_pool;
    if (found == handed_.end() || found == threads_.end()) return Reason::kEscapes;
    const Handed& handed = found->second;
    if (!handed.is_only_own) return Reason::kMixedCallees;
    // While it waits, no task would run.
    if (waits_.count(function_at(site)) != 0) return Reason::kNeedsThread;
    for (const FunctionId function : handed.functions) {
      if (needs_thread_.count(function) != 0) return Reason::kNeedsThread;
    }
  }
  if (logs_threads_) return Reason::kNeedsThread;
  for (const Function function : reachable_from(sites)) {
    const auto loops = loops_.find(function);
    if (loops == loops_.end()) continue;
    for (const std::vector<Site>& calls : loops->second) {
      if (std::none_of(calls.begin(), calls.end(), [&](Site site) { return pauses(site); }))
        return Reason::kNeedsThread;
    }
  }
  return std::nullopt;
}

// Of threads that nobody waits for, it has to be known when they have done their work.
std::optional<Reason> ThreadSites::obstacle(const Group& group) const {
  const auto& threads = group.group.threads;
  const bool is_open =
      std::any_of(threads.begin(), threads.end(), [](const auto& one) { return one.is_background; }) &&
      std::none_of(group.ends.begin(), group.ends.end(), [&](Site site) { return ends_.count(site) != 0; });
  const bool are_puts =
      std::all_of(group.puts.begin(), group.puts.end(), [&](Site site) { return puts_.count(site) != 0; });
  if (is_open || !are_puts) return Reason::kConditionalEvaluation;
  if (asks_for_threads_ || hooks_) return Reason::kNeedsThread;
  for (const Site site : group.sites) {
    // While it waits for something else, no task would run.
    if (needs_thread_.count(function_at(site)) != 0) return Reason::kNeedsThread;
  }
  const bool is_background =
      std::any_of(threads.begin(), threads.end(), [](const auto& one) { return one.is_background; });
  for (const Function function : reachable_from(group.sites)) {
    if (is_background && catches_all_.count(function) != 0) return Reason::kNeedsThread;
  }
  return obstacle(group.sites);
}

// Functions that run in threads which are made there, or beside them.
std::set<FunctionId> ThreadSites::reachable_from(const std::vector<Site>& sites) const {
  std::set<FunctionId> found;
  for (const Site site : sites) {
    found.insert(function_at(site));
    for (const auto* handed : {&threads_, &handed_}) {
      const auto known = handed->find(site);
      if (known != handed->end())
        found.insert(known->second.functions.begin(), known->second.functions.end());
    }
  }
  spread(found, callees_);
  return found;
}

// Whether the call may wait, or be one of a function of the program that does.
bool ThreadSites::pauses(Site site) const {
  return awaited_.count(site) != 0 || own_calls_.count(site) != 0 || joins_.count(site) != 0;
}

// Of the functions of a file: loops that go round, and handlers that would catch the end of a task.
void ThreadSites::find_loops(const ProgramView::Opened& file) {
  const std::map<syntax::NodeId, Site> calls = calls_in(file.file);
  const semantics::ModuleCode& code = program_.code(file.file);
  std::map<syntax::NodeId, Function> functions;
  for (semantics::FunctionIndex i = 0; i < code.functions.size(); ++i)
    functions.emplace(code.functions[i].node, program_.function(file.file, i));
  const auto function_of = [&](syntax::Node definition) {
    const auto found = definition ? functions.find(definition.id()) : functions.end();
    return found == functions.end() ? program_.function(file.file, semantics::kModuleCode) : found->second;
  };
  for (const EndlessLoop& one : endless_loops(file.model)) {
    std::vector<Site>& inside = loops_[function_of(one.function)].emplace_back();
    for (syntax::NodeId id = one.loop.id(); id < one.loop.subtree_end(); ++id) {
      const auto call = calls.find(id);
      if (call != calls.end()) inside.push_back(call->second);
    }
  }
  // `"%(threadName)s"`
  logs_threads_ = logs_threads_ || file.model.tree.text().find("(threadName)") != std::string_view::npos;
  for (const syntax::Node clause : handlers_of_everything(file.model))
    catches_all_.insert(function_of(syntax::enclosing_scope_node(clause)));
}

std::map<syntax::NodeId, ThreadSites::Site> ThreadSites::calls_in(File file) const {
  std::map<syntax::NodeId, Site> calls;
  const semantics::ModuleCode& code = program_.code(file);
  for (std::size_t i = 0; i < code.instructions.size(); ++i) {
    if (code.instructions[i].op == Op::kCall)
      calls.emplace(code.instructions[i].node, program_.instruction(file, i));
  }
  return calls;
}

// As the text has them: whether their functions can be tasks, is not asked here.
std::vector<ThreadSites::Group> ThreadSites::read_groups(const ProgramView::Opened& file) const {
  const std::map<syntax::NodeId, Site> calls = calls_in(file.file);
  const auto site_of = [&](syntax::Node call) {
    const auto found = calls.find(call.id());
    return found == calls.end() ? Site{0} : found->second;
  };
  std::vector<Group> groups;
  for (ThreadGroup& read : thread_groups(file.model)) {
    Group& group = groups.emplace_back();
    for (const syntax::Node made : read.made) group.sites.push_back(site_of(made));
    for (const ThreadWait& wait : read.waits) group.joins.push_back(site_of(wait.call));
    for (const syntax::Node end : read.ends) group.ends.push_back(site_of(end));
    for (const syntax::Node put : read.puts) group.puts.push_back(site_of(put));
    group.group = std::move(read);
  }
  return groups;
}

void ThreadSites::find_groups(const ProgramView& view) {
  std::set<File> files;
  for (const auto& [site, handed] : threads_) files.insert(program_.file_of_instruction(site));
  for (const auto& [site, handed] : handed_) files.insert(program_.file_of_instruction(site));
  const std::vector<File> all(files.begin(), files.end());
  std::mutex mutex;
  view.for_each(all, [&](const ProgramView::Opened& file) {
    std::vector<Group> groups = read_groups(file);
    const std::lock_guard lock(mutex);
    find_loops(file);
    for (Group& group : groups) {
      const auto kept = std::find_if(group.sites.begin(), group.sites.end(),
                                     [&](Site site) { return kept_.count(site) != 0; });
      if (kept != group.sites.end()) {
        note_reason(group, kept_.at(*kept));
        continue;
      }
      if (const auto reason = group.group.reason) {
        note_reason(group, *reason);
        continue;
      }
      joins_.insert(group.joins.begin(), group.joins.end());
      groups_.push_back(std::move(group));
    }
  });
}

// Those that cannot be tasks wait for threads as before, which may keep others from it.
void ThreadSites::settle_groups() {
  for (;;) {
    find_what_needs_threads();
    const std::size_t before = groups_.size();
    std::erase_if(groups_, [&](const Group& group) {
      const auto reason = obstacle(group);
      if (reason) note_reason(group, *reason);
      return reason.has_value();
    });
    if (groups_.size() == before) break;
    joins_.clear();
    for (const Group& group : groups_) joins_.insert(group.joins.begin(), group.joins.end());
  }
  for (const Group& group : groups_)
    awaiting_.insert(awaiting_.end(), group.sites.begin(), group.sites.end());
}

void ThreadSites::note_reason(const Group& group, Reason reason) {
  for (const Site site : group.sites) {
    const auto handed = threads_.find(site);
    if (handed == threads_.end()) continue;
    for (const Function function : handed->second.functions) thread_reasons_.emplace(function, reason);
  }
}

std::optional<Reason> ThreadSites::reason_for(Function function) const {
  const auto found = thread_reasons_.find(function);
  return found == thread_reasons_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ThreadSites::Site> ThreadSites::threads() const {
  std::vector<Site> sites;
  for (const Group& group : groups_) sites.insert(sites.end(), group.sites.begin(), group.sites.end());
  std::sort(sites.begin(), sites.end());
  return sites;
}

std::map<ThreadSites::Site, Reason> ThreadSites::without_tasks(
    const std::map<Function, Reason>& refused) const {
  std::map<Site, Reason> found;
  for (const Group& group : groups_) {
    std::optional<Reason> reason;
    for (const Site site : group.sites) {
      for (const Function function : threads_.at(site).functions) {
        const auto known = refused.find(function);
        if (known != refused.end()) reason = known->second;
      }
    }
    for (const Site site : group.sites) {
      if (reason) found.emplace(site, *reason);
    }
  }
  return found;
}

std::optional<Reason> ThreadSites::reason_for_threads() const {
  return thread_reasons_.empty() ? std::nullopt : std::optional(thread_reasons_.begin()->second);
}

std::vector<ThreadSites::Group> ThreadSites::groups_in(const ProgramView::Opened& file) const {
  const bool has_threads = std::any_of(threads_.begin(), threads_.end(), [&](const auto& thread) {
    return program_.file_of_instruction(thread.first) == file.file;
  });
  std::vector<Group> groups = has_threads ? read_groups(file) : std::vector<Group>();
  for (Group& group : groups) {
    std::vector<syntax::Node>& ends = group.group.ends;
    for (std::size_t i = ends.size(); i-- > 0;) {
      if (ends_.count(group.ends[i]) == 0) ends.erase(ends.begin() + static_cast<std::ptrdiff_t>(i));
    }
    // Others are no business of the threads.
    const auto& threads = group.group.threads;
    if (std::none_of(threads.begin(), threads.end(), [](const auto& one) { return one.is_background; }))
      ends.clear();
  }
  std::erase_if(groups, [&](const Group& group) {
    return group.group.reason.has_value() ||
           !std::all_of(group.sites.begin(), group.sites.end(), [&](Site site) {
             return std::binary_search(awaiting_.begin(), awaiting_.end(), site);
           });
  });
  return groups;
}

std::vector<ThreadSites::Pool> ThreadSites::read(const ProgramView::Opened& file) const {
  const std::map<syntax::NodeId, Site> calls = calls_in(file.file);
  std::vector<Pool> pools;
  for (ThreadPool& read : thread_pools(file.model)) {
    Pool pool;
    if (read.reason) {
      // Whatever it is used for, that stays.
      for (const auto& [node, site] : calls) {
        const syntax::Node call = file.model.tree.node(node);
        if (handed_.count(site) == 0 || !call.is_inside(read.body)) continue;
        // Others of the block are of other pools.
        const syntax::Node object = call.child(syntax::Field::function).child(syntax::Field::object);
        const syntax::Node name = read.opened.named_child(0).child(syntax::Field::left);
        if (!read.is_assigned() || (object && object.text() == name.text())) pool.sites.push_back(site);
      }
    } else {
      for (const PoolCall& call : read.calls) {
        const auto site = calls.find(call.call.id());
        pool.sites.push_back(site == calls.end() ? 0 : site->second);
        std::vector<std::string>& names = pool.parameters.emplace_back();
        const auto handed = handed_.find(pool.sites.back());
        if (handed == handed_.end() || handed->second.functions.empty()) continue;
        const FunctionId function = handed->second.functions.front();
        const semantics::FunctionCode& of = program_.function_code(function);
        for (std::size_t i = handed->second.is_method ? 1 : 0; i < of.parameters.size(); ++i) {
          const semantics::Parameter& parameter = of.parameters[i];
          if (parameter.kind != semantics::ParameterKind::kPositionalOnly &&
              parameter.kind != semantics::ParameterKind::kNormal)
            break;
          names.push_back(program_.code(program_.file_of_function(function)).names[parameter.name]);
        }
      }
    }
    pool.pool = std::move(read);
    if (!pool.pool.reason) pool.pool.reason = obstacle(pool.sites);
    if (!pool.pool.reason && pool.pool.may_end_early) pool.pool.reason = Reason::kConditionalEvaluation;
    pools.push_back(std::move(pool));
  }
  return pools;
}

std::vector<ThreadSites::Pool> ThreadSites::pools_in(const ProgramView::Opened& file) const {
  std::vector<Pool> pools = read(file);
  pools.erase(std::remove_if(pools.begin(), pools.end(),
                             [](const Pool& pool) { return pool.pool.reason.has_value(); }),
              pools.end());
  return pools;
}

std::optional<Reason> ThreadSites::reason_at(Site site) const {
  const auto found = reasons_.find(site);
  return found == reasons_.end() ? std::nullopt : std::optional(found->second);
}

void ThreadSites::refuse_for_what_blocks(const semantics::Colouring& colouring,
                                         std::map<Function, Reason>& refused) const {
  std::set<FunctionId> blocking;
  for (const FunctionId function : blocking_) {
    if (!colouring.is_async(function)) blocking.insert(function);
  }
  spread(blocking, callers_);
  for (const Site site : awaiting_) {
    const auto of_pool = handed_.find(site);
    const Handed& handed = of_pool == handed_.end() ? threads_.at(site) : of_pool->second;
    for (const FunctionId function : handed.functions) {
      if (colouring.is_async(function) && blocking.count(function) != 0)
        refused.emplace(function, Reason::kNeedsThread);
    }
  }
}

void ThreadSites::refuse(std::map<Function, Reason>& refused) const {
  for (const auto& [site, reason] : reasons_) {
    for (const FunctionId function : handed_.at(site).functions) refused.emplace(function, reason);
  }
}

}  // namespace aioshift::rules::migration
