#include "model/reflect.hpp"

#include <climits>

namespace icx::model {

bool from_value(const core::Value& v, std::string& out) {
    if (!v.is_text()) return false;
    out = std::string(v.as_text());
    return true;
}

bool from_value(const core::Value& v, bool& out) {
    if (v.kind() != core::Value::Kind::boolean) return false;
    out = v.as_bool();
    return true;
}

bool from_value(const core::Value& v, int& out) {
    if (!v.is_number()) return false;
    const std::int64_t number = v.as_int(INT64_MIN);
    if (number < INT_MIN || number > INT_MAX) return false;
    out = static_cast<int>(number);
    return true;
}

bool from_value(const core::Value& v, double& out) {
    if (!v.is_number()) return false;
    out = v.as_real();
    return true;
}

bool from_value(const core::Value& v, core::Value& out) {
    out = v;
    return true;
}

bool from_value(const core::Value& v, core::Instant& out) {
    if (!v.is_number()) return false;
    out.ms = v.as_int();
    return true;
}

bool from_value(const core::Value& v, core::Date& out) {
    const auto date = core::parse_date(v.as_text());
    if (!date) return false;
    out = *date;
    return true;
}

}  // namespace icx::model
