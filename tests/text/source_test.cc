#include "text/source.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace aioshift::text {
namespace {

using Kind = SourceError::Kind;
using Edits = std::vector<Edit>;

Source source_of(std::string bytes) {
  auto source = Source::from_bytes(std::move(bytes));
  EXPECT_TRUE(source) << source.error().message;
  return source ? *source : Source();
}

SourceError error_of(const std::string& bytes) {
  auto source = Source::from_bytes(bytes);
  EXPECT_FALSE(source) << bytes;
  auto checked = check_decodable(bytes);
  EXPECT_FALSE(checked) << bytes;
  if (source || checked) return {Kind::kTooLarge, "no error", 0};
  EXPECT_EQ(source.error().kind, checked.error().kind);
  EXPECT_EQ(source.error().line, checked.error().line);
  EXPECT_EQ(source.error().message, checked.error().message);
  return source.error();
}

tl::expected<EncodedText, SourceError> edited(const Source& source, const Edits& edits) {
  return source.encode(apply_edits(source.text(), edits), ChangeMap(edits));
}

std::string edited_bytes(const Source& source, const Edits& edits) {
  auto encoded = edited(source, edits);
  return encoded ? encoded->bytes : "error: " + encoded.error().message;
}

TEST(Source, OfNoBytesIsValid) {
  const Source source = source_of("");
  EXPECT_EQ(source.text(), "");
  EXPECT_EQ(source.parse_text(), "");
  EXPECT_EQ(source.encoding(), "utf-8");
  EXPECT_EQ(edited_bytes(source, {{{0, 0}, "x = 1\n"}}), "x = 1\n");
}

TEST(Source, IsUtf8UnlessDeclaredOtherwise) {
  const Source source = source_of("x = 'é漢😀'\n");
  EXPECT_EQ(source.text(), "x = 'é漢😀'\n");
  EXPECT_EQ(source.encoding(), "utf-8");
  EXPECT_FALSE(source.has_bom());
}

TEST(Source, LeavesTheByteOrderMarkOutOfTheText) {
  const Source source = source_of("\xEF\xBB\xBFx = 1\n");
  EXPECT_EQ(source.text(), "x = 1\n");
  EXPECT_TRUE(source.has_bom());
  EXPECT_EQ(source.bytes(), "\xEF\xBB\xBFx = 1\n");
  EXPECT_EQ(source_of("\xEF\xBB\xBF").text(), "");
}

TEST(Source, RefusesBytesThatAreNoUtf8AndNamesTheLine) {
  const SourceError error = error_of("a = 1\r\nb = 2\rc = '\xE9'\n");
  EXPECT_EQ(error.kind, Kind::kInvalidInEncoding);
  EXPECT_EQ(error.line, 3u);
  EXPECT_EQ(error.message, "byte 0xE9 is not valid UTF-8, and no other encoding is declared");
  // Overlong, surrogate, above U+10FFFF, cut off.
  for (const char* bytes :
       {"#\xC0\x80", "#\xED\xA0\x80", "#\xF4\x90\x80\x80", "#\xE2\x82", "#\x80", "#\xFE"}) {
    EXPECT_EQ(error_of(bytes).kind, Kind::kInvalidInEncoding);
  }
  EXPECT_EQ(error_of("# coding: utf8\n\xFF").message, "byte 0xFF is not valid UTF-8");
  EXPECT_EQ(error_of("x = 1\n# coding: latin-1\n# \xFF").line, 3u) << "code precedes the declaration";
}

TEST(Source, SaysWhereAFileLooksLikeUtf16) {
  using namespace std::string_literals;
  EXPECT_EQ(error_of("\xFF\xFEx\0"s).message, "the file looks like UTF-16, which Python does not read");
}

TEST(Source, RefusesNulBytesAndNamesTheLine) {
  using namespace std::string_literals;
  for (const std::string& head :
       {""s, "# coding: latin-1\n"s, "# coding: gbk\n"s, "# coding: iso2022_jp\n"s}) {
    const SourceError error = error_of(head + "x\r\ny\0"s);
    EXPECT_EQ(error.kind, Kind::kNulByte);
    EXPECT_EQ(error.line, head.empty() ? 2u : 3u);
  }
  EXPECT_EQ(error_of("# coding: latin-1\n\xE9\n\0"s).line, 3u);
}

TEST(Source, RefusesUnknownEncodings) {
  const SourceError error = error_of("#!/usr/bin/python\n# coding: klingon\n");
  EXPECT_EQ(error.kind, Kind::kUnknownEncoding);
  EXPECT_EQ(error.line, 2u);
  EXPECT_EQ(error.message, "the declared encoding 'klingon' is unknown or not supported");
  for (const char* name : {"rot13", "utf-16", "utf-16-le", "utf-32", "cp037", "undefined", "utf8-sig"}) {
    EXPECT_EQ(error_of("# coding: " + std::string(name) + "\n").kind, Kind::kUnknownEncoding) << name;
  }
}

TEST(Source, RefusesAByteOrderMarkWithAnotherEncoding) {
  EXPECT_EQ(error_of("\xEF\xBB\xBF# coding: latin-1\n").kind, Kind::kUnknownEncoding);
  // CPython compares before it looks up aliases: "encoding problem: utf8 with BOM".
  EXPECT_EQ(error_of("\xEF\xBB\xBF# coding: utf8\n").kind, Kind::kUnknownEncoding);
  EXPECT_EQ(source_of("\xEF\xBB\xBF# coding: UTF_8\n").encoding(), "utf-8");
  EXPECT_EQ(source_of("\xEF\xBB\xBF# coding: utf-8-sig\n").encoding(), "utf-8");
}

TEST(Source, RefusesMoreThanTwoGibibytesWithoutReadingThem) {
  // Pages that cannot be read: a look at them would end the test.
  const std::size_t size = kMaxSourceSize + 1;
  void* pages = mmap(nullptr, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (pages == MAP_FAILED) GTEST_SKIP() << "no address space";
  auto checked = check_decodable({static_cast<const char*>(pages), size});
  munmap(pages, size);
  ASSERT_FALSE(checked);
  EXPECT_EQ(checked.error().kind, Kind::kTooLarge);
}

TEST(Source, CanBeMovedWhateverItsLength) {
  for (const std::string body : {"x", "# long enough to be on the heap, not inside the string object\n"}) {
    for (const std::string head :
         {"", "\xEF\xBB\xBF", "# coding: latin-1\n\xE9", "# coding: latin-1\n", "\r"}) {
      Source source = source_of(head + body);
      const std::string text(source.text());
      const std::string parsed(source.parse_text());
      const Source moved = std::move(source);
      EXPECT_EQ(moved.text(), text);
      EXPECT_EQ(moved.parse_text(), parsed);
      Source assigned = source_of("other");
      assigned = moved;
      EXPECT_EQ(assigned.text(), text);
    }
  }
}

TEST(ParseText, HasLfForLoneCrAndTheSameLength) {
  EXPECT_EQ(source_of("a\rb\r\nc\r\r\nd\n\r").parse_text(), "a\nb\r\nc\n\r\nd\n\n");
  EXPECT_EQ(source_of("a\rb").text(), "a\rb");
  EXPECT_EQ(source_of("a\r\nb").parse_text(), "a\r\nb");
  EXPECT_EQ(source_of("\xEF\xBB\xBF\r").parse_text(), "\n");
}

TEST(LineEndAt, IsThatOfTheLineElseOfTheNearestBeforeElseLf) {
  const Source mixed = source_of("a\r\nb\nc\rd");
  EXPECT_EQ(mixed.line_end_at(0), "\r\n");
  EXPECT_EQ(mixed.line_end_at(2), "\r\n");
  EXPECT_EQ(mixed.line_end_at(3), "\n");
  EXPECT_EQ(mixed.line_end_at(5), "\r");
  EXPECT_EQ(mixed.line_end_at(7), "\r") << "the last line has none";
  EXPECT_EQ(mixed.line_end_at(8), "\r");
  EXPECT_EQ(source_of("x").line_end_at(0), "\n");
  EXPECT_EQ(source_of("").line_end_at(0), "\n");
}

struct Sample {
  const char* name;
  const char* bytes;
  const char* text;  // nullptr: an error in Python
};

// What CPython 3.11 makes of them: bytes.decode(name).
const Sample kSamples[] = {
    {"latin-1", "\xE9\x80\xFF", "é\xC2\x80ÿ"},
    {"iso-8859-15", "\xA4", "€"},
    {"iso8859-8", "\xA1", nullptr},
    {"cp1252", "\x80\x99", "€™"},
    {"windows-1252", "\x81", nullptr},
    {"cp1253", "\xD2", nullptr},
    {"cp1258", "a\xEC", "a\xCC\x81"},
    {"cp1255", "\xF9\xD1", "ש\xD7\x81"},
    {"koi8-r", "\xCD\xC9\xD2", "мир"},
    {"mac-roman", "\xC6\xF0", "∆\xEF\xA3\xBF"},
    {"cp437", "\x9B", "¢"},
    {"ascii", "a", "a"},
    {"ascii", "\x80", nullptr},
    {"tis-620", "\xA0", nullptr},
    {"gbk", "\xC4\xE3\xBA\xC3", "你好"},
    {"gbk", "\x80", nullptr},
    {"gb2312", "\x81\x40", nullptr},
    {"gb18030", "\x81\x30\x81\x30\xC4\xE3", "\xC2\x80你"},
    {"gb18030", "\x90\x30\x81\x30", "𐀀"},
    {"big5", "\xA7\x41\xA6\x6E", "你好"},
    {"big5", "\xF9\xD6", nullptr},
    {"big5hkscs", "\x88\x62", "Ê\xCC\x84"},
    {"big5hkscs", "\x88\x66", "Ê"},
    {"shift_jis", "\x93\xFA\x83\x5C\\~", "日ソ\\~"},
    {"shift_jis", "\x87\x40", nullptr},
    {"cp932", "\x87\x40\xB1", "①ｱ"},
    {"euc-jp", "\xC6\xFC\x8F\xA2\xB7\x8E\xB1", "日~ｱ"},
    {"euc-jp", "\x80", nullptr},
    {"euc-kr", "\xB0\xA1", "가"},
    {"euc-kr", "\x81\x41", nullptr},
    {"cp949", "\x81\x41", "갂"},
    {"johab", "\x88\x61\\", "가\\"},
    {"iso2022_jp", "\x1B$BF|\x1B(Bx", "日x"},
    {"iso2022_jp", "\xC6", nullptr},
    {"iso2022_jp", "\x1B$BF", nullptr},
    {"utf8", "é", "é"},
};

TEST(Source, DecodesAsPythonDoes) {
  for (const Sample& sample : kSamples) {
    const std::string head = "# coding: " + std::string(sample.name) + "\n";
    const std::string bytes = head + sample.bytes;
    auto source = Source::from_bytes(bytes);
    EXPECT_EQ(check_decodable(bytes).has_value(), sample.text != nullptr) << sample.name;
    ASSERT_EQ(source.has_value(), sample.text != nullptr) << sample.name;
    if (!source) {
      EXPECT_EQ(source.error().kind, Kind::kInvalidInEncoding);
      EXPECT_EQ(source.error().line, 2u);
      continue;
    }
    EXPECT_EQ(source->text(), head + sample.text) << sample.name;
    EXPECT_EQ(source->bytes(), bytes);
  }
}

TEST(Source, NamesTheDeclaredEncodingInLowerCase) {
  EXPECT_EQ(source_of("# coding: ISO_8859-15\n").encoding(), "iso-8859-15");
  EXPECT_EQ(source_of("# coding: Latin-1\n").encoding(), "latin-1");
  EXPECT_EQ(source_of("# coding: U8\n").encoding(), "utf-8");
}

TEST(Encode, KeepsUntouchedBytesOfUtf8) {
  const Source source = source_of("\xEF\xBB\xBF# é\r\nf()\rg()\n");
  auto encoded = edited(source, {{{6, 6}, "await "}});
  ASSERT_TRUE(encoded);
  EXPECT_EQ(encoded->bytes, "\xEF\xBB\xBF# é\r\nawait f()\rg()\n");
  ASSERT_EQ(encoded->changes.changes().size(), 1u);
  EXPECT_EQ(encoded->changes.changes()[0], (Change{{9, 9}, {9, 15}}));
}

TEST(Encode, OfNoChangeGivesTheBytes) {
  for (const char* bytes :
       {"x\r\n\ry", "\xEF\xBB\xBFx", "# coding: latin-1\n\xE9\r", "# coding: gbk\n\xC4\xE3",
        "# coding: iso2022_jp\n\x1B$BF|\x1B(B\n", "# coding: koi8-r\nx"}) {
    const Source source = source_of(bytes);
    auto encoded = source.encode(source.text(), {});
    ASSERT_TRUE(encoded);
    EXPECT_EQ(encoded->bytes, bytes);
    EXPECT_TRUE(encoded->changes.empty());
  }
}

TEST(Encode, MapsChangesToBytesOnDisk) {
  const Source source = source_of("# coding: latin-1\nx = '\xE9\xE8'; f()\n");
  const auto at = static_cast<Offset>(source.text().find("f()"));
  EXPECT_EQ(at, 30u);
  auto encoded = edited(source, {{{23, 25}, "éé"}, {{at, at}, "await "}});
  ASSERT_TRUE(encoded) << encoded.error().message;
  EXPECT_EQ(encoded->bytes, "# coding: latin-1\nx = '\xE9\xE9\xE8'; await f()\n");
  ASSERT_EQ(encoded->changes.changes().size(), 2u);
  EXPECT_EQ(encoded->changes.changes()[0], (Change{{23, 24}, {23, 25}}));
  EXPECT_EQ(encoded->changes.changes()[1], (Change{{28, 28}, {29, 35}}));
}

TEST(Encode, RefusesCharactersThatTheEncodingLacks) {
  const Source source = source_of("# coding: latin-1\n\nx = ''\n");
  auto encoded = edited(source, {{{24, 24}, "€"}});
  ASSERT_FALSE(encoded);
  EXPECT_EQ(encoded.error().kind, Kind::kNotEncodable);
  EXPECT_EQ(encoded.error().line, 3u);
  EXPECT_EQ(encoded.error().message, "U+20AC cannot be written in latin-1");
  EXPECT_EQ(edited_bytes(source, {{{24, 24}, "é"}}), "# coding: latin-1\n\nx = '\xE9'\n");
}

TEST(Encode, RefusesEditsThatMoveOrMakeADeclaration) {
  const Source latin = source_of("#\n# coding: latin-1\n# \xE9\n");
  EXPECT_FALSE(edited(latin, {{{0, 0}, "import asyncio\n"}})) << "the declaration would be in the third line";
  EXPECT_FALSE(edited(latin, {{{2, 20}, ""}})) << "the declaration would be gone";
  const Source utf8 = source_of("x = 'é'\n");
  EXPECT_FALSE(edited(utf8, {{{0, 0}, "# coding: latin-1\n"}}));
  EXPECT_TRUE(edited(utf8, {{{0, 0}, "# coding: utf-8\n"}}));
  EXPECT_FALSE(edited(utf8, {{{0, 0}, "\xEF\xBB\xBF"}})) << "the text would begin with a byte order mark";
  const Source ascii = source_of("# coding: latin-1\nx = 1\n");
  EXPECT_FALSE(edited(ascii, {{{10, 17}, "koi8-r"}}));
}

TEST(Encode, RefusesTextThatIsNoUtf8OrHoldsNul) {
  const Source source = source_of("x\n");
  EXPECT_FALSE(edited(source, {{{0, 0}, std::string(1, '\0')}}));
  EXPECT_FALSE(edited(source, {{{0, 0}, "\xFF"}}));
}

TEST(Encode, TakesChangesThatBeginOrEndInsideACharacter) {
  // é and è share their first byte in UTF-8: a map trimmed to the bytes that differ is inside both.
  const Source source = source_of("# coding: latin-1\n'\xE9'\n");
  std::string text(source.text());
  const std::size_t at = text.find("é");
  text.replace(at, 2, "è");
  const auto byte = static_cast<Offset>(at + 1);
  auto encoded = source.encode(text, ChangeMap(std::vector<Change>{{{byte, byte + 1}, {byte, byte + 1}}}));
  ASSERT_TRUE(encoded) << encoded.error().message;
  EXPECT_EQ(encoded->bytes, "# coding: latin-1\n'\xE8'\n");
}

TEST(Encode, ReencodesWholeLinesWhereThereAreEscapeSequences) {
  const Source source = source_of("# coding: iso2022_jp\nf('\x1B$BF|\x1B(B')\ng('\x1B$@F|\x1B(J')\r\n");
  const auto inside = static_cast<Offset>(source.text().find("日"));
  EXPECT_EQ(edited_bytes(source, {{{21, 21}, "await "}}),
            "# coding: iso2022_jp\nawait f('\x1B$BF|\x1B(B')\ng('\x1B$@F|\x1B(J')\r\n");
  EXPECT_EQ(edited_bytes(source, {{{inside, inside}, "日"}}),
            "# coding: iso2022_jp\nf('\x1B$BF|F|\x1B(B')\ng('\x1B$@F|\x1B(J')\r\n");
  EXPECT_EQ(edited_bytes(source, {{{inside, inside}, "x"}, {{inside + 3, inside + 3}, "y"}}),
            "# coding: iso2022_jp\nf('x\x1B$BF|\x1B(By')\ng('\x1B$@F|\x1B(J')\r\n");
}

// Everything that encode promises, on random sources and edits in several encodings.
TEST(Encode, ReadsBackAndLeavesTheRestAlone) {
  const std::vector<std::vector<std::string>> kinds = {
      {"utf-8", "é", "漢", "😀", "x", "\r", "\n"},
      {"latin-1", "é", "ÿ", "x", "\r", "\n"},
      {"koi8-r", "м", "и", "р", "x", "\r\n"},
      {"shift_jis", "日", "ソ", "ｱ", "\\", "~", "\n"},
      {"euc-jp", "日", "ф", "x", "\n"},
      {"gb18030", "你", "é", "😀", "x", "\n"},
      {"big5hkscs", "Ê\xCC\x84", "你", "x", "\n"},
      {"cp949", "가", "갂", "x", "\n"},
      {"iso2022_jp", "日", "本", "x", "\n", "\r\n", "y"},
      {"cp1258", "a", "\xCC\x81", "ơ", "\n"},
  };
  std::mt19937 random(3);
  for (int round = 0; round < 6000; ++round) {
    const auto& kind = kinds[random() % kinds.size()];
    const std::string head = "# coding: " + kind[0] + "\n";
    std::vector<std::string> characters;
    const auto any = [&] { return kind[1 + random() % (kind.size() - 1)]; };
    for (std::size_t n = random() % 20; n > 0; --n) characters.push_back(any());

    // The bytes come from encoding an insertion into the head alone.
    std::string body;
    for (const std::string& c : characters) body += c;
    const Source base = source_of(head);
    const auto head_end = static_cast<Offset>(head.size());
    auto made = edited(base, {{{head_end, head_end}, body}});
    ASSERT_TRUE(made) << kind[0] << made.error().message;
    const Source source = source_of(made->bytes);
    ASSERT_EQ(source.text(), head + body);

    Edits edits;
    Offset at = head_end;
    for (std::size_t i = 0; i <= characters.size(); ++i) {
      const Offset next = at + static_cast<Offset>(i < characters.size() ? characters[i].size() : 0);
      if (random() % 4 == 0)
        edits.push_back({{at, random() % 2 ? next : at}, random() % 3 ? any() + any() : ""});
      at = next;
    }
    const std::string text = apply_edits(source.text(), edits);
    auto encoded = source.encode(text, ChangeMap(edits));
    ASSERT_TRUE(encoded) << kind[0] << ": " << encoded.error().message;
    ASSERT_EQ(source_of(encoded->bytes).text(), text) << kind[0];
    std::size_t old_at = 0;
    std::size_t new_at = 0;
    for (const Change& change : encoded->changes.changes()) {
      ASSERT_EQ(source.bytes().substr(old_at, change.before.begin - old_at),
                encoded->bytes.substr(new_at, change.after.begin - new_at));
      old_at = change.before.end;
      new_at = change.after.end;
    }
    ASSERT_EQ(source.bytes().substr(old_at), encoded->bytes.substr(new_at));
  }
}

TEST(Source, SurvivesRandomBytesInEveryEncoding) {
  std::mt19937 random(5);
  const char* const kNames[] = {"latin-1", "cp1258",     "gb18030", "big5hkscs", "euc-jp", "cp932",
                                "johab",   "iso2022_jp", "ascii",   "utf-8",     "euc-kr"};
  for (int round = 0; round < 20000; ++round) {
    std::string bytes =
        random() % 4 ? "# coding: " + std::string(kNames[random() % std::size(kNames)]) + "\n" : "";
    for (std::size_t n = random() % 12; n > 0; --n) {
      bytes += static_cast<char>(random() % 3 ? random() : "\x1B$B(J\r\n#\xEF\xBB\xBF "[random() % 12]);
    }
    auto source = Source::from_bytes(bytes);
    ASSERT_EQ(source.has_value(), check_decodable(bytes).has_value());
    if (!source) continue;
    ASSERT_EQ(find_invalid_utf8(source->text()), source->text().size());
    ASSERT_EQ(source->parse_text().size(), source->text().size());
    auto encoded = source->encode(source->text(), {});
    ASSERT_TRUE(encoded);
    ASSERT_EQ(encoded->bytes, bytes);
  }
}

}  // namespace
}  // namespace aioshift::text
