// The parser's entry and its items: declarations, directives, clauses.

#include "reasoner/datalog/parser.h"

#include <array>
#include <fmt/format.h>
#include <utility>

#include "reasoner/datalog/nearest.h"
#include "reasoner/datalog/parser_core.h"

namespace clusterwise::datalog {
namespace {

class Parser {
 public:
  Parser(Cursor& cursor, ast::Program& program)
      : cursor_(cursor), body_(cursor), program_(program) {}

  void run() {
    while (!cursor_.at_end()) {
      item();
      if (cursor_.panicking()) cursor_.recover();
    }
  }

 private:
  void item() {
    ast::Preamble preamble = parse_preamble(cursor_);
    if (cursor_.panicking() || cursor_.at_end()) return;
    if (cursor_.peek().kind == TokenKind::kDirective) {
      directive(std::move(preamble));
    } else if (cursor_.sees(".") && cursor_.peek(1).kind == TokenKind::kIdentifier &&
               cursor_.peek().span.end == cursor_.peek(1).span.begin) {
      unknown_directive();
    } else {
      clause(std::move(preamble));
    }
  }

  void directive(ast::Preamble preamble) {
    using Kind = ast::Directive::Kind;
    const Token word = cursor_.peek();
    if (word.text == ".decl") return relation(std::move(preamble));
    if (word.text == ".type") return type(std::move(preamble));
    if (word.text == ".input") return io(Kind::kInput);
    if (word.text == ".output") return io(Kind::kOutput);
    if (word.text == ".printsize") return io(Kind::kPrintSize);
    if (word.text == ".limitsize") return io(Kind::kLimitSize);
    cursor_.advance();
    refuse(word);
  }

  void unknown_directive() {
    static const std::vector<std::string> kKnown = {".decl",   ".type",      ".input",
                                                    ".output", ".printsize", ".limitsize"};
    const Span begin = cursor_.peek().span;
    const std::string name = '.' + cursor_.peek(1).text;
    std::string note = did_you_mean(name, kKnown);
    if (note.empty()) note = fmt::format("there are {}", fmt::join(kKnown, ", "));
    cursor_.fail_at(cover(begin, cursor_.peek(1).span), kinds::kSyntax,
                    fmt::format("there is no directive '{}'", name), std::move(note));
    cursor_.advance();
  }

  void refuse(const Token& word) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kNames = {
        {{".comp", "components are"},
         {".init", "components are"},
         {".override", "components are"},
         {".functor", "user-defined functors are"},
         {".lattice", "lattices are"},
         {".include", "included files are"},
         {".plan", "query plans are"}}};
    std::string feature = fmt::format("'{}' is", word.text);
    for (const auto& [directive, name] : kNames) {
      if (word.text == directive) feature = name;
    }
    cursor_.unsupported(word.span, feature,
                        word.text == ".include" ? "give several rule files instead" : "");
    if (word.text == ".comp") cursor_.skip_block();
  }

  void type(ast::Preamble preamble) {
    ast::TypeDeclaration result;
    result.preamble = std::move(preamble);
    const Span begin = cursor_.peek().span;
    cursor_.advance();
    result.name = cursor_.name("a type");
    if (cursor_.accept("<:")) {
      result.bases.push_back(cursor_.name("a type"));
    } else if (cursor_.expect("=", "'<:' or '='")) {
      union_or_alias(result);
    }
    result.span = cover(begin, cursor_.last().span);
    if (!cursor_.panicking()) program_.types.push_back(std::move(result));
  }

  void union_or_alias(ast::TypeDeclaration& type) {
    if (cursor_.sees("[")) return cursor_.unsupported(cursor_.peek().span, "record types are");
    do {
      const Span begin = cursor_.peek().span;
      type.bases.push_back(cursor_.name("a type"));
      if (cursor_.sees("{")) return cursor_.unsupported(begin, "algebraic data types are");
    } while (cursor_.accept("|"));
    type.form = type.bases.size() > 1 ? ast::TypeDeclaration::Form::kUnion
                                      : ast::TypeDeclaration::Form::kAlias;
  }

  void relation(ast::Preamble preamble) {
    ast::RelationDeclaration result;
    result.preamble = std::move(preamble);
    const Span begin = cursor_.peek().span;
    cursor_.advance();
    do result.names.push_back(cursor_.name("a relation"));
    while (cursor_.accept(","));
    cursor_.expect("(");
    if (!cursor_.accept(")")) {
      do result.attributes.push_back(attribute());
      while (cursor_.accept(","));
      cursor_.expect(")", "',' or ')'");
    }
    refuse_qualifiers();
    result.span = cover(begin, cursor_.last().span);
    if (!cursor_.panicking()) program_.relations.push_back(std::move(result));
  }

  ast::Attribute attribute() {
    ast::Attribute result;
    parse_preamble(cursor_);
    result.name = cursor_.name("an attribute");
    cursor_.expect(":", "':' and the attribute's type");
    result.type = cursor_.name("a type");
    return result;
  }

  void refuse_qualifiers() {
    static constexpr std::array<std::string_view, 13> kQualifiers = {
        "eqrel", "choice-domain", "inline", "no_inline", "magic",     "no_magic",   "brie",
        "btree", "btree_delete",  "input",  "output",    "printsize", "overridable"};
    const Token& token = cursor_.peek();
    for (std::string_view qualifier : kQualifiers) {
      if (!cursor_.panicking() && token.is_word(qualifier)) {
        const bool io = qualifier == "input" || qualifier == "output" || qualifier == "printsize";
        cursor_.unsupported(
            token.span, fmt::format("the qualifier '{}' is", qualifier),
            io ? fmt::format("write .{} NAME on a line of its own", qualifier) : "");
      }
    }
  }

  void io(ast::Directive::Kind kind) {
    ast::Directive result;
    result.kind = kind;
    const Span begin = cursor_.peek().span;
    cursor_.advance();
    do result.relations.push_back(cursor_.name("a relation"));
    while (cursor_.accept(","));
    if (cursor_.accept("(") && !cursor_.accept(")")) {
      do result.parameters.push_back(parameter());
      while (cursor_.accept(","));
      cursor_.expect(")", "',' or ')'");
    }
    result.span = cover(begin, cursor_.last().span);
    if (!cursor_.panicking()) program_.directives.push_back(std::move(result));
  }

  ast::Parameter parameter() {
    ast::Parameter result;
    result.key = cursor_.name("a parameter");
    cursor_.expect("=");
    const Token& token = cursor_.peek();
    const bool fits = token.kind == TokenKind::kString || token.kind == TokenKind::kIdentifier ||
                      token.kind == TokenKind::kNumber;
    if (!fits) cursor_.expected("a text, a word or a number");
    result.value = {token.text, token.span};
    if (!cursor_.panicking()) cursor_.advance();
    return result;
  }

  void clause(ast::Preamble preamble) {
    ast::Clause result;
    result.preamble = std::move(preamble);
    const Span begin = cursor_.peek().span;
    do result.heads.push_back(body_.atom());
    while (cursor_.accept(","));
    if (cursor_.sees("<="))
      cursor_.unsupported(cursor_.peek().span, "subsumption (head <= head) is");
    const bool several = result.heads.size() > 1;
    if (cursor_.accept(":-")) {
      parse_preamble(cursor_);
      result.body = body_.disjunction();
      cursor_.expect(".", "',', ';' or '.'");
    } else if (several) {
      cursor_.expected("':-'");
    } else {
      cursor_.expect(".", "'.' or ':-'");
    }
    result.span = cover(begin, cursor_.last().span);
    if (!cursor_.panicking()) program_.clauses.push_back(std::move(result));
  }

  Cursor& cursor_;
  BodyParser body_;
  ast::Program& program_;
};

}  // namespace

void parse(const std::vector<Token>& tokens, ast::Program& program, Diagnostics& diagnostics) {
  Cursor cursor(tokens, diagnostics);
  Parser(cursor, program).run();
}

ast::Program parse(std::span<const Source> sources, Diagnostics& diagnostics) {
  ast::Program program;
  for (std::size_t i = 0; i < sources.size(); ++i) {
    parse(lex(sources[i], static_cast<FileId>(i), diagnostics), program, diagnostics);
  }
  return program;
}

ast::Disjunction parse_body(const Source& source, FileId file, Diagnostics& diagnostics) {
  const std::vector<Token> tokens = lex(source, file, diagnostics);
  Cursor cursor(tokens, diagnostics, "the end of the body");
  ast::Disjunction body = BodyParser(cursor).disjunction();
  if (cursor.sees(":-")) {
    cursor.fail(kinds::kSyntax, "a body has no ':-'", "write what would stand after it");
  }
  cursor.accept(".");
  if (!cursor.panicking() && !cursor.at_end()) {
    cursor.expected(cursor.last().is(".") ? "nothing after the full stop"
                                          : "',', ';' or the end of the body");
  }
  return body;
}

}  // namespace clusterwise::datalog
