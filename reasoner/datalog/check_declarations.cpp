#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::datalog {
namespace {

// ---- Types

// Declarations may refer to later ones, so types are added in the order of their needs; what is
// left over is circular or refers to nothing.
class TypeAdder {
 public:
  TypeAdder(const ast::Program& program, CheckContext& context)
      : program_(program), context_(context) {}

  void run() {
    std::vector<const ast::TypeDeclaration*> waiting = declared_once();
    for (bool progress = true; progress && !waiting.empty();) {
      const std::size_t before = waiting.size();
      std::erase_if(waiting, [&](const ast::TypeDeclaration* type) { return try_add(*type); });
      progress = waiting.size() < before;
    }
    for (const ast::TypeDeclaration* type : waiting) report(*type);
  }

 private:
  std::vector<const ast::TypeDeclaration*> declared_once() {
    std::vector<const ast::TypeDeclaration*> result;
    std::map<std::string, Span> seen;
    for (const ast::TypeDeclaration& type : program_.types) {
      check_plain_preamble(type.preamble, context_);
      const bool primitive = context_.parts.types.find(type.name.text).has_value();
      if (!primitive && seen.emplace(type.name.text, type.name.span).second) {
        result.push_back(&type);
        names_.insert(type.name.text);
        continue;
      }
      context_.diagnostics.error(
          kinds::kRedeclared, type.name.span,
          fmt::format("type '{}' is {}", type.name.text,
                      primitive ? "one of the language's own" : "declared already"),
          "choose another name");
    }
    return result;
  }

  bool try_add(const ast::TypeDeclaration& declaration) {
    std::vector<TypeId> bases;
    for (const ast::Name& base : declaration.bases) {
      const std::optional<TypeId> id = context_.parts.types.find(base.text);
      if (!id) return false;
      bases.push_back(*id);
    }
    add(declaration, bases);
    return true;
  }

  void add(const ast::TypeDeclaration& declaration, const std::vector<TypeId>& bases) {
    Types& types = context_.parts.types;
    using Form = ast::TypeDeclaration::Form;
    if (declaration.form == Form::kAlias) return types.alias(declaration.name.text, bases.front());
    Type type{declaration.name.text,
              types[bases.front()].primitive,
              std::nullopt,
              {},
              declaration.name.span};
    if (declaration.form == Form::kSubtype) {
      type.base = bases.front();
    } else {
      type.members = bases;
      for (std::size_t i = 1; i < bases.size(); ++i) {
        if (types[bases[i]].primitive == type.primitive) continue;
        context_.diagnostics.error(
            kinds::kTypeMismatch, declaration.bases[i].span,
            fmt::format("a union of {} and {}: all members must be of one primitive type",
                        name_of(type.primitive), name_of(types[bases[i]].primitive)));
      }
    }
    types.add(std::move(type));
  }

  void report(const ast::TypeDeclaration& type) {
    for (const ast::Name& base : type.bases) {
      if (context_.parts.types.find(base.text)) continue;
      if (!names_.contains(base.text)) {
        context_.find_type(base);
      } else {
        context_.diagnostics.error(
            kinds::kUndeclaredType, base.span,
            fmt::format("type '{}' cannot be made of '{}'", type.name.text, base.text),
            "the types refer to each other in a circle, or to one that has an error");
      }
    }
  }

  const ast::Program& program_;
  CheckContext& context_;
  std::set<std::string> names_;
};

// ---- Relations

// Adds the columns of undeclared types to `unknown`.
std::vector<Attribute> check_attributes(const ast::RelationDeclaration& declaration,
                                        std::vector<std::size_t>& unknown, CheckContext& context) {
  std::vector<Attribute> result;
  std::set<std::string> seen;
  for (const ast::Attribute& attribute : declaration.attributes) {
    if (!seen.insert(attribute.name.text).second) {
      context.diagnostics.error(
          kinds::kRedeclared, attribute.name.span,
          fmt::format("attribute '{}' is declared already", attribute.name.text),
          "choose another name");
    }
    // A relation with an unknown type is there all the same, so that other errors are found.
    std::optional<TypeId> type = context.find_type(attribute.type);
    if (!type) {
      unknown.push_back(result.size());
      type = context.parts.types.find("symbol");
    }
    result.push_back({attribute.name.text, *type, context.parts.types[*type].primitive});
  }
  return result;
}

// ---- Directives

constexpr std::array<std::string_view, 9> kParameters = {
    "IO", "filename", "delimiter", "headers", "rfc4180", "name", "relation", "n", "operation"};

// What is wrong with the value; nothing where it is fine.
std::string_view fault_of(const ast::Parameter& parameter) {
  const std::string& value = parameter.value.text;
  if (parameter.key.text == "headers" || parameter.key.text == "rfc4180") {
    const bool fine = value == "true" || value == "false" || value == "1" || value == "0";
    return fine ? "" : "must be true or false";
  }
  if (parameter.key.text == "n" && !read_number(value, Primitive::kUnsigned))
    return "must be a number of tuples";
  return "";
}

void check_parameters(const ast::Directive& directive, CheckContext& context) {
  const std::vector<std::string> known(kParameters.begin(), kParameters.end());
  bool has_size = false;
  for (const ast::Parameter& parameter : directive.parameters) {
    has_size |= parameter.key.text == "n";
    if (std::find(known.begin(), known.end(), parameter.key.text) == known.end()) {
      context.diagnostics.error(kinds::kUnsupportedFeature, parameter.key.span,
                                fmt::format("there is no parameter '{}'", parameter.key.text),
                                did_you_mean(parameter.key.text, known));
    } else if (const std::string_view fault = fault_of(parameter); !fault.empty()) {
      context.diagnostics.error(kinds::kSyntax, parameter.value.span,
                                fmt::format("'{}' {}", parameter.key.text, fault));
    }
  }
  if (directive.kind == ast::Directive::Kind::kLimitSize && !has_size) {
    context.diagnostics.error(kinds::kSyntax, directive.span, ".limitsize does not say how many",
                              "write .limitsize NAME(n=1000)");
  }
}

Directive::Kind kind_of(ast::Directive::Kind kind) { return static_cast<Directive::Kind>(kind); }

}  // namespace

void check_types(const ast::Program& program, CheckContext& context) {
  TypeAdder(program, context).run();
}

void check_relations(const ast::Program& program, CheckContext& context) {
  for (const ast::RelationDeclaration& declaration : program.relations) {
    check_plain_preamble(declaration.preamble, context);
    std::vector<std::size_t> unknown;
    const std::vector<Attribute> attributes = check_attributes(declaration, unknown, context);
    for (const ast::Name& name : declaration.names) {
      const auto id = static_cast<RelationId>(context.parts.relations.size());
      for (std::size_t column : unknown) context.unknown_types.emplace(id, column);
      if (context.relations_by_name.emplace(name.text, id).second) {
        context.parts.relations.push_back(
            {name.text, attributes, declaration.preamble.doc, name.span});
      } else {
        context.diagnostics.repeated(
            kinds::kRedeclared, name.span,
            context.relation(context.relations_by_name.at(name.text)).place,
            fmt::format("relation '{}' is declared already", name.text), "choose another name");
      }
    }
  }
}

void check_directives(const ast::Program& program, CheckContext& context) {
  for (const ast::Directive& directive : program.directives) {
    check_parameters(directive, context);
    std::map<std::string, std::string> parameters;
    for (const ast::Parameter& parameter : directive.parameters)
      parameters[parameter.key.text] = parameter.value.text;
    for (const ast::Name& name : directive.relations) {
      const std::optional<RelationId> id = context.find_relation(name);
      if (!id) continue;
      context.parts.directives.push_back({kind_of(directive.kind), *id, parameters, name.span});
    }
  }
}

}  // namespace clusterwise::datalog
