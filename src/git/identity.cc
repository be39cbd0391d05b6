#include "git/identity.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <span>

namespace aioshift::git {
namespace {

std::optional<std::string> environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  return value == nullptr || *value == '\0' ? std::nullopt : std::optional<std::string>(value);
}

// What git takes off both ends of a name or address, and what it leaves out within.
bool is_crud(char c) {
  return static_cast<unsigned char>(c) <= 32 ||
         std::string_view(".,:;<>\"\\'").find(c) != std::string_view::npos;
}

std::string cleaned(std::string text) {
  while (!text.empty() && is_crud(text.back())) text.pop_back();
  text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_crud));
  std::erase_if(text, [](char c) { return c == '<' || c == '>' || c == '\n' || c == '\0'; });
  return text;
}

struct Words {
  std::string_view role;    // "author"
  std::string_view prefix;  // "GIT_AUTHOR_"
};
constexpr Words kAuthor{"author", "GIT_AUTHOR_"};
constexpr Words kCommitter{"committer", "GIT_COMMITTER_"};

std::optional<std::string> part(const Repository& repository, const Words& words, const char* upper,
                                const char* lower) {
  if (auto value = environment(std::string(words.prefix) + upper)) return value;
  for (const std::string& section : {std::string(words.role), std::string("user")}) {
    if (auto value = repository.config(section + "." + lower); value && !value->empty()) return value;
  }
  return std::string_view(lower) == "email" ? environment("EMAIL") : std::nullopt;
}

tl::expected<Moment, std::string> date_of(const Words& words, const std::string& option) {
  const std::string variable = std::string(words.prefix) + "DATE";
  const auto set = environment(variable);
  if (option.empty() && !set) return now();
  const std::string& text = option.empty() ? *set : option;
  if (const auto moment = parse_date(text)) return *moment;
  return tl::unexpected((option.empty() ? variable : "--date") + ": '" + text +
                        "' is no date; write 2026-07-01T12:00:00+02:00, "
                        "'Wed, 1 Jul 2026 12:00:00 +0200' or '@1782900000 +0200'");
}

tl::expected<Identity, std::string> identity_of(const Repository& repository, const Words& words,
                                                const std::string& person, const std::string& date) {
  Identity identity;
  if (person.empty()) {
    const auto name = part(repository, words, "NAME", "name");
    const auto email = part(repository, words, "EMAIL", "email");
    if (!name || !email) {
      return tl::unexpected("no " + std::string(words.role) +
                            " for the commits: set user.name and user.email "
                            "(git config), or " +
                            std::string(words.prefix) + "NAME and " + std::string(words.prefix) + "EMAIL");
    }
    identity.name = cleaned(*name);
    identity.email = cleaned(*email);
  } else {
    const std::size_t open = person.find('<');
    const std::size_t close = person.find('>', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos || close + 1 != person.size())
      return tl::unexpected("--author: '" + person + "' is not of the form 'Name <email>'");
    identity.name = cleaned(person.substr(0, open));
    identity.email = cleaned(person.substr(open + 1, close - open - 1));
  }
  if (identity.name.empty()) return tl::unexpected("the " + std::string(words.role) + "'s name is empty");
  auto when = date_of(words, date);
  if (!when) return tl::unexpected(when.error());
  identity.when = *when;
  return identity;
}

// A reader of one date.
class DateText {
 public:
  explicit DateText(std::string_view text) : text_(text) {}

  bool at_end() {
    skip_blanks();
    return at_ == text_.size();
  }
  void skip_blanks() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  }
  bool take(char c) {
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  // Digits, `least` to `most` of them.
  std::optional<std::int64_t> number(std::size_t least, std::size_t most) {
    std::size_t end = at_;
    std::int64_t value = 0;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9' && end - at_ < most) {
      value = value * 10 + (text_[end] - '0');
      ++end;
    }
    if (end - at_ < least || (end < text_.size() && text_[end] >= '0' && text_[end] <= '9'))
      return std::nullopt;
    at_ = end;
    return value;
  }
  std::string word() {
    std::string letters;
    while (at_ < text_.size() && std::isalpha(static_cast<unsigned char>(text_[at_])) != 0)
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(text_[at_++])));
    return letters;
  }
  std::size_t mark() const { return at_; }
  void back_to(std::size_t mark) { at_ = mark; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
constexpr std::string_view kDays[] = {"sunday",   "monday", "tuesday", "wednesday",
                                      "thursday", "friday", "saturday"};

std::optional<int> index_of(std::string_view word, std::span<const std::string_view> names) {
  if (word.size() < 3) return std::nullopt;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].starts_with(word)) return static_cast<int>(i);
  }
  return std::nullopt;
}

// "+0200", "+02:00", "+02", "Z", "UTC", "GMT". Nothing for what is no zone.
std::optional<int> read_zone(DateText& text) {
  text.skip_blanks();
  const char sign = text.peek();
  if (sign == '+' || sign == '-') {
    text.take(sign);
    int minutes = 0;
    const std::size_t start = text.mark();
    if (const auto four = text.number(4, 4)) {
      minutes = static_cast<int>(*four / 100 * 60 + *four % 100);
    } else {
      text.back_to(start);
      const auto hours = text.number(2, 2);
      if (!hours) return std::nullopt;
      minutes = static_cast<int>(*hours * 60);
      if (text.take(':')) {
        const auto rest = text.number(2, 2);
        if (!rest) return std::nullopt;
        minutes += static_cast<int>(*rest);
      }
    }
    if (minutes > 14 * 60) return std::nullopt;
    return sign == '-' ? -minutes : minutes;
  }
  const std::string word = text.word();
  if (word == "z" || word == "utc" || word == "gmt") return 0;
  return std::nullopt;
}

bool read_time(DateText& text, std::tm& fields) {
  const auto hour = text.number(1, 2);
  if (!hour || *hour > 24 || !text.take(':')) return false;
  const auto minute = text.number(2, 2);
  if (!minute || *minute > 59) return false;
  fields.tm_hour = static_cast<int>(*hour);
  fields.tm_min = static_cast<int>(*minute);
  fields.tm_sec = 0;
  if (text.take(':')) {
    const auto second = text.number(2, 2);
    if (!second || *second > 60) return false;
    fields.tm_sec = static_cast<int>(*second);
    if (text.take('.') && !text.number(1, 18)) return false;
  }
  return true;
}

bool set_date(std::tm& fields, std::int64_t year, std::int64_t month, std::int64_t day) {
  if (year < 1970 || year > 2099 || month < 1 || month > 12 || day < 1 || day > 31) return false;
  fields.tm_year = static_cast<int>(year - 1900);
  fields.tm_mon = static_cast<int>(month - 1);
  fields.tm_mday = static_cast<int>(day);
  return true;
}

std::optional<Moment> moment_of(DateText& text, std::tm fields) {
  if (!text.at_end()) {
    const auto zone = read_zone(text);
    if (!zone || !text.at_end()) return std::nullopt;
    return Moment{static_cast<std::int64_t>(timegm(&fields)) - *zone * 60, *zone};
  }
  fields.tm_isdst = -1;
  std::tm local = fields;
  const std::time_t seconds = std::mktime(&local);
  if (seconds == static_cast<std::time_t>(-1)) return std::nullopt;
  return Moment{seconds, static_cast<int>(local.tm_gmtoff / 60)};
}

std::optional<Moment> read_seconds(DateText text) {
  const bool marked = text.take('@');
  const auto seconds = text.number(marked ? 1 : 9, 18);
  if (!seconds) return std::nullopt;
  if (text.at_end()) {
    if (marked) return std::nullopt;
    const std::time_t time = *seconds;
    std::tm local{};
    localtime_r(&time, &local);
    return Moment{*seconds, static_cast<int>(local.tm_gmtoff / 60)};
  }
  const auto zone = read_zone(text);
  if (!zone || !text.at_end()) return std::nullopt;
  return Moment{*seconds, *zone};
}

// 2005-04-07T22:13:13, 2005.04.07, 2005/04/07, 04/07/2005, 07.04.2005, each with a time behind it.
std::optional<Moment> read_numeric(DateText text) {
  std::tm fields{};
  const std::size_t start = text.mark();
  bool dated = false;
  if (const auto year = text.number(4, 4)) {
    const char separator = text.peek();
    if (separator != '-' && separator != '.' && separator != '/') return std::nullopt;
    text.take(separator);
    const auto month = text.number(1, 2);
    if (!month || !text.take(separator)) return std::nullopt;
    const auto day = text.number(1, 2);
    dated = day && set_date(fields, *year, *month, *day);
  } else {
    text.back_to(start);
    const auto first = text.number(1, 2);
    const char separator = text.peek();
    if (!first || (separator != '.' && separator != '/')) return std::nullopt;
    text.take(separator);
    const auto second = text.number(1, 2);
    if (!second || !text.take(separator)) return std::nullopt;
    const auto year_behind = text.number(4, 4);
    dated = year_behind && (separator == '/' ? set_date(fields, *year_behind, *first, *second)
                                             : set_date(fields, *year_behind, *second, *first));
  }
  if (!dated) return std::nullopt;
  if (!text.take('T') && text.peek() != ' ') return std::nullopt;
  text.skip_blanks();
  if (!read_time(text, fields)) return std::nullopt;
  return moment_of(text, fields);
}

// "Thu, 7 Apr 2005 22:13:13 +0200" and git's own "Thu Apr 7 22:13:13 2005 +0200".
std::optional<Moment> read_words(DateText text) {
  std::tm fields{};
  std::optional<std::int64_t> year;
  std::optional<std::int64_t> day;
  std::optional<int> month;
  bool timed = false;
  for (int i = 0; i < 5 && (!year || !day || !month || !timed); ++i) {
    text.skip_blanks();
    const std::size_t mark = text.mark();
    if (std::isalpha(static_cast<unsigned char>(text.peek())) != 0) {
      const std::string word = text.word();
      if (const auto found = index_of(word, kMonths); found && !month) {
        month = *found + 1;
      } else if (!index_of(word, kDays)) {
        return std::nullopt;
      }
      text.take(',');
      continue;
    }
    if (!timed && read_time(text, fields)) {
      timed = true;
      continue;
    }
    text.back_to(mark);
    if (const auto four = text.number(4, 4); four && !year) {
      year = four;
      continue;
    }
    text.back_to(mark);
    day = text.number(1, 2);
    if (!day) return std::nullopt;
    text.take(',');
  }
  if (!year || !day || !month || !timed || !set_date(fields, *year, *month, *day)) return std::nullopt;
  return moment_of(text, fields);
}

}  // namespace

std::optional<Moment> parse_date(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  const DateText date(text);
  if (auto moment = read_seconds(date)) return moment;
  if (auto moment = read_numeric(date)) return moment;
  return read_words(date);
}

Moment now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm local{};
  localtime_r(&seconds, &local);
  return {seconds, static_cast<int>(local.tm_gmtoff / 60)};
}

std::string Identity::line() const {
  char zone[16];
  const int minutes = std::abs(when.offset);
  std::snprintf(zone, sizeof zone, "%c%02d%02d", when.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return person() + " " + std::to_string(when.seconds) + " " + zone;
}

tl::expected<Identity, std::string> author_of(const Repository& repository, const std::string& person,
                                              const std::string& date) {
  return identity_of(repository, kAuthor, person, date);
}

tl::expected<Identity, std::string> committer_of(const Repository& repository) {
  return identity_of(repository, kCommitter, "", "");
}

}  // namespace aioshift::git
