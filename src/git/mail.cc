#include "git/mail.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <ctime>
#include <vector>

#include "git/libgit2.h"

namespace aioshift::git {
namespace {

constexpr std::size_t kLongestName = 52;  // of a file, as format-patch has it, without number and suffix

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
}

// RFC 2047, in words of at most 75 characters, no character of UTF-8 split.
std::string encoded_word(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string result = "=?UTF-8?q?";
  std::size_t width = result.size();
  for (std::size_t i = 0; i < text.size();) {
    std::size_t size = 1;
    while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xc0) == 0x80) ++size;
    std::string piece;
    for (const char c : text.substr(i, size)) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) != 0 || c == '-' || c == '.' || c == '/') {
        piece += c;
      } else {
        piece += '=';
        piece += kDigits[byte >> 4];
        piece += kDigits[byte & 15];
      }
    }
    if (width + piece.size() > 72) {
      result += "?=\n =?UTF-8?q?";
      width = 11;
    }
    result += piece;
    width += piece.size();
    i += size;
  }
  return result + "?=";
}

std::string sender(const std::string& name, const std::string& email) {
  constexpr std::string_view kSpecial = "()<>@,;:\\\".[]";
  std::string shown = name;
  if (!is_ascii(name)) {
    shown = encoded_word(name);
  } else if (name.find_first_of(kSpecial) != std::string::npos) {
    shown = "\"";
    for (const char c : name) shown += (c == '"' || c == '\\' ? std::string("\\") : "") + c;
    shown += '"';
  }
  return shown + " <" + email + ">";
}

// A header over several lines, each but the first after a blank.
std::string folded(const std::string& header) {
  constexpr std::size_t kWidth = 78;
  std::string result;
  std::size_t width = 0;
  for (std::size_t at = 0; at < header.size();) {
    const std::size_t end = std::min(header.find(' ', at), header.size());
    const std::size_t size = end - at;
    if (at != 0) {
      const bool breaks = width + 1 + size > kWidth;
      result += breaks ? "\n " : " ";
      width = breaks ? 1 : width + 1;
    }
    result += header.substr(at, size);
    width += size;
    at = end + 1;
  }
  return result;
}

std::string date_line(const git_signature& signature) {
  const std::time_t shifted = signature.when.time + signature.when.offset * 60;
  std::tm fields{};
  gmtime_r(&shifted, &fields);
  constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const int minutes = std::abs(signature.when.offset);
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%s, %d %s %d %02d:%02d:%02d %c%02d%02d", kDays[fields.tm_wday],
                fields.tm_mday, kMonths[fields.tm_mon], fields.tm_year + 1900, fields.tm_hour, fields.tm_min,
                fields.tm_sec, signature.when.offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return text.data();
}

// A subject as a file's name: letters, digits, "." and "_" stay, all else is one "-".
std::string file_name_of(const std::string& subject, std::size_t number) {
  std::string name;
  for (const char c : subject) {
    if (name.size() >= kLongestName) break;
    const bool stays = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_';
    if (stays && !(c == '.' && name.ends_with('.'))) {
      name += c;
    } else if (!name.empty() && !name.ends_with('-')) {
      name += '-';
    }
  }
  while (name.ends_with('-') || name.ends_with('.')) name.pop_back();
  std::array<char, 16> digits{};
  std::snprintf(digits.data(), digits.size(), "%04zu-", number);
  return digits.data() + name + ".patch";
}

}  // namespace

tl::expected<Mail, std::string> mail_of(const Repository& repository, const ObjectId& id, std::size_t number,
                                        std::size_t count) {
  const auto failure = [] { return tl::unexpected(last_error()); };
  git_commit* commit = nullptr;
  const git_oid oid = to_oid(id);
  if (git_commit_lookup(&commit, repository.handle(), &oid) != 0) return failure();
  const Owned<git_commit> owned(commit);
  git_commit* parent = nullptr;
  if (git_commit_parent(&parent, commit, 0) != 0) return failure();
  const Owned<git_commit> owned_parent(parent);
  git_tree* before = nullptr;
  if (git_commit_tree(&before, parent) != 0) return failure();
  const Owned<git_tree> owned_before(before);
  git_tree* after = nullptr;
  if (git_commit_tree(&after, commit) != 0) return failure();
  const Owned<git_tree> owned_after(after);
  git_diff_options options;
  git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION);
  options.flags = GIT_DIFF_SHOW_BINARY | GIT_DIFF_INDENT_HEURISTIC | GIT_DIFF_FORCE_TEXT;
  git_diff* diff = nullptr;
  if (git_diff_tree_to_tree(&diff, repository.handle(), before, after, &options) != 0) return failure();
  const Owned<git_diff> owned_diff(diff);
  git_diff_stats* stats = nullptr;
  if (git_diff_get_stats(&stats, diff) != 0) return failure();
  const Owned<git_diff_stats> owned_stats(stats);
  Buffer stat_text;
  Buffer diff_text;
  if (git_diff_stats_to_buf(&stat_text, stats, GIT_DIFF_STATS_FULL, 72) != 0 ||
      git_diff_to_buf(&diff_text, diff, GIT_DIFF_FORMAT_PATCH) != 0)
    return failure();

  const std::string message = git_commit_message(commit);
  const std::size_t end = message.find('\n');
  const std::string subject = message.substr(0, end);
  std::string body = end == std::string::npos ? "" : message.substr(end);
  body.erase(0, std::min(body.find_first_not_of('\n'), body.size()));
  const git_signature& author = *git_commit_author(commit);
  std::string prefix = "[PATCH] ";
  if (count > 1) {
    const std::string total = std::to_string(count);
    std::string position = std::to_string(number);
    position.insert(0, total.size() - std::min(total.size(), position.size()), '0');
    prefix = "[PATCH " + position + "/" + total + "] ";
  }
  Mail mail;
  mail.file_name = file_name_of(subject, number);
  mail.text = "From " + id.hex() + " Mon Sep 17 00:00:00 2001\n";
  mail.text += "From: " + sender(author.name, author.email) + "\n";
  mail.text += "Date: " + date_line(author) + "\n";
  mail.text += folded("Subject: " + prefix + (is_ascii(subject) ? subject : encoded_word(subject))) + "\n";
  if (!is_ascii(body)) {
    mail.text +=
        "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n";
  }
  mail.text += "\n" + body + (body.empty() || body.ends_with('\n') ? "" : "\n");
  mail.text += "---\n" + stat_text.text() + "\n" + diff_text.text() + "-- \naioshift\n\n";
  return mail;
}

}  // namespace aioshift::git
