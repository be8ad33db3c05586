// @[rule(…)], @[doc = "…"] and doc comments. What the keys mean is checked later (check_rules.cpp).

#include <cstdlib>
#include <fmt/format.h>

#include "reasoner/datalog/parser_core.h"

namespace clusterwise::datalog {
namespace {

ast::AnnotationValue list(Cursor& cursor) {
  const Span begin = cursor.peek().span;
  std::vector<ast::Name> texts;
  cursor.expect("[");
  while (!cursor.panicking() && !cursor.sees("]")) {
    const Token& token = cursor.peek();
    if (token.kind != TokenKind::kString) {
      cursor.fail(kinds::kBadAnnotation, "a list in an annotation holds texts");
      break;
    }
    texts.push_back({token.text, token.span});
    cursor.advance();
    if (!cursor.accept(",")) break;
  }
  cursor.expect("]", "',' or ']'");
  return {std::move(texts), cover(begin, cursor.last().span)};
}

ast::AnnotationValue value(Cursor& cursor) {
  const Token& token = cursor.peek();
  if (token.is("[")) return list(cursor);
  cursor.advance();
  if (token.kind == TokenKind::kString) return {token.text, token.span};
  if (token.kind == TokenKind::kNumber || token.kind == TokenKind::kFloat) {
    return {std::strtod(token.text.c_str(), nullptr), token.span};
  }
  cursor.fail_at(token.span, kinds::kBadAnnotation,
                 "an annotation's value is a text, a number or a list of texts");
  return {};
}

std::vector<ast::AnnotationField> fields(Cursor& cursor) {
  std::vector<ast::AnnotationField> result;
  cursor.expect("(");
  while (!cursor.panicking() && !cursor.sees(")")) {
    ast::AnnotationField field;
    field.key = cursor.name("a key of the annotation");
    cursor.expect("=");
    if (!cursor.panicking()) field.value = value(cursor);
    result.push_back(std::move(field));
    if (!cursor.accept(",")) break;
  }
  cursor.expect(")", "',' or ')'");
  return result;
}

ast::Annotation annotation(Cursor& cursor) {
  ast::Annotation result;
  const Span begin = cursor.peek().span;
  cursor.expect("@");
  cursor.expect("[");
  if (cursor.sees("]"))
    cursor.fail(kinds::kBadAnnotation, "an annotation needs a key: @[rule(…)] or @[doc = \"…\"]");
  result.key = cursor.name("an annotation's key");
  if (cursor.accept("=")) {
    result.value = value(cursor);
  } else if (cursor.sees("(")) {
    result.fields = fields(cursor);
  }
  cursor.expect("]");
  result.span = cover(begin, cursor.last().span);
  return result;
}

void add_doc(ast::Preamble& preamble, std::string_view text) {
  if (!preamble.doc.empty()) preamble.doc += '\n';
  preamble.doc += text;
}

}  // namespace

ast::Preamble parse_preamble(Cursor& cursor) {
  ast::Preamble result;
  while (!cursor.panicking()) {
    const Token& token = cursor.peek();
    if (token.kind == TokenKind::kDoc) {
      add_doc(result, token.text);
      cursor.advance();
    } else if (token.is("@") && cursor.peek(1).is("[")) {
      ast::Annotation next = annotation(cursor);
      const auto* text = next.value ? std::get_if<std::string>(&next.value->node) : nullptr;
      if (next.key.text == "doc" && text != nullptr) {
        add_doc(result, *text);
      } else {
        result.annotations.push_back(std::move(next));
      }
    } else {
      break;
    }
  }
  return result;
}

}  // namespace clusterwise::datalog
