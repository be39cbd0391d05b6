#include "fuzz/program_maker.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace aioshift::fuzz {
namespace {

// In the forms below, $E stands for an expression, $W for a call that a rule looks at, $T for a
// timeout, $S for a simple statement, $B for an indented block, $N for a name and $C for a comment
// or nothing.

constexpr auto kImports = std::to_array<std::string_view>({
    "import asyncio",
    "import asyncio",
    "import asyncio as aio",
    "from asyncio import wait_for, ensure_future",
    "from asyncio import wait_for as wf",
    "from asyncio import (\n    ensure_future,\n    wait_for,\n)",
    "from asyncio import (ensure_future,  # why\n    sleep)",
    "from asyncio import *",
    "import os, asyncio",
    "import asyncio.tasks",
    "from asyncio.tasks import ensure_future",
    "\"\"\"Docstring.\"\"\"",
    "from __future__ import annotations",
    "try:\n    import asyncio\nexcept ImportError:\n    asyncio = None",
    "if TYPE_CHECKING:\n    import asyncio",
    "import contextvars",
    "import asyncio; import os",
    "from asyncio import wait_for; from asyncio import ensure_future",
    "#!/usr/bin/python3",
    "from . import x",
    "timeout = 5",
    "LIMIT = 2.5",
    "",
});

constexpr auto kCalls = std::to_array<std::string_view>({
    "await asyncio.wait_for($E, $T)",
    "await asyncio.wait_for($E, timeout=$T)",
    "await asyncio.wait_for(fut=$E, timeout=$T)",
    "await asyncio.wait_for(timeout=$T, fut=$E)",
    "await asyncio.wait_for(\n    $E,$C\n    $T,$C\n)",
    "await asyncio.wait_for(  # first\n$E,\n\ttimeout=$T)",
    "await (asyncio.wait_for($E, $T))",
    "(await asyncio.wait_for($E, $T))",
    "await aio.wait_for($E, $T)",
    "await wait_for($E, $T)",
    "await wf($E, $T)",
    "await asyncio \\\n    .wait_for($E, $T)",
    "await asyncio.wait_for($E, None)",
    "asyncio.wait_for($E, $T)",
    "await asyncio.wait_for(*$E)",
    "await asyncio.wait_for($E, $T) ** 2",
    "asyncio.ensure_future(g())",
    "asyncio.ensure_future($E)",
    "asyncio.ensure_future($E, loop=loop)",
    "asyncio.ensure_future(g(), loop=None)",
    "asyncio.ensure_future(coro_or_future=g())",
    "asyncio.ensure_future(\n    g(),$C\n    loop=asyncio.get_event_loop(),\n)",
    "ensure_future(g())",
    "asyncio.tasks.ensure_future(g())",
    "asyncio.ensure_future",
    "await asyncio.ensure_future(g())",
});

constexpr auto kTimeouts = std::to_array<std::string_view>({
    "5",
    "5",
    "1.5",
    "None",
    "0",
    "-1",
    "LIMIT",
    "timeout",
    "self.limit",
    "$E",
    "await limit()",
    "2 * 3",
    "t := 3",
    "5 if $N else None",
    "\"\"\"a\n  b\"\"\"",
    "(\n    5\n)",
    "1 or $N",
});

constexpr auto kExpressions = std::to_array<std::string_view>({
    "$W",
    "$W",
    "$W",
    "$W",
    "$W",
    "g()",
    "g()",
    "$N",
    "$N",
    "$N",
    "1",
    "'s'",
    "\"\"\"a\n  wait_for\n\tb\"\"\"",
    "'''x\\\n  y'''",
    "b'\\xff'",
    "f(  $E , k=$E)",
    "f($E,\n  $E$C\n)",
    "($E)",
    "($E, $E)",
    "[$E, $E]",
    "{$E: $E}",
    "{$E, *$E}",
    "$E + $E",
    "$E ** $E",
    "-$E",
    "not $E",
    "$E and $E",
    "$E if $E else $E",
    "$E < $E < $E",
    "$E in $E",
    "lambda: $E",
    "lambda a=$E: a",
    "[$E for x in $E]",
    "{x: $E for x in $E if $E}",
    "($E async for x in $E)",
    "f'{$N!r:>{$E}} {$E}'",
    "f\"\"\"{\n$E\n}\n\"\"\"",
    "x[$E]",
    "x[$E:$E]",
    "$E.attr",
    "await $E",
    "(y := $E)",
    "(yield $E)",
    "(yield from $E)",
    "(yield)",
    "$N.f($E)",
    "$E \\\n    + $E",
    "(\n    $E$C\n    # own line\n    + $E\n)",
    "f(*$E, **$E)",
    "self.f(a, $E)",
    "'a' 'b'",
    "(  # lead\n$E)",
    "g()($E)",
    "asyncio.shield($E)",
    "...",
    "f(x for x in $E)",
    "'a'\n",
    "\xc3\xa9",
    "'\xe2\x82\xac'",
});

constexpr auto kSimpleStatements = std::to_array<std::string_view>({
    "$E",
    "$E",
    "x = $E",
    "x = $E",
    "x, y = $E",
    "x = y = $E",
    "x: int = $E",
    "x += $E",
    "x[$E] = $E",
    "x.y = $E",
    "x[$E] += $E",
    "return $E",
    "return $E, $E",
    "return",
    "await $E",
    "raise $E",
    "raise $E from $E",
    "assert $E, $E",
    "del x[$E]",
    "global asyncio",
    "nonlocal x",
    "pass",
    "break",
    "yield $E",
    "x = yield $E",
    "import asyncio",
    "from asyncio import ensure_future",
    "asyncio = $E",
    "timeout = $E",
    "*x, y = $E",
    "type X = $E",
    "print($E)",
    "x = *$E, $E",
    "awaitable = limit = 1",
    "$W",
    "$W",
    "$W",
    "x = $W",
    "x = $W",
    "return $W",
    "self.t = $W",
    "asyncio.wait_for = $E",
    "async = 1",
    "print $E",
    "x = (",
    "x = $E)",
    "'open",
});

constexpr auto kCompoundStatements = std::to_array<std::string_view>({
    "async def $N():\n$B",
    "async def $N(self, a=$E, *, b: $E = 1) -> $E:\n$B",
    "async def $N():\n$B",
    "def $N():\n$B",
    "async def $N():$C\n$B",
    "async def $N(): $S",
    "@$E\nasync def $N():\n$B",
    "class $N:\n$B",
    "class $N($E): $S",
    "if $E:\n$B",
    "if $E:\n$Belif $E:\n$Belse:\n$B",
    "if $E: $S",
    "if $E: $S; $S",
    "if $E:$C\n$Belse: $S",
    "while $E:\n$B",
    "while $E: $S",
    "for x in $E:\n$B",
    "for x in $E:\n$Belse:\n$B",
    "async for x in $E:\n$B",
    "for x[$E] in $E: $S",
    "with $E as x:\n$B",
    "async with $E as x, $E:\n$B",
    "with ($E as x, $E as y):\n$B",
    "async with $E: $S",
    "try:\n$Bexcept $E as e:\n$Bfinally:\n$B",
    "try: $S\nexcept* $E: $S",
    "match $E:\n    case $N if $E:\n    $B",
    "match $E, $E:\n    case [x, *_]: $S\n",
    "$S; $S",
    "$S; $S;",
    "$S ; $S  # tail",
    "# own line\n$S",
    "$S$C",
    "$S$C",
    "$S\n\n\n$S",
    "\f$S",
    "if 1:\n\tx = 1\n\t$S",
    "async def $N():\n    '''doc\n    wait_for\n'''\n$B",
    "$S \\\n",
    "\\\n$S",
    "async def $N():\n    def h(): $S\n$B",
    "async def $N():\n    nonlocal x\n$B",
    "async def $N():\n$B",
    "async def $N():\n$B",
});

constexpr auto kNames = std::to_array<std::string_view>({
    "x",
    "y",
    "loop",
    "f",
    "g",
    "asyncio",
    "timeout",
    "result",
    "value",
    "awaitable",
    "limit",
    "wait_for",
    "self",
    "_",
    "items",
});

constexpr auto kComments = std::to_array<std::string_view>({
    "",
    "",
    "",
    "  # note",
    " # noqa",
    "  # aioshift: ignore[wait-for-to-timeout]",
    "  # type: ignore",
    "# tight",
});

constexpr auto kDeclarations = std::to_array<std::string_view>({
    "# -*- coding: utf-8 -*-\n",
    "# coding: latin-1\n",
    "# coding: cp1252\n",
    "# vim: set fileencoding=koi8-r :\n",
    "# coding: shift_jis\n",
    "# coding: utf-7\n",
    "\xef\xbb\xbf",
    "# coding: ascii\n",
    "#!/bin/sh\n# coding: iso-8859-15\n",
});

struct Line {
  std::size_t begin;
  std::size_t end;  // behind the terminator
};

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  std::size_t begin = 0;
  while (begin < text.size()) {
    std::size_t end = text.find_first_of("\r\n", begin);
    if (end == std::string_view::npos) {
      end = text.size();
    } else {
      end += text.substr(end).starts_with("\r\n") ? 2 : 1;
    }
    lines.push_back({begin, end});
    begin = end;
  }
  if (lines.empty()) lines.push_back({0, 0});
  return lines;
}

std::string indentation_of(std::string_view line) {
  return std::string(line.substr(0, std::min(line.find_first_not_of(" \t\f"), line.size())));
}

// Every line that holds something moved to the right.
std::string indented(std::string_view text, std::string_view indentation) {
  std::string result;
  for (const Line& line : lines_of(text)) {
    const std::string_view content = text.substr(line.begin, line.end - line.begin);
    if (content.find_first_not_of("\r\n") != std::string_view::npos) result += indentation;
    result += content;
  }
  return result;
}

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace

std::string ProgramMaker::comment() {
  return std::string(kComments[below(kComments.size())]);
}

std::string ProgramMaker::import_line() {
  return std::string(kImports[below(kImports.size())]) + comment() + "\n";
}

std::string ProgramMaker::expand(std::string_view form, int depth) {
  std::string result;
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] != '$' || i + 1 == form.size()) {
      result += form[i];
      continue;
    }
    switch (form[++i]) {
      case 'E':
        result += expression(depth - 1);
        break;
      case 'W':
        result += expand(kCalls[below(kCalls.size())], depth - 1);
        break;
      case 'T':
        result += expand(kTimeouts[below(kTimeouts.size())], depth - 1);
        break;
      case 'N':
        result += kNames[below(kNames.size())];
        break;
      case 'C':
        result += comment();
        break;
      case 'S':
        result += expand(kSimpleStatements[below(kSimpleStatements.size())], depth - 1);
        break;
      case 'B': {
        std::string body;
        for (std::uint32_t count = 1 + below(3); count > 0; --count) body += statement(depth - 1);
        constexpr auto units = std::to_array<std::string_view>({"    ", "    ", "    ", "  ", "\t", " "});
        result += indented(body, units[below(units.size())]);
        break;
      }
      default:
        break;
    }
  }
  return result;
}

std::string ProgramMaker::expression(int depth) {
  if (depth <= 0) return below(3) == 0 ? "g()" : std::string(kNames[below(kNames.size())]);
  return expand(kExpressions[below(kExpressions.size())], depth);
}

std::string ProgramMaker::statement(int depth) {
  const bool compound = depth > 2 && below(2) == 0;
  std::string text = compound
                         ? expand(kCompoundStatements[below(kCompoundStatements.size())], depth)
                         : expand(kSimpleStatements[below(kSimpleStatements.size())], std::min(depth, 4));
  if (!text.ends_with('\n')) text += '\n';
  return text;
}

std::string ProgramMaker::program() {
  std::string text;
  for (std::uint32_t count = 1 + below(3); count > 0; --count) text += import_line();
  for (std::uint32_t count = 1 + below(2); count > 0; --count) {
    // Nearly everything of interest stands in a coroutine.
    text += below(4) == 0 ? statement(5) : expand("async def $N(loop, x):\n$B", 5);
  }
  return text;
}

std::string ProgramMaker::changed(std::string_view text) {
  std::string result(text);
  const std::vector<Line> lines = lines_of(text);
  const Line line = lines[below(static_cast<std::uint32_t>(lines.size()))];
  const std::string content(text.substr(line.begin, line.end - line.begin));
  const auto replace_line = [&](const std::string& with) {
    result.replace(line.begin, content.size(), with);
  };
  const std::size_t body_end = content.find_last_not_of("\r\n") + 1;
  switch (below(18)) {
    case 0:
    case 1:
    case 2: {
      std::string indentation = indentation_of(content);
      if (below(4) == 0) indentation += "    ";
      return result.insert(line.begin, indented(statement(4), indentation));
    }
    case 3:
    case 4:
    case 5: {  // an expression in the place of a word
      std::vector<std::size_t> words;
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_word(text[i]) && (i == 0 || !is_word(text[i - 1]))) words.push_back(i);
      }
      if (words.empty()) return expression(3) + "\n";
      const std::size_t begin = words[below(static_cast<std::uint32_t>(words.size()))];
      std::size_t end = begin;
      while (end < text.size() && is_word(text[end])) ++end;
      return result.replace(begin, end - begin, expression(3));
    }
    case 6:  // joined with the next line
      replace_line(content.substr(0, body_end) + "; ");
      return result;
    case 7:
      replace_line(content.substr(0, body_end) + comment() + content.substr(body_end));
      return result;
    case 8:
      return result.insert(line.begin, "    ");
    case 9:
      replace_line(content.substr(std::min<std::size_t>(indentation_of(content).size(), 4)));
      return result;
    case 10: {  // line ends: of one line, or of all
      constexpr auto ends = std::to_array<std::string_view>({"\r\n", "\r", "\n", ""});
      const std::string_view end = ends[below(ends.size())];
      if (below(2) == 0 || end.empty()) {
        replace_line(content.substr(0, body_end) + std::string(end));
        return result;
      }
      result.clear();
      for (const Line& each : lines) {
        const std::string_view whole = text.substr(each.begin, each.end - each.begin);
        const std::size_t whole_end = whole.find_last_not_of("\r\n") + 1;
        result += whole.substr(0, whole_end);
        if (whole_end < whole.size()) result += end;
      }
      return result;
    }
    case 11:
      return std::string(kDeclarations[below(kDeclarations.size())]) + result;
    case 12:
      replace_line("");
      return result;
    case 13:
      return result.insert(line.begin, content);
    case 14:
      return result.insert(line.begin, indentation_of(content) + expand("if $E: ", 3));
    case 15:
      return result.insert(line.begin, import_line());
    case 16: {  // tabs in the place of spaces
      const std::string indentation = indentation_of(content);
      std::string tabs(indentation.size() / 4, '\t');
      replace_line(tabs + content.substr(indentation.size()));
      return result;
    }
    default:
      return program();
  }
}

}  // namespace aioshift::fuzz
