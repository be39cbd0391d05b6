#include "text/encoding.h"

#include <gtest/gtest.h>

#include <string>

#include "text/codec.h"
#include "text/encoding_table.h"

namespace aioshift::text {
namespace {

std::string declared(std::string_view bytes) {
  return std::string(find_declaration(bytes).name);
}

TEST(FindDeclaration, ReadsTheFormsOfPep263) {
  EXPECT_EQ(declared("# coding: latin-1\n"), "latin-1");
  EXPECT_EQ(declared("# -*- coding: koi8-r -*-\n"), "koi8-r");
  EXPECT_EQ(declared("# vim: set fileencoding=cp1252 :\n"), "cp1252");
  EXPECT_EQ(declared("#coding=big5"), "big5");
  EXPECT_EQ(declared(" \t\f# coding: \t ISO_8859.15!"), "ISO_8859.15");
  EXPECT_EQ(declared("# coding: x\xFF"), "x");
}

TEST(FindDeclaration, ReadsTheSecondLineOnlyBehindABlankOneOrAComment) {
  EXPECT_EQ(declared("#!/usr/bin/python\n# coding: latin-1\n"), "latin-1");
  EXPECT_EQ(declared(" \f\t\n# coding: latin-1\n"), "latin-1");
  EXPECT_EQ(declared("x = 1\n# coding: latin-1\n"), "");
  EXPECT_EQ(declared("\\\n# coding: latin-1\n"), "");
  EXPECT_EQ(declared("\v\n# coding: latin-1\n"), "");
  EXPECT_EQ(declared("\n\n# coding: latin-1\n"), "");
  EXPECT_EQ(find_declaration("#\n# coding: latin-1\n").line, 2u);
  EXPECT_EQ(find_declaration("# coding: latin-1\n").line, 1u);
}

TEST(FindDeclaration, CountsLoneCarriageReturnsAsLineEnds) {
  EXPECT_EQ(declared("#\r# coding: latin-1\r"), "latin-1");
  EXPECT_EQ(declared("#\r\n# coding: latin-1"), "latin-1");
  EXPECT_EQ(declared("\r\r# coding: latin-1"), "");
  EXPECT_EQ(declared("x\r# coding: latin-1"), "");
}

TEST(FindDeclaration, WantsTheNameRightBehindTheSign) {
  EXPECT_EQ(declared("# codings: latin-1\n"), "");
  EXPECT_EQ(declared("# coding : latin-1\n"), "");
  EXPECT_EQ(declared("# coding: \n"), "");
  EXPECT_EQ(declared("# coding:"), "");
  EXPECT_EQ(declared("# coding"), "");
  EXPECT_EQ(declared("# coding: coding: latin-1\n"), "coding");
  EXPECT_EQ(declared("# coding:\xE9 coding:latin1\n"), "latin1");
  EXPECT_EQ(declared("# coding: \n# coding=latin-1\n"), "latin-1");
}

TEST(FindDeclaration, SeesTheByteOrderMark) {
  const Declaration declaration = find_declaration("\xEF\xBB\xBF# coding: utf-8\n");
  EXPECT_TRUE(declaration.has_bom);
  EXPECT_EQ(declaration.name, "utf-8");
  EXPECT_FALSE(find_declaration("\xEF\xBB").has_bom);
}

TEST(FindEncoding, KnowsPythonsAliasesInAnySpelling) {
  const auto module = [](std::string_view name) -> std::string {
    const Encoding* encoding = find_encoding(name);
    return encoding ? std::string(encoding->module) : "none";
  };
  // Each checked with compile() of CPython 3.11.
  for (const char* name : {"latin-1", "Latin_1", "l1", "iso-8859-1", "ISO8859-1", "cp819", "iso-8859-1-dos",
                           "latin-1-unix", "LATIN_1_foo", "--latin--1--", "iso.8859.1", "8859"}) {
    EXPECT_EQ(module(name), "latin_1") << name;
  }
  for (const char* name : {"utf-8", "UTF8", "U8", "utf_8", "utf-8-unix", "utf-8-sig", "cp65001"}) {
    ASSERT_TRUE(find_encoding(name)) << name;
    EXPECT_TRUE(is_utf8(*find_encoding(name))) << name;
  }
  EXPECT_EQ(module("windows-1252"), "cp1252");
  EXPECT_EQ(module("windows__1252"), "cp1252");
  EXPECT_EQ(module("koi8-r"), "koi8_r");
  EXPECT_EQ(module("macintosh"), "mac_roman");
  EXPECT_EQ(module("sjis"), "shift_jis");
  EXPECT_EQ(module("us-ascii"), "ascii");
  EXPECT_EQ(module("iso-8859-15"), "iso8859_15");
  EXPECT_EQ(module("936"), "gbk");
  EXPECT_EQ(module("uhc"), "cp949");
}

TEST(FindEncoding, RefusesWhatPythonDoesNotKnowOrCannotReadASourceIn) {
  for (const char* name : {"foo",   "utf8-sig", "iso-8859-15-unix", "cp_1252",   ".latin1", "latin.1",
                           "rot13", "hex",      "base64",           "mbcs",      "aliases", "__init__",
                           "-",     ".",        "utf-16",           "utf-16-le", "utf-32",  "cp037",
                           "cp500", "cp864",    "undefined"}) {
    EXPECT_EQ(find_encoding(name), nullptr) << name;
  }
}

TEST(Encodings, HaveEachNameOnce) {
  for (const Encoding& encoding : encodings()) {
    if (!is_utf8(encoding)) {
      EXPECT_EQ(find_encoding(encoding.module), &encoding) << encoding.module;
    }
  }
}

TEST(Encodings, AreAllKnownToIconvAndSupersetsOfAscii) {
  std::string ascii;
  for (char c = 1; c < 127; ++c) ascii += c;
  ascii += '\x7F';
  for (const Encoding& encoding : encodings()) {
    if (is_utf8(encoding)) continue;
    auto codec = Codec::open(encoding);
    ASSERT_TRUE(codec) << encoding.module;
    if (is_stateful(encoding)) continue;
    std::string text;
    EXPECT_EQ(codec->decode(ascii, &text, nullptr), ascii.size()) << encoding.module;
    EXPECT_EQ(text, ascii) << encoding.module;
    std::string bytes;
    EXPECT_EQ(codec->encode(ascii, bytes), ascii.size()) << encoding.module;
    EXPECT_EQ(bytes, ascii) << encoding.module;
  }
}

}  // namespace
}  // namespace aioshift::text
