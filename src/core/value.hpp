// Value: plain data that travels between rooms (a field's value, a decoded document) without JSON.
// Maps keep their keys sorted and unique, so equal values have equal canonical text.
// It knows nothing about records.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace icx::core {

class Value {
public:
    using List = std::vector<Value>;
    using Entry = std::pair<std::string, Value>;
    using Map = std::vector<Entry>;  // sorted by key, keys unique: build it with set()
    enum class Kind { null, boolean, integer, real, text, list, map };

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : data_(b) {}
    Value(int i) : data_(static_cast<std::int64_t>(i)) {}
    Value(std::int64_t i) : data_(i) {}
    Value(double d) : data_(d) {}
    Value(const char* s) : data_(std::string(s)) {}
    Value(std::string_view s) : data_(std::string(s)) {}
    Value(std::string s) : data_(std::move(s)) {}
    Value(List list) : data_(std::move(list)) {}
    static Value map() {
        Value v;
        v.data_ = Map{};
        return v;
    }

    Kind kind() const { return static_cast<Kind>(data_.index()); }
    bool is_null() const { return kind() == Kind::null; }
    bool is_text() const { return kind() == Kind::text; }
    bool is_list() const { return kind() == Kind::list; }
    bool is_map() const { return kind() == Kind::map; }
    bool is_number() const { return kind() == Kind::integer || kind() == Kind::real; }

    // Each answers the fallback when the value is of another kind.
    bool as_bool(bool fallback = false) const;
    std::int64_t as_int(std::int64_t fallback = 0) const;  // a real counts when it is whole
    double as_real(double fallback = 0) const;             // an integer counts
    std::string_view as_text(std::string_view fallback = {}) const;
    const List& as_list() const;  // empty when not a list
    const Map& as_map() const;    // empty when not a map

    List& list();  // turns any other kind into an empty list first
    Map& map_entries();

    // Map access. find answers nullptr when absent or when this is no map.
    const Value* find(std::string_view key) const;
    const Value& at(std::string_view key) const;  // a null value when absent
    void set(std::string_view key, Value value);  // turns any other kind into a map first
    bool erase(std::string_view key);

    bool operator==(const Value&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, List, Map> data_;
};

}  // namespace icx::core
