#include "rules/migration/frameworks.h"

#include <algorithm>
#include <array>

namespace aioshift::rules::migration {

namespace {

using Names = std::string_view;

// Commands: one run of the program calls one of them.
constexpr Names kCommandPackages[] = {"click", "typer", "fire"};
constexpr Names kCommandDecorators[] = {"command", "group", "callback"};
constexpr Names kCommandTakers[] = {"add_command", "run", "Fire"};
// `ctx.invoke(other)` calls the other command where it stands.
constexpr Names kCommandDispatchers[] = {"invoke", "forward", "main"};

// Servers of WSGI call views in threads of theirs. A test client calls them at once.
constexpr Names kFlaskPackages[] = {"flask", "flask_restful", "flask_restx"};
constexpr Names kViewDecorators[] = {"route",
                                     "get",
                                     "post",
                                     "put",
                                     "patch",
                                     "delete",
                                     "endpoint",
                                     "errorhandler",
                                     "app_errorhandler",
                                     "before_request",
                                     "after_request",
                                     "before_app_request",
                                     "after_app_request",
                                     "before_first_request",
                                     "context_processor",
                                     "cli.command"};
constexpr Names kViewTakers[] = {"add_url_rule", "register_error_handler"};
constexpr Names kViewMethods[] = {"View.get",       "View.post",      "View.put",      "View.patch",
                                  "View.delete",    "Resource.get",   "Resource.post", "Resource.put",
                                  "Resource.patch", "Resource.delete"};
constexpr Names kViewDispatchers[] = {"test_client", "test_cli_runner", "full_dispatch_request",
                                      "dispatch_request", "preprocess_request"};
constexpr Names kBottlePackages[] = {"bottle"};
constexpr Names kBottleDecorators[] = {"route", "get", "post", "put", "patch", "delete", "error", "hook"};
constexpr Names kDjangoPackages[] = {"django", "rest_framework"};
constexpr Names kDjangoTakers[] = {"urls.path", "urls.re_path", "conf.urls.url"};
constexpr Names kDjangoMethods[] = {"View.get",          "View.post",        "View.put",
                                    "View.patch",        "View.delete",      "View.form_valid",
                                    "ViewSet.list",      "ViewSet.retrieve", "ViewSet.create",
                                    "ViewSet.update",    "ViewSet.destroy",  "View.get_context_data",
                                    "BaseCommand.handle"};
constexpr Names kDjangoDispatchers[] = {
    "Client.get",    "Client.post",     "Client.put",       "Client.patch",
    "Client.delete", "client.get",      "client.post",      "client.put",
    "client.patch",  "client.delete",   "APIClient.get",    "APIClient.post",
    "APIClient.put", "APIClient.patch", "APIClient.delete", "call_command"};

// Widgets: what a person does calls them, from the main loop. What a program does itself calls others at once
// (`variable.trace_add`, signals of changes), which are not among these.
constexpr Names kTkPackages[] = {"tkinter", "Tkinter", "customtkinter", "ttkbootstrap", "ttk"};
constexpr Names kTkTakers[] = {
    "Button",          "CTkButton", "Checkbutton", "Radiobutton", "add_command", "add_checkbutton", "bind",
    "add_radiobutton", "bind_all",  "bind_class",  "after",       "protocol",    "after_idle"};
constexpr Names kTkDispatchers[] = {"mainloop",      "update",          "update_idletasks", "wait_window",
                                    "wait_variable", "wait_visibility", "event_generate",   "invoke"};
constexpr Names kTkDialogs[] = {
    "showinfo",          "showwarning",    "showerror", "askquestion", "askokcancel",   "askyesno",
    "askretrycancel",    "askyesnocancel", "askstring", "askinteger",  "askfloat",      "askopenfilename",
    "asksaveasfilename", "askdirectory",   "askcolor",  "askopenfile", "asksaveasfile", "askopenfilenames"};
constexpr Names kTkTimers[] = {"after", "after_idle", "bind", "bind_all", "bind_class"};
constexpr Names kQtPackages[] = {"PyQt4", "PyQt5", "PyQt6", "PySide", "PySide2", "PySide6"};
constexpr Names kQtTakers[] = {"clicked.connect",       "pressed.connect",   "released.connect",
                               "returnPressed.connect", "triggered.connect", "timeout.connect",
                               "QTimer.singleShot"};
constexpr Names kQtDispatchers[] = {"exec", "exec_", "processEvents", "click", "animateClick", "trigger"};
constexpr Names kQtDialogs[] = {"information",
                                "warning",
                                "critical",
                                "question",
                                "getText",
                                "getInt",
                                "getOpenFileName",
                                "getSaveFileName",
                                "getItem",
                                "about",
                                "getExistingDirectory"};
constexpr Names kQtTimers[] = {"timeout.connect", "QTimer.singleShot"};

// Workers and bots with threads of their own.
constexpr Names kCeleryPackages[] = {"celery"};
constexpr Names kCeleryDecorators[] = {"task", "shared_task"};
constexpr Names kCeleryDispatchers[] = {"apply"};
constexpr Names kTelebotPackages[] = {"telebot.TeleBot"};
constexpr Names kTelebotDecorators[] = {"message_handler", "callback_query_handler", "edited_message_handler",
                                        "channel_post_handler", "inline_handler"};
constexpr Names kTelebotTakers[] = {"register_next_step_handler"};
constexpr Names kTelebotDispatchers[] = {"process_new_updates"};
constexpr Names kTelegramPackages[] = {"telegram.ext"};
constexpr Names kTelegramTakers[] = {"CommandHandler",     "MessageHandler",      "CallbackQueryHandler",
                                     "InlineQueryHandler", "RegexHandler",        "ConversationHandler",
                                     "add_error_handler",  "StringCommandHandler"};
constexpr Names kTelegramDispatchers[] = {"process_update"};
constexpr Names kSlackPackages[] = {"slack_bolt.App"};
constexpr Names kSlackDecorators[] = {"event", "command", "action", "message", "shortcut", "view", "options"};
constexpr Names kSlackDispatchers[] = {"dispatch"};
constexpr Names kSchedulePackages[] = {"schedule"};
constexpr Names kScheduleTakers[] = {"do"};
constexpr Names kScheduleDispatchers[] = {"run_pending", "run_all"};
constexpr Names kFunctionsPackages[] = {"functions_framework"};
constexpr Names kFunctionsDecorators[] = {"http", "cloud_event"};

// Threads and processes: nothing else runs there.
constexpr Names kThreadPackages[] = {"threading", "_thread", "multiprocessing"};
constexpr Names kThreadTakers[] = {"Thread", "Timer", "start_new_thread", "Process"};
constexpr Names kThreadMethods[] = {"Thread.run", "Process.run"};
constexpr Names kServerPackages[] = {"http.server", "socketserver"};
constexpr Names kServerMethods[] = {"HTTPRequestHandler.do_GET",  "HTTPRequestHandler.do_POST",
                                    "HTTPRequestHandler.do_PUT",  "HTTPRequestHandler.do_DELETE",
                                    "HTTPRequestHandler.do_HEAD", "RequestHandler.handle"};
constexpr Names kServerDispatchers[] = {"serve_forever", "handle_request"};

constexpr Framework kFrameworks[] = {
    {.packages = kCommandPackages,
     .decorators = kCommandDecorators,
     .takers = kCommandTakers,
     .dispatchers = kCommandDispatchers,
     .is_repeated = false},
    {.packages = kFlaskPackages,
     .decorators = kViewDecorators,
     .takers = kViewTakers,
     .methods = kViewMethods,
     .dispatchers = kViewDispatchers},
    {.packages = kBottlePackages, .decorators = kBottleDecorators},
    {.packages = kDjangoPackages,
     .takers = kDjangoTakers,
     .methods = kDjangoMethods,
     .dispatchers = kDjangoDispatchers},
    {.packages = kTkPackages,
     .takers = kTkTakers,
     .dispatchers = kTkDispatchers,
     .dialogs = kTkDialogs,
     .timers = kTkTimers},
    {.packages = kQtPackages,
     .takers = kQtTakers,
     .dispatchers = kQtDispatchers,
     .dialogs = kQtDialogs,
     .timers = kQtTimers},
    {.packages = kCeleryPackages, .decorators = kCeleryDecorators, .dispatchers = kCeleryDispatchers},
    {.packages = kTelebotPackages,
     .decorators = kTelebotDecorators,
     .takers = kTelebotTakers,
     .dispatchers = kTelebotDispatchers},
    {.packages = kTelegramPackages, .takers = kTelegramTakers, .dispatchers = kTelegramDispatchers},
    {.packages = kSlackPackages, .decorators = kSlackDecorators, .dispatchers = kSlackDispatchers},
    {.packages = kSchedulePackages, .takers = kScheduleTakers, .dispatchers = kScheduleDispatchers},
    {.packages = kFunctionsPackages, .decorators = kFunctionsDecorators},
    {.packages = kThreadPackages,
     .takers = kThreadTakers,
     .methods = kThreadMethods,
     .has_own_threads = true},
    {.packages = kServerPackages, .methods = kServerMethods, .dispatchers = kServerDispatchers},
};

}  // namespace

std::span<const Framework> frameworks() {
  return kFrameworks;
}

bool is_below(std::string_view name, const Framework& framework) {
  return std::any_of(framework.packages.begin(), framework.packages.end(), [&](std::string_view package) {
    return name.size() > package.size() && name.starts_with(package) && name[package.size()] == '.';
  });
}

bool is_one_of(std::string_view name, const Framework& framework, std::span<const std::string_view> ends) {
  return is_below(name, framework) && std::any_of(ends.begin(), ends.end(), [&](std::string_view end) {
           return name.ends_with(end) && name[name.size() - end.size() - 1] == '.';
         });
}

bool is_method(std::string_view path, const Framework& framework) {
  return is_below(path, framework) &&
         std::any_of(framework.methods.begin(), framework.methods.end(),
                     [path](std::string_view end) { return path.ends_with(end); });
}

bool joins_loops(std::string_view module) {
  constexpr auto kPackages =
      std::to_array<std::string_view>({"async_tkinter_loop", "asyncqt", "eventlet", "gevent", "nest_asyncio",
                                       "qasync", "quamash", "PySide6.QtAsyncio"});
  return std::any_of(kPackages.begin(), kPackages.end(), [module](std::string_view package) {
    return module == package || (module.starts_with(package) && module[package.size()] == '.');
  });
}

bool is_handler(std::string_view name, std::span<const std::string_view> parameters) {
  const bool is_named = name == "lambda_handler" || name == "handler";
  return is_named && parameters.size() == 2 && (parameters[0] == "event" || parameters[0] == "_event") &&
         (parameters[1] == "context" || parameters[1] == "_context" || parameters[1] == "_");
}

}  // namespace aioshift::rules::migration
