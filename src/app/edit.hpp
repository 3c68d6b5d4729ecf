// From records to writes: the difference between two states of a record as field writes, a new
// record as writes, and the removal of one. Commands are planned with these; nothing here touches
// data.
#pragma once

#include <string>
#include <vector>

#include "core/result.hpp"
#include "model/records.hpp"
#include "replica/replica.hpp"

namespace icx::app {

using Writes = std::vector<replica::Write>;

// Why a command about a record that is not there (any more) is refused.
inline core::Error gone(std::string_view what, const std::string& id) {
    return {core::Code::not_found, "this " + std::string(what) + " does not exist any more", id,
            ""};
}

template <class R>
void write_field(Writes& out, const R& record, std::string_view field, core::Value value) {
    out.push_back({record.id.text, std::string(R::kType), std::string(field), std::move(value)});
}

// Every field of a new record. Fields equal to the record type's default are left out, but for the
// first field, so that even a record of defaults exists.
template <class R>
void write_new(Writes& out, const R& record) {
    R blank;
    std::vector<core::Value> defaults;
    R::fields([&](std::string_view, auto& member) { defaults.push_back(model::to_value(member)); },
              blank);
    std::size_t index = 0;
    R::fields(
        [&](std::string_view name, const auto& member) {
            core::Value value = model::to_value(member);
            if (index == 0 || !(value == defaults[index]))
                write_field(out, record, name, std::move(value));
            index++;
        },
        record);
}

// The fields that differ.
template <class R>
void write_difference(Writes& out, const R& before, const R& after) {
    std::vector<core::Value> old;
    R::fields([&](std::string_view, const auto& member) { old.push_back(model::to_value(member)); },
              before);
    std::size_t index = 0;
    R::fields(
        [&](std::string_view name, const auto& member) {
            core::Value value = model::to_value(member);
            if (!(value == old[index])) write_field(out, after, name, std::move(value));
            index++;
        },
        after);
}

template <class R>
void write_removal(Writes& out, const R& record) {
    out.push_back(
        {record.id.text, std::string(R::kType), {}, {}, replica::Write::Kind::remove_object});
}

}  // namespace icx::app
