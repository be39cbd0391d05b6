#include "text/encoding_table.h"

namespace aioshift::text {
namespace {

using Kind = Encoding::Kind;

// Left out: what is no superset of ASCII, such as EBCDIC, CP864 (where "%" is another character),
// UTF-16 and UTF-32, in which CPython cannot read its own declaration; what glibc has no equal of
// (UTF-7, HZ and ISO-2022 as Python reads them, JIS X 0213, some Macintosh sets); and the codecs
// that are no character sets (unicode_escape, idna, …).
constexpr Encoding kEncodings[] = {
    {"ascii", "ASCII", Kind::kSingleByte, 1,
     "646 ansi_x3.4_1968 ansi_x3.4_1986 ansi_x3_4_1968 cp367 csascii ibm367 iso646_us iso_646.irv_1991 "
     "iso_ir_6 us us_ascii"},
    {"big5", "BIG5", Kind::kMultiByte, 2, "big5_tw csbig5 x_mac_trad_chinese"},
    {"big5hkscs", "BIG5-HKSCS", Kind::kMultiByte, 2, "big5_hkscs hkscs"},
    {"cp1125", "CP1125", Kind::kSingleByte, 1, "1125 cp866u ibm1125 ruscii"},
    {"cp1250", "CP1250", Kind::kSingleByte, 1, "1250 windows_1250"},
    {"cp1251", "CP1251", Kind::kSingleByte, 1, "1251 windows_1251"},
    {"cp1252", "CP1252", Kind::kSingleByte, 1, "1252 windows_1252"},
    {"cp1253", "CP1253", Kind::kSingleByte, 1, "1253 windows_1253"},
    {"cp1254", "CP1254", Kind::kSingleByte, 1, "1254 windows_1254"},
    {"cp1255", "CP1255", Kind::kSingleByte, 1, "1255 windows_1255"},
    {"cp1256", "CP1256", Kind::kSingleByte, 1, "1256 windows_1256"},
    {"cp1257", "CP1257", Kind::kSingleByte, 1, "1257 windows_1257"},
    {"cp1258", "CP1258", Kind::kSingleByte, 1, "1258 windows_1258"},
    {"cp437", "CP437", Kind::kSingleByte, 1, "437 cspc8codepage437 ibm437"},
    {"cp737", "CP737", Kind::kSingleByte, 1, ""},
    {"cp775", "CP775", Kind::kSingleByte, 1, "775 cspc775baltic ibm775"},
    {"cp850", "CP850", Kind::kSingleByte, 1, "850 cspc850multilingual ibm850"},
    {"cp852", "CP852", Kind::kSingleByte, 1, "852 cspcp852 ibm852"},
    {"cp855", "CP855", Kind::kSingleByte, 1, "855 csibm855 ibm855"},
    {"cp856", "CP856", Kind::kSingleByte, 1, ""},
    {"cp857", "CP857", Kind::kSingleByte, 1, "857 csibm857 ibm857"},
    {"cp858", "CP858", Kind::kSingleByte, 1, "858 csibm858 ibm858"},
    {"cp860", "CP860", Kind::kSingleByte, 1, "860 csibm860 ibm860"},
    {"cp861", "CP861", Kind::kSingleByte, 1, "861 cp_is csibm861 ibm861"},
    {"cp862", "CP862", Kind::kSingleByte, 1, "862 cspc862latinhebrew ibm862"},
    {"cp863", "CP863", Kind::kSingleByte, 1, "863 csibm863 ibm863"},
    {"cp865", "CP865", Kind::kSingleByte, 1, "865 csibm865 ibm865"},
    {"cp866", "CP866", Kind::kSingleByte, 1, "866 csibm866 ibm866"},
    {"cp869", "CP869", Kind::kSingleByte, 1, "869 cp_gr csibm869 ibm869"},
    {"cp874", "CP874", Kind::kSingleByte, 1, ""},
    {"cp932", "CP932", Kind::kMultiByte, 2, "932 ms932 ms_kanji mskanji"},
    {"cp949", "CP949", Kind::kMultiByte, 2, "949 ms949 uhc"},
    {"cp950", "CP950", Kind::kMultiByte, 2, "950 ms950"},
    {"euc_jp", "EUC-JP", Kind::kMultiByte, 3, "eucjp u_jis ujis"},
    {"euc_kr", "EUC-KR", Kind::kMultiByte, 2,
     "euckr korean ks_c_5601 ks_c_5601_1987 ks_x_1001 ksc5601 ksx1001 x_mac_korean"},
    {"gb18030", "GB18030", Kind::kMultiByte, 4, "gb18030_2000"},
    {"gb2312", "GB2312", Kind::kMultiByte, 2,
     "chinese csiso58gb231280 euc_cn euccn eucgb2312_cn gb2312_1980 gb2312_80 iso_ir_58 x_mac_simp_chinese"},
    {"gbk", "GBK", Kind::kMultiByte, 2, "936 cp936 ms936"},
    {"hp_roman8", "HP-ROMAN8", Kind::kSingleByte, 1, "cp1051 ibm1051 r8 roman8"},
    {"iso2022_jp", "ISO-2022-JP", Kind::kStateful, 2, "csiso2022jp iso2022jp iso_2022_jp"},
    {"iso8859_10", "ISO-8859-10", Kind::kSingleByte, 1,
     "csisolatin6 iso_8859_10 iso_8859_10_1992 iso_ir_157 l6 latin6"},
    {"iso8859_11", "ISO-8859-11", Kind::kSingleByte, 1, "iso_8859_11 iso_8859_11_2001 thai"},
    {"iso8859_13", "ISO-8859-13", Kind::kSingleByte, 1, "iso_8859_13 l7 latin7"},
    {"iso8859_14", "ISO-8859-14", Kind::kSingleByte, 1,
     "iso_8859_14 iso_8859_14_1998 iso_celtic iso_ir_199 l8 latin8"},
    {"iso8859_15", "ISO-8859-15", Kind::kSingleByte, 1, "iso_8859_15 l9 latin9"},
    {"iso8859_16", "ISO-8859-16", Kind::kSingleByte, 1,
     "iso_8859_16 iso_8859_16_2001 iso_ir_226 l10 latin10"},
    {"iso8859_2", "ISO-8859-2", Kind::kSingleByte, 1,
     "csisolatin2 iso_8859_2 iso_8859_2_1987 iso_ir_101 l2 latin2"},
    {"iso8859_3", "ISO-8859-3", Kind::kSingleByte, 1,
     "csisolatin3 iso_8859_3 iso_8859_3_1988 iso_ir_109 l3 latin3"},
    {"iso8859_4", "ISO-8859-4", Kind::kSingleByte, 1,
     "csisolatin4 iso_8859_4 iso_8859_4_1988 iso_ir_110 l4 latin4"},
    {"iso8859_5", "ISO-8859-5", Kind::kSingleByte, 1,
     "csisolatincyrillic cyrillic iso_8859_5 iso_8859_5_1988 iso_ir_144"},
    {"iso8859_6", "ISO-8859-6", Kind::kSingleByte, 1,
     "arabic asmo_708 csisolatinarabic ecma_114 iso_8859_6 iso_8859_6_1987 iso_ir_127"},
    {"iso8859_7", "ISO-8859-7", Kind::kSingleByte, 1,
     "csisolatingreek ecma_118 elot_928 greek greek8 iso_8859_7 iso_8859_7_1987 iso_ir_126"},
    {"iso8859_8", "ISO-8859-8", Kind::kSingleByte, 1,
     "csisolatinhebrew hebrew iso_8859_8 iso_8859_8_1988 iso_ir_138"},
    {"iso8859_9", "ISO-8859-9", Kind::kSingleByte, 1,
     "csisolatin5 iso_8859_9 iso_8859_9_1989 iso_ir_148 l5 latin5"},
    {"johab", "JOHAB", Kind::kMultiByte, 2, "cp1361 ms1361"},
    {"koi8_r", "KOI8-R", Kind::kSingleByte, 1, "cskoi8r"},
    {"koi8_t", "KOI8-T", Kind::kSingleByte, 1, ""},
    {"koi8_u", "KOI8-U", Kind::kSingleByte, 1, ""},
    {"kz1048", "RK1048", Kind::kSingleByte, 1, "kz_1048 rk1048 strk1048_2002"},
    {"latin_1", "ISO-8859-1", Kind::kSingleByte, 1,
     "8859 cp819 csisolatin1 ibm819 iso8859 iso8859_1 iso_8859_1 iso_8859_1_1987 iso_ir_100 l1 latin latin1"},
    {"mac_cyrillic", "MAC-CYRILLIC", Kind::kSingleByte, 1, "maccyrillic"},
    {"mac_latin2", "MAC-CENTRALEUROPE", Kind::kSingleByte, 1, "mac_centeuro maccentraleurope maclatin2"},
    {"mac_roman", "MACINTOSH", Kind::kSingleByte, 1, "macintosh macroman"},
    {"ptcp154", "PT154", Kind::kSingleByte, 1, "cp154 csptcp154 cyrillic_asian pt154"},
    {"shift_jis", "SHIFT_JIS", Kind::kMultiByte, 2, "csshiftjis s_jis shiftjis sjis x_mac_japanese"},
    {"tis_620", "ISO-8859-11", Kind::kSingleByte, 1,
     "iso_ir_166 tis620 tis_620_0 tis_620_2529_0 tis_620_2529_1"},
    {"utf_8", "UTF-8", Kind::kUtf8, 4, "cp65001 u8 utf utf8 utf8_ucs2 utf8_ucs4"},
    {"utf_8_sig", "UTF-8", Kind::kUtf8, 4, ""},
};

// Another character than Python's in a comment or a string does not matter, since bytes that do
// not change are copied. Listed are bytes that are an error in Python, that only Python takes, or
// that are ASCII in one of the two, and the few others of the encodings of one byte. Below 0x80
// every encoding of several bytes is ASCII in Python, also where glibc has a yen sign: Codec sees
// to that.
constexpr Deviation kDeviations[] = {
    {"big5", 0x80, 0x80, Deviation::kError},
    {"big5", 0xA3E1, 0xA3E1, Deviation::kError},
    {"big5", 0xC7FD, 0xC8FE, Deviation::kError},
    {"big5", 0xF9D6, 0xF9FE, Deviation::kError},
    {"big5hkscs", 0x80, 0x80, Deviation::kError},
    {"big5hkscs", 0x877A, 0x87DF, Deviation::kError},
    {"cp856", 0x1A, 0x1A, 0x1A},
    {"cp856", 0x1C, 0x1C, 0x1C},
    {"cp856", 0x7F, 0x7F, 0x7F},
    {"cp856", 0xEE, 0xEE, 0xAF},
    {"cp856", 0xFA, 0xFA, 0xB7},
    {"cp932", 0x80, 0x80, 0x80},
    {"cp932", 0xA0, 0xA0, 0xF8F0},
    {"cp932", 0xFD, 0xFD, 0xF8F1},
    {"cp932", 0xFE, 0xFE, 0xF8F2},
    {"cp932", 0xFF, 0xFF, 0xF8F3},
    {"cp950", 0x80, 0x80, Deviation::kError},
    {"cp950", 0xC7FD, 0xC8FE, Deviation::kError},
    {"euc_jp", 0x80, 0x8D, Deviation::kError},
    {"euc_jp", 0x90, 0x9F, Deviation::kError},
    {"euc_jp", 0x8FA2B7, 0x8FA2B7, '~'},
    {"euc_kr", 0x80, 0x9F, Deviation::kError},
    {"euc_kr", 0xA2E8, 0xA2E8, Deviation::kError},
    {"euc_kr", 0xA4D4, 0xA4D4, Deviation::kError},  // Python: the first of eight bytes for one syllable
    {"gbk", 0x80, 0x80, Deviation::kError},
    {"johab", 0xD9E8, 0xD9E8, Deviation::kError},
    {"mac_cyrillic", 0xFF, 0xFF, 0x20AC},
    {"mac_roman", 0xC6, 0xC6, 0x2206},
    {"mac_roman", 0xF0, 0xF0, 0xF8FF},
    {"tis_620", 0xA0, 0xA0, Deviation::kError},
};

}  // namespace

std::span<const Encoding> encodings() {
  return kEncodings;
}
std::span<const Deviation> deviations() {
  return kDeviations;
}

}  // namespace aioshift::text
