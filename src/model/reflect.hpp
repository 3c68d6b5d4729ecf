// How one field list drives everything: conversion between a record's field and core::Value, and
// walks over a record's fields. A record names its fields once in `static void fields(V&& v, Self&
// self)`, calling v("name", self.member) for each; the name is the JSON key and the replica's field
// name.
#pragma once

#include <array>
#include <concepts>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/id.hpp"
#include "core/time.hpp"
#include "core/value.hpp"

namespace icx::model {

// An enum that travels as text declares `constexpr auto enum_names(E)` beside itself, answering an
// array of texts in the order of its values.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e) {
    enum_names(e);
};

// An add-wins set of texts: merged element by element, never as one value.
using TextSet = std::set<std::string>;

inline core::Value to_value(const std::string& v) { return v; }
inline core::Value to_value(bool v) { return v; }
inline core::Value to_value(int v) { return v; }
inline core::Value to_value(double v) { return v; }
inline core::Value to_value(const core::Value& v) { return v; }
inline core::Value to_value(core::Instant v) { return v.ms; }
inline core::Value to_value(core::Date v) { return core::iso_date(v); }
template <class Tag>
core::Value to_value(const core::Id<Tag>& v) {
    return v.text;
}
template <NamedEnum E>
core::Value to_value(E v) {
    return std::string(enum_names(v)[static_cast<std::size_t>(v)]);
}
template <class T>
core::Value to_value(const std::optional<T>& v) {
    return v ? to_value(*v) : core::Value();
}

// Each reads a value into the member and answers false, leaving the member alone, when the value
// does not fit the member's type.
bool from_value(const core::Value& v, std::string& out);
bool from_value(const core::Value& v, bool& out);
bool from_value(const core::Value& v, int& out);
bool from_value(const core::Value& v, double& out);
bool from_value(const core::Value& v, core::Value& out);
bool from_value(const core::Value& v, core::Instant& out);
bool from_value(const core::Value& v, core::Date& out);
template <class Tag>
bool from_value(const core::Value& v, core::Id<Tag>& out) {
    if (!v.is_text() || (!v.as_text().empty() && !core::is_safe_id(v.as_text()))) return false;
    out.text = std::string(v.as_text());
    return true;
}
template <NamedEnum E>
bool from_value(const core::Value& v, E& out) {
    const auto names = enum_names(out);
    for (std::size_t i = 0; i < names.size(); i++)
        if (v.is_text() && v.as_text() == names[i]) {
            out = static_cast<E>(i);
            return true;
        }
    return false;
}
template <class T>
bool from_value(const core::Value& v, std::optional<T>& out) {
    if (v.is_null()) {
        out.reset();
        return true;
    }
    T inner{};
    if (!from_value(v, inner)) return false;
    out = std::move(inner);
    return true;
}

// The field name of a set's element as the replica keeps it: "labels/urgent".
inline std::string set_field(std::string_view name, std::string_view element) {
    return std::string(name) + "/" + std::string(element);
}

}  // namespace icx::model
