#include "cli/help.h"

#include <fmt/format.h>

#include <vector>

#include "text/nearest.h"

namespace aioshift::cli {
namespace {

std::string suggestion(const std::string& word, const std::vector<std::string>& known) {
  const std::string near = text::nearest(word, known);
  return near.empty() ? "" : fmt::format(", did you mean '{}'?", near);
}

bool is_option(const std::string& word) {
  return word.size() > 1 && word.front() == '-';
}

std::vector<std::string> option_names(const CLI::App& command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  return names;
}

std::string describe_unknown_option(const CLI::App& command, const std::string& word,
                                    bool is_before_command) {
  const std::string name = word.substr(0, word.find('='));
  const std::string near = suggestion(name, option_names(command));
  if (is_before_command)
    return fmt::format("unknown option '{}'{}", name, near.empty() ? "; options follow the command" : near);
  return fmt::format("{} has no option '{}'{}", command.get_name(), name, near);
}

}  // namespace

// CLI11 puts an empty line behind groups as well as before them.
std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const {
  std::string text = CLI::Formatter::make_help(app, std::move(name), mode);
  for (std::size_t at = 0; (at = text.find("\n\n\n", at)) != std::string::npos;) text.erase(at, 1);
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
  std::string usage = "\nUsage: " + name;
  if (!app->get_subcommands([](const CLI::App*) { return true; }).empty())
    return usage + " COMMAND [OPTIONS]\n";
  usage += " [OPTIONS]";
  for (const CLI::Option* option :
       app->get_options([](const CLI::Option* o) { return o->get_positional(); })) {
    const std::string value = option->get_type_name() + (option->get_items_expected_max() > 1 ? "..." : "");
    usage += option->get_required() ? " " + value : " [" + value + "]";
  }
  return usage + "\n";
}

std::string HelpFormatter::make_group(std::string group, bool is_positional,
                                      std::vector<const CLI::Option*> options) const {
  std::string text = fmt::format("\n{}:\n", is_positional ? "Arguments" : group);
  for (const CLI::Option* option : options) text += make_option(option, is_positional);
  return text;
}

std::string HelpFormatter::make_option_name(const CLI::Option* option, bool is_positional) const {
  if (is_positional) return option->get_type_name();
  std::string name = option->get_name(false, true);
  const std::size_t comma = name.find(',');
  // Aligned, whether or not there is a short name.
  if (comma == std::string::npos) return "    " + name;
  return name.replace(comma, 1, ", ");
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
  if (option->get_positional() || option->get_type_size() == 0) return "";
  return " " + option->get_type_name();
}

std::string describe_usage_error(const CLI::App& app, const CLI::ParseError& error) {
  const std::vector<CLI::App*> chosen = const_cast<CLI::App&>(app).get_subcommands();
  const std::vector<std::string> left = app.remaining(true);
  if (chosen.empty()) {
    if (left.empty()) return error.what();
    const std::string& word = left.front();
    if (is_option(word)) return describe_unknown_option(app, word, true);
    return fmt::format("no command '{}'{}", word, suggestion(word, command_names(app)));
  }
  const CLI::App& command = *chosen.front();
  if (const auto* extra = dynamic_cast<const CLI::ExtrasError*>(&error); extra != nullptr && !left.empty()) {
    for (const std::string& word : left) {
      if (is_option(word)) return describe_unknown_option(command, word, false);
    }
    return fmt::format("{} takes no argument '{}'", command.get_name(), left.front());
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) {
    // "--config: 1 required FILE missing": what is missing is always the option's one value.
    const std::string text = error.what();
    return text.substr(0, text.find(':')) + " needs a value";
  }
  if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
    for (const CLI::Option* option :
         command.get_options([](const CLI::Option* o) { return o->get_required(); })) {
      if (option->count() == 0)
        return fmt::format("{} needs {}", command.get_name(), option->get_type_name());
    }
  }
  return error.what();
}

}  // namespace aioshift::cli
