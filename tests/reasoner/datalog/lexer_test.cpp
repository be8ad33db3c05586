#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog {

using test::tokens_of;

TEST_CASE("lexer: every kind of token, with its place") {
  CHECK(tokens_of(".decl p(x:number) /// doc\np(x?, _y, _) :- 0x1F, 0b10, 7u, 1.50, \"a\".") ==
        R"(directive 0-5 .decl
identifier 6-7 p
punctuation 7-8 (
identifier 8-9 x
punctuation 9-10 :
identifier 10-16 number
punctuation 16-17 )
doc 18-25 doc
identifier 26-27 p
punctuation 27-28 (
identifier 28-30 x?
punctuation 30-31 ,
identifier 32-34 _y
punctuation 34-35 ,
punctuation 36-37 _
punctuation 37-38 )
punctuation 39-41 :-
number 42-46 0x1F
punctuation 46-47 ,
number 48-52 0b10
punctuation 52-53 ,
unsigned 54-56 7
punctuation 56-57 ,
float 58-62 1.50
punctuation 62-63 ,
string 64-67 a
punctuation 67-68 .
end 68-68 
)");
}

TEST_CASE("lexer: the longest mark first") {
  CHECK(tokens_of("<=<:<>=!=!:-:->::") == R"(punctuation 0-2 <=
punctuation 2-4 <:
punctuation 4-5 <
punctuation 5-7 >=
punctuation 7-9 !=
punctuation 9-10 !
punctuation 10-12 :-
punctuation 12-14 :-
punctuation 14-15 >
punctuation 15-17 ::
end 17-17 
)");
}

TEST_CASE("lexer: a full stop ends a clause unless a directive's name and a blank follow") {
  CHECK(tokens_of("p(1).decl.q .input\n.inputs .decl") == R"(identifier 0-1 p
punctuation 1-2 (
number 2-3 1
punctuation 3-4 )
punctuation 4-5 .
identifier 5-9 decl
punctuation 9-10 .
identifier 10-11 q
directive 12-18 .input
punctuation 19-20 .
identifier 20-26 inputs
directive 27-32 .decl
end 32-32 
)");
}

TEST_CASE("lexer: numbers stop where they stop making sense") {
  CHECK(tokens_of("1. 1.5.2 0x 0b2 0xFg 12ab") == R"(number 0-1 1
punctuation 1-2 .
float 3-6 1.5
punctuation 6-7 .
number 7-8 2
number 9-10 0
identifier 10-11 x
number 12-13 0
identifier 13-15 b2
number 16-19 0xF
identifier 19-20 g
number 21-23 12
identifier 23-25 ab
end 25-25 
)");
}

TEST_CASE("lexer: strings say what they mean") {
  CHECK(tokens_of(R"("a\"b\\c" "\t" "// no comment" "产业 /* */" "")") ==
        "string 0-9 a\"b\\c\nstring 10-14 \t\nstring 15-30 // no comment\n"
        "string 31-45 产业 /* */\nstring 46-48 \nend 48-48 \n");
}

TEST_CASE("lexer: comments are passed over, doc comments joined") {
  CHECK(tokens_of("a // one\nb /* two\n * three */ c //// four\n/// 一\n  /// 二 \n\nd") ==
        R"(identifier 0-1 a
identifier 9-10 b
identifier 30-31 c
doc 42-60 一
二
identifier 62-63 d
end 63-63 
)");
  CHECK(tokens_of("/**/ /***/ a /*/*/ b") ==
        "identifier 11-12 a\nidentifier 19-20 b\nend 20-20 \n");
}

TEST_CASE("lexer: a byte order mark, CRLF and other blanks") {
  CHECK(tokens_of("\xEF\xBB\xBF"
                  "a\r\nb\tc\fd\ve") ==
        "identifier 3-4 a\nidentifier 6-7 b\nidentifier 8-9 c\nidentifier 10-11 d\n"
        "identifier 12-13 e\nend 13-13 \n");
}

TEST_CASE("lexer: after an error it goes on") {
  CHECK(tokens_of("a ~ b \"c\nd") ==
        "identifier 0-1 a\nidentifier 4-5 b\nstring 6-8 c\nidentifier 9-10 d\nend 10-10 \n"
        "t.dl:1:3: error: '~' means nothing here [syntax]\n  a ~ b \"c\n    ^\n"
        "t.dl:1:7: error: this string never ends [syntax]\n  a ~ b \"c\n        ^\n"
        "  note: close it with \"\n");
}

TEST_CASE("lexer: nothing gives the end alone") { CHECK(tokens_of("") == "end 0-0 \n"); }

TEST_CASE("lexer: reserved words") {
  for (std::string_view word : {"count", "match", "true", "nil", "bshru", "to_unsigned"})
    CHECK(is_reserved(word));
  for (std::string_view word : {"number", "symbol", "input", "counts", "Count", ""})
    CHECK_FALSE(is_reserved(word));
}

}  // namespace clusterwise::datalog
