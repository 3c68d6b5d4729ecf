#include "codec/schema_check.hpp"

#include <regex>
#include <set>

#include "codec/json.hpp"
#include "core/text.hpp"

namespace icx::test {
namespace {

using core::Value;

class Checker {
public:
    explicit Checker(const Value& root) : root_(root) {}

    void check(const Value& schema, const Value& value, const std::string& at) {
        if (schema.kind() == Value::Kind::boolean) {
            if (!schema.as_bool()) fault(at, "is not allowed");
            return;
        }
        for (const auto& [keyword, argument] : schema.as_map())
            apply(schema, keyword, argument, value, at);
    }

    std::vector<std::string> faults;

private:
    void fault(const std::string& at, const std::string& reason) {
        faults.push_back(at + ": " + reason);
    }

    bool fits(const Value& schema, const Value& value) {
        Checker inner(root_);
        inner.check(schema, value, "");
        return inner.faults.empty();
    }

    static bool is_of_type(const Value& value, std::string_view type) {
        if (type == "object") return value.is_map();
        if (type == "array") return value.is_list();
        if (type == "string") return value.is_text();
        if (type == "number") return value.is_number();
        if (type == "boolean") return value.kind() == Value::Kind::boolean;
        if (type == "integer") return value.kind() == Value::Kind::integer;
        return type == "null" && value.is_null();
    }

    void apply(const Value& schema, const std::string& keyword, const Value& argument,
               const Value& value, const std::string& at) {
        if (keyword == "type") {
            if (!is_of_type(value, argument.as_text())) fault(at, "is of another type");
        } else if (keyword == "const") {
            if (!(value == argument)) fault(at, "is another value");
        } else if (keyword == "enum") {
            bool is_found = false;
            for (const Value& option : argument.as_list()) is_found = is_found || option == value;
            if (!is_found) fault(at, "is none of the values");
        } else if (keyword == "$ref") {
            const std::string name(argument.as_text().substr(8));
            const Value* target = root_.at("$defs").find(name);
            if (target) check(*target, value, at);
            else fault(at, "unknown definition " + name);
        } else if (keyword == "allOf") {
            for (const Value& part : argument.as_list()) check(part, value, at);
        } else if (keyword == "anyOf") {
            bool is_fit = false;
            for (const Value& part : argument.as_list()) is_fit = is_fit || fits(part, value);
            if (!is_fit) fault(at, "fits none of the choices");
        } else if (keyword == "if") {
            if (fits(argument, value)) check(schema.at("then"), value, at);
        } else if (!apply_to_kind(schema, keyword, argument, value, at)) {
            static const std::set<std::string> kSilent = {"$schema", "title", "$defs", "then"};
            if (kSilent.count(keyword) == 0) fault(at, "unknown keyword " + keyword);
        }
    }

    // Keywords that only bind values of one kind. False for an unknown one.
    bool apply_to_kind(const Value& schema, const std::string& keyword, const Value& argument,
                       const Value& value, const std::string& at) {
        if (keyword == "required") {
            for (const Value& key : argument.as_list())
                if (value.is_map() && !value.find(key.as_text()))
                    fault(at, "lacks " + std::string(key.as_text()));
        } else if (keyword == "properties") {
            for (const auto& [key, part] : argument.as_map())
                if (const Value* member = value.find(key))
                    check(part, *member, codec::json_pointer(at, key));
        } else if (keyword == "additionalProperties") {
            for (const auto& [key, member] : value.as_map())
                if (!schema.at("properties").find(key))
                    check(argument, member, codec::json_pointer(at, key));
        } else if (keyword == "prefixItems") {
            for (std::size_t i = 0; i < argument.as_list().size(); i++)
                if (i < value.as_list().size())
                    check(argument.as_list()[i], value.as_list()[i], at + "/" + std::to_string(i));
        } else if (keyword == "items") {
            for (std::size_t i = schema.at("prefixItems").as_list().size();
                 i < value.as_list().size(); i++)
                check(argument, value.as_list()[i], at + "/" + std::to_string(i));
        } else if (keyword == "minItems" || keyword == "maxItems") {
            const auto size = static_cast<std::int64_t>(value.as_list().size());
            const bool is_bad = keyword == "minItems" ? size < argument.as_int()
                                                      : size > argument.as_int();
            if (value.is_list() && is_bad) fault(at, "has " + std::to_string(size) + " items");
        } else if (keyword == "minimum" || keyword == "maximum") {
            const bool is_bad = keyword == "minimum" ? value.as_real() < argument.as_real()
                                                     : value.as_real() > argument.as_real();
            if (value.is_number() && is_bad) fault(at, "is out of range");
        } else if (keyword == "maxLength") {
            if (core::count_code_points(value.as_text()) >
                static_cast<std::size_t>(argument.as_int()))
                fault(at, "is too long");
        } else if (keyword == "pattern") {
            if (value.is_text() && !std::regex_search(std::string(value.as_text()),
                                                      std::regex(std::string(argument.as_text()))))
                fault(at, "does not match " + std::string(argument.as_text()));
        } else {
            return false;
        }
        return true;
    }

    const Value& root_;
};

}  // namespace

std::vector<std::string> schema_faults(const Value& schema, const Value& value) {
    Checker checker(schema);
    checker.check(schema, value, "");
    return checker.faults;
}

}  // namespace icx::test
