// The syntax tree: a program as its author wrote it, with the place of every part. Nothing is
// resolved yet.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "reasoner/datalog/source.h"

namespace clusterwise::datalog::ast {

struct Name {
  std::string text;
  Span span;
};

// ---- Terms

struct Term;
struct Literal;
using Conjunction = std::vector<Literal>;
using Disjunction = std::vector<Conjunction>;

struct Variable {
  std::string name;
};

struct Wildcard {};  // _

struct NumberLiteral {
  enum class Form { kNumber, kUnsigned, kFloat };
  Form form = Form::kNumber;
  std::string digits;  // with its sign and prefix: -0x1F
};

struct StringLiteral {
  std::string text;
};

// An operator or a functor, by the name the author wrote: "+", "bnot", "cat", "-" (one argument:
// negation).
struct Call {
  Name functor;
  std::vector<Term> arguments;
};

// count : { … }, sum x : { … }
struct Aggregate {
  Name op;
  std::vector<Term> target;  // none for count
  Disjunction body;
};

struct Term {
  std::variant<Variable, Wildcard, NumberLiteral, StringLiteral, Call, Aggregate> node;
  Span span;
};

// ---- Literals

struct Atom {
  Name relation;
  std::vector<Term> arguments;
  Span span;
};

// left op right, or match(left, right), contains(left, right).
struct Constraint {
  Name op;
  std::vector<Term> sides;  // two
};

struct Truth {
  bool value = true;
};

struct Group {
  Disjunction body;
};

struct Literal {
  std::variant<Atom, Constraint, Truth, Group> node;
  bool negated = false;
  Span span;
};

// ---- Annotations

// A text, a number, or a list of texts.
struct AnnotationValue {
  std::variant<std::string, double, std::vector<Name>> node;
  Span span;
};

struct AnnotationField {
  Name key;
  AnnotationValue value;
};

// @[rule(id = "…", …)] or @[doc = "…"]
struct Annotation {
  Name key;
  std::vector<AnnotationField> fields;   // of the form with parentheses
  std::optional<AnnotationValue> value;  // of the form with =
  Span span;
};

// What may stand before a declaration or a clause.
struct Preamble {
  std::string doc;  // "///" and @[doc = …], joined by line ends
  std::vector<Annotation> annotations;
};

// ---- Items

struct TypeDeclaration {
  enum class Form { kSubtype, kUnion, kAlias };
  Preamble preamble;
  Name name;
  Form form = Form::kSubtype;
  std::vector<Name> bases;
  Span span;
};

struct Attribute {
  Name name;
  Name type;
};

struct RelationDeclaration {
  Preamble preamble;
  std::vector<Name> names;
  std::vector<Attribute> attributes;
  Span span;
};

struct Parameter {
  Name key;
  Name value;
};

// .input a, b(IO=file, …)
struct Directive {
  enum class Kind { kInput, kOutput, kPrintSize, kLimitSize };
  Kind kind = Kind::kInput;
  std::vector<Name> relations;
  std::vector<Parameter> parameters;
  Span span;
};

// heads :- body.   A fact is a clause without a body.
struct Clause {
  Preamble preamble;
  std::vector<Atom> heads;
  Disjunction body;  // empty for a fact
  Span span;

  bool is_fact() const { return body.empty(); }
};

struct Program {
  std::vector<TypeDeclaration> types;
  std::vector<RelationDeclaration> relations;
  std::vector<Directive> directives;
  std::vector<Clause> clauses;
};

}  // namespace clusterwise::datalog::ast
