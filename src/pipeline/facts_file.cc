#include "pipeline/facts_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "pipeline/file_io.h"
#include "rules/data_rule.h"
#include "text/utf8.h"

namespace aioshift::pipeline {
namespace {

using Json = nlohmann::json;

// Of the format; another one is not read.
constexpr int kFormat = 1;

std::string_view word_for(FactsKind kind) {
  return kind == FactsKind::kPlan ? "plan" : "facts";
}

// Paths may be any bytes; JSON is UTF-8.
Json text_to_json(const std::string& text) {
  if (text::find_invalid_utf8(text) == text.size()) return text;
  std::string digits;
  for (const char byte : text) digits += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return {{"hex", digits}};
}

std::string text_from_json(const Json& json) {
  if (json.is_string()) return json.get<std::string>();
  const auto digits = json.at("hex").get<std::string>();
  std::string text;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
    text += static_cast<char>(std::stoi(digits.substr(i, 2), nullptr, 16));
  return text;
}

std::string hexadecimal(std::uint64_t number) {
  return fmt::format("{:016x}", number);
}

std::uint64_t from_hexadecimal(const Json& json) {
  return std::stoull(json.get<std::string>(), nullptr, 16);
}

Json header_to_json(const Facts& facts) {
  Json arguments = Json::array();
  for (const std::string& argument : facts.run.arguments) arguments.push_back(text_to_json(argument));
  return {{"aioshift", word_for(facts.kind)},
          {"format", kFormat},
          {"version", facts.run.version},
          {"arguments", std::move(arguments)},
          {"configuration", hexadecimal(facts.run.configuration)},
          {"paths", hexadecimal(facts.run.paths)},
          {"files", facts.run.files},
          {"qualified", facts.run.qualified},
          {"begin", facts.begin},
          {"end", facts.begin + facts.files.size()}};
}

// Fields that say nothing are left out: most files have a path and little more.
Json record_to_json(const FileRecord& record) {
  const FileScan& scan = record.scan;
  Json json = {{"path", text_to_json(record.path)}};
  if (scan.was_read) json["read"] = true;
  if (scan.size != 0) json["size"] = scan.size;
  if (scan.hash != 0) json["hash"] = hexadecimal(scan.hash);
  if (!scan.project.empty()) json["project"] = text_to_json(scan.project);
  if (!record.rules.empty()) json["rules"] = record.rules;
  if (record.may_know_aliases) json["aliases"] = true;
  for (const auto& name : scan.facts.replaced) json["replaced"].push_back({name.path, name.line});
  for (const auto& name : scan.facts.imported) json["imported"].push_back({name.module, name.name});
  if (!scan.mentions.empty()) json["mentions"] = scan.mentions;
  for (const FileProblem& problem : scan.problems) json["problems"].push_back(text_to_json(problem.message));
  if (scan.names) {
    json["exports"] = Json::array();
    for (const auto& name : scan.names->exports) json["exports"].push_back({name.name, name.target});
    if (!scan.names->imports.empty()) json["imports"] = scan.names->imports;
  }
  return json;
}

FileRecord record_from_json(const Json& json) {
  const Json none = Json::array();
  const auto list = [&](const char* key) -> const Json& {
    const auto it = json.find(key);
    return it == json.end() ? none : *it;
  };
  FileRecord record;
  FileScan& scan = record.scan;
  record.path = text_from_json(json.at("path"));
  scan.was_read = json.value("read", false);
  scan.size = json.value("size", std::size_t{0});
  if (json.contains("hash")) scan.hash = from_hexadecimal(json["hash"]);
  if (json.contains("project")) scan.project = text_from_json(json["project"]);
  list("rules").get_to(record.rules);
  record.may_know_aliases = json.value("aliases", false);
  for (const Json& name : list("replaced"))
    scan.facts.replaced.push_back({name.at(0).get<std::string>(), name.at(1).get<std::uint32_t>()});
  for (const Json& name : list("imported"))
    scan.facts.imported.push_back({name.at(0).get<std::string>(), name.at(1).get<std::string>()});
  list("mentions").get_to(scan.mentions);
  for (const Json& problem : list("problems")) scan.problems.push_back({text_from_json(problem)});
  if (json.contains("exports")) {
    scan.names.emplace();
    for (const Json& name : list("exports"))
      scan.names->exports.push_back({name.at(0).get<std::string>(), name.at(1).get<std::string>()});
    list("imports").get_to(scan.names->imports);
  }
  return record;
}

// The header, and the number of the file behind the last.
std::size_t read_header(const Json& json, Facts& facts) {
  facts.run.version = json.at("version").get<std::string>();
  for (const Json& argument : json.at("arguments")) facts.run.arguments.push_back(text_from_json(argument));
  facts.run.configuration = from_hexadecimal(json.at("configuration"));
  facts.run.paths = from_hexadecimal(json.at("paths"));
  json.at("files").get_to(facts.run.files);
  json.at("qualified").get_to(facts.run.qualified);
  json.at("begin").get_to(facts.begin);
  return json.at("end").get<std::size_t>();
}

}  // namespace

std::string to_text(const Facts& facts) {
  std::string text = header_to_json(facts).dump() + "\n";
  for (const FileRecord& record : facts.files) text += record_to_json(record).dump() + "\n";
  return text;
}

tl::expected<Facts, std::string> read_facts(std::string_view text, std::string_view name,
                                            FactsKind expected) {
  const auto error = [&](std::size_t line, std::string_view message) {
    return tl::unexpected(fmt::format("{}: line {}: {}", name, line, message));
  };
  Facts facts;
  facts.kind = expected;
  std::size_t end = 0;
  std::size_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t length = std::min(text.find('\n'), text.size());
    // nlohmann_json throws what it does not like.
    try {
      const Json json = Json::parse(text.substr(0, length));
      if (line == 1) {
        if (!json.is_object() || json.value("aioshift", "") != word_for(expected) ||
            json.value("format", 0) != kFormat)
          return error(1, fmt::format("these are no {} of this version of aioshift", word_for(expected)));
        end = read_header(json, facts);
      } else {
        facts.files.push_back(record_from_json(json));
      }
    } catch (const std::exception&) {
      return error(line, fmt::format("these are no {} of aioshift", word_for(expected)));
    }
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  if (line == 0) return tl::unexpected(fmt::format("{}: is empty", name));
  if (facts.begin + facts.files.size() != end)
    return error(line,
                 fmt::format("the end is missing: {} of {} files", facts.files.size(), end - facts.begin));
  return facts;
}

FileRecord to_record(const InputFile& input, FileScan scan) {
  FileRecord record;
  record.path = input.path;
  for (const RuleNumber rule : scan.rules) record.rules.push_back(input.settings->rules[rule]->info().id);
  scan.rules.clear();
  record.scan = std::move(scan);
  return record;
}

tl::expected<LinkedFile, std::string> from_record(const InputFile& input, FileRecord record) {
  if (input.path != record.path)
    return tl::unexpected(fmt::format("{} is where the plan has {}", input.path, record.path));
  LinkedFile linked{std::move(record.scan), record.may_know_aliases};
  const auto& rules = input.settings->rules;
  for (const std::string& id : record.rules) {
    const auto rule =
        std::find_if(rules.begin(), rules.end(), [&](const rules::Rule* r) { return r->info().id == id; });
    if (rule == rules.end()) return tl::unexpected(fmt::format("{}: no rule `{}` here", input.path, id));
    linked.scan.rules.push_back(static_cast<RuleNumber>(rule - rules.begin()));
  }
  return linked;
}

std::uint64_t configuration_of(std::span<const InputFile> files) {
  std::string text;
  const Settings* last = nullptr;
  std::set<const Settings*> seen;
  std::set<std::string> rule_files;
  for (const InputFile& input : files) {
    const Settings* settings = input.settings.get();
    if (std::exchange(last, settings) == settings || !seen.insert(settings).second) continue;
    text += fmt::format("\n{} {}", rules::to_string(settings->target), settings->unsafe_fixes);
    for (const rules::Rule* rule : settings->rules) {
      text += "\n" + rule->info().id;
      for (const auto& [key, value] : settings->options.at(rule->info().id))
        text += fmt::format(" {}={}", key, value);
      text += rule->definition();
      if (const auto* data = dynamic_cast<const rules::DataRule*>(rule))
        rule_files.insert(data->document().file);
    }
  }
  // What is built in is the version's. Rules of one's own are what their files say.
  for (const std::string& file : rule_files) text += "\n" + read_file(file).value_or("");
  return XXH3_64bits(text.data(), text.size());
}

std::uint64_t paths_of(std::span<const InputFile> files) {
  std::string text;
  for (const InputFile& input : files) (text += input.path) += '\0';
  return XXH3_64bits(text.data(), text.size());
}

}  // namespace aioshift::pipeline
