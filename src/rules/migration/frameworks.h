// Frameworks that call functions of a program from outside, as plain functions, where no event loop runs:
// what registers a function there, and what calls it before it returns.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace aioshift::rules::migration {

// All names are ends of dotted names below one of the packages: "Flask.route" of "flask.Flask.route".
struct Framework {
  std::span<const std::string_view> packages = {};
  std::span<const std::string_view> decorators = {};  // above a function
  std::span<const std::string_view> takers = {};      // calls that get it as an argument
  // "View.get": overridden in what it calls; the name of the class may begin with more.
  std::span<const std::string_view> methods = {};
  // Calls during which it may call any such function, in the thread of the caller.
  std::span<const std::string_view> dispatchers = {};
  // Calls during which it may call what `timers` registered, but no other.
  std::span<const std::string_view> dialogs = {};
  std::span<const std::string_view> timers = {};
  // Whether it calls them in threads of their own, whoever waits for these.
  bool has_own_threads = false;
  // Whether the function it calls may be called any number of times.
  bool is_repeated = true;
};

std::span<const Framework> frameworks();

bool is_below(std::string_view name, const Framework& framework);
// Whether the name is in one of the packages and ends with one of these.
bool is_one_of(std::string_view name, const Framework& framework, std::span<const std::string_view> ends);
// Whether it calls the method of what derives from its class: "django.views.generic.TemplateView.get".
bool is_method(std::string_view path, const Framework& framework);

// Packages that run a framework's callbacks in an event loop, or all threads of a program by turns in one.
bool joins_loops(std::string_view module);

// The parameters by which a service that runs single functions is known, whose handlers it finds by name:
// `def lambda_handler(event, context)`.
bool is_handler(std::string_view name, std::span<const std::string_view> parameters);

}  // namespace aioshift::rules::migration
