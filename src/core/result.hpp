// Result<T>: how a function tells that the world did not cooperate. Bugs of ours are asserts.
// An Error names its kind (`code`), what failed (`message`), where (`place`: a JSON pointer, a
// line, a key) and what to do (`advice`). It is handled exactly once: returned or shown.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace icx::core {

enum class Code { not_found, invalid, corrupt, conflict, unsupported, too_large, io };

// The stable text of a code, as printed by the command line ("too_large").
std::string_view code_text(Code code);

struct Error {
    Code code = Code::invalid;
    std::string message;  // lower-case start, what failed
    std::string place;    // where: "/objects/3/type", "row 12", "" when there is no place
    std::string advice;   // what to do, may be empty

    bool operator==(const Error&) const = default;
};

// One line for people: "message (place)".
std::string describe(const Error& error);

// A finding that does not stop the work: a skipped row, a dangling reference, a clock far ahead.
struct Problem {
    std::string place;
    std::string message;

    bool operator==(const Problem&) const = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    bool ok() const { return state_.index() == 0; }
    explicit operator bool() const { return ok(); }

    T& value() {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    const T& value() const {
        assert(ok());
        return *std::get_if<0>(&state_);
    }
    T& operator*() { return value(); }
    const T& operator*() const { return value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }
    const Error& error() const {
        assert(!ok());
        return *std::get_if<1>(&state_);
    }

private:
    std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    Result() = default;
    Result(Error error) : failed_(true), error_(std::move(error)) {}

    bool ok() const { return !failed_; }
    explicit operator bool() const { return ok(); }
    const Error& error() const {
        assert(failed_);
        return error_;
    }

private:
    bool failed_ = false;
    Error error_;
};

}  // namespace icx::core
