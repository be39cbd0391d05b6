// What CLI11 says to people, in our words: help pages and usage errors.
#pragma once

#include <CLI/CLI.hpp>
#include <initializer_list>
#include <string>
#include <utility>

namespace aioshift::cli {

// Help without CLI11's notation for types, ranges, defaults and exclusions: an option's line is
// its names, its value's name, and its description.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode) const override;
  std::string make_usage(const CLI::App* app, std::string name) const override;
  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override;
  std::string make_option_name(const CLI::Option* option, bool is_positional) const override;
  std::string make_option_opts(const CLI::Option* option) const override;
};

// What is wrong with the command line that `app` refused with `error`, and what was probably meant.
std::string describe_usage_error(const CLI::App& app, const CLI::ParseError& error);

// An option whose value is one of a few words.
template <typename Value>
CLI::Option* add_choice(CLI::App& command, const std::string& name, Value& value,
                        std::initializer_list<std::pair<std::string, Value>> choices,
                        const std::string& description) {
  const std::vector<std::pair<std::string, Value>> known = choices;
  const auto choose = [&value, known, name](const std::string& word) {
    std::string words;
    for (const auto& [text, meaning] : known) {
      if (text == word) {
        value = meaning;
        return;
      }
      words += (words.empty() ? "" : ", ") + text;
    }
    throw CLI::ValidationError(name, "'" + word + "' is none of " + words);
  };
  return command.add_option_function<std::string>(name, choose, description)->take_last();
}

}  // namespace aioshift::cli
