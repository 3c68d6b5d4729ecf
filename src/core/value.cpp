#include "core/value.hpp"

#include <algorithm>
#include <cmath>

namespace icx::core {
namespace {

const Value kNull;
const Value::List kNoList;
const Value::Map kNoMap;

// The largest magnitude at which every whole double is an exact int64.
constexpr double kWholeLimit = 9007199254740992.0;

auto position(const Value::Map& map, std::string_view key) {
    return std::lower_bound(map.begin(), map.end(), key,
                            [](const Value::Entry& e, std::string_view k) { return e.first < k; });
}

}  // namespace

bool Value::as_bool(bool fallback) const {
    const bool* b = std::get_if<bool>(&data_);
    return b ? *b : fallback;
}

std::int64_t Value::as_int(std::int64_t fallback) const {
    if (const auto* i = std::get_if<std::int64_t>(&data_)) return *i;
    if (const auto* d = std::get_if<double>(&data_))
        if (std::floor(*d) == *d && std::fabs(*d) <= kWholeLimit)
            return static_cast<std::int64_t>(*d);
    return fallback;
}

double Value::as_real(double fallback) const {
    if (const auto* d = std::get_if<double>(&data_)) return *d;
    if (const auto* i = std::get_if<std::int64_t>(&data_)) return static_cast<double>(*i);
    return fallback;
}

std::string_view Value::as_text(std::string_view fallback) const {
    const auto* s = std::get_if<std::string>(&data_);
    return s ? std::string_view(*s) : fallback;
}

const Value::List& Value::as_list() const {
    const auto* l = std::get_if<List>(&data_);
    return l ? *l : kNoList;
}

const Value::Map& Value::as_map() const {
    const auto* m = std::get_if<Map>(&data_);
    return m ? *m : kNoMap;
}

Value::List& Value::list() {
    if (!is_list()) data_ = List{};
    return *std::get_if<List>(&data_);
}

Value::Map& Value::map_entries() {
    if (!is_map()) data_ = Map{};
    return *std::get_if<Map>(&data_);
}

const Value* Value::find(std::string_view key) const {
    const Map& map = as_map();
    auto it = position(map, key);
    return it != map.end() && it->first == key ? &it->second : nullptr;
}

const Value& Value::at(std::string_view key) const {
    const Value* found = find(key);
    return found ? *found : kNull;
}

void Value::set(std::string_view key, Value value) {
    Map& map = map_entries();
    if (map.empty() || map.back().first < key) {
        map.emplace_back(std::string(key), std::move(value));
        return;
    }
    auto it = map.begin() + (position(map, key) - map.cbegin());
    if (it != map.end() && it->first == key)
        it->second = std::move(value);
    else
        map.insert(it, Entry(std::string(key), std::move(value)));
}

bool Value::erase(std::string_view key) {
    Map& map = map_entries();
    auto it = map.begin() + (position(map, key) - map.cbegin());
    if (it == map.end() || it->first != key) return false;
    map.erase(it);
    return true;
}

}  // namespace icx::core
