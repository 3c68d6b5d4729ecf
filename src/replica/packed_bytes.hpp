// Bytes of the packed form: variable-length integers (7 bits a byte, low first), texts and values,
// and a reader that stops at the first wrong byte instead of trusting it. Internal to replica/.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "core/value.hpp"

namespace icx::replica {

class ByteWriter {
public:
    void byte(unsigned value) {
        room(1);
        out_[at_++] = static_cast<char>(value);
    }
    void number(std::uint64_t value) {
        room(10);
        while (value >= 0x80) {
            out_[at_++] = static_cast<char>(static_cast<unsigned>(value & 0x7F) | 0x80);
            value >>= 7;
        }
        out_[at_++] = static_cast<char>(value);
    }
    void zigzag(std::int64_t value) {
        number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void raw(std::string_view bytes) {
        room(bytes.size());
        if (!bytes.empty()) std::memcpy(out_.data() + at_, bytes.data(), bytes.size());
        at_ += bytes.size();
    }
    void text(std::string_view text) {
        number(text.size());
        raw(text);
    }
    void value(const core::Value& value);
    void reserve(std::size_t bytes) { room(bytes); }
    std::string take() {
        out_.resize(at_);
        return std::move(out_);
    }

private:
    void room(std::size_t bytes) {
        if (out_.size() - at_ < bytes) out_.resize(out_.size() * 2 + bytes + 64);
    }

    std::string out_;  // longer than what is written, so that most bytes need one comparison
    std::size_t at_ = 0;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

    bool ok() const { return !failed_; }
    bool at_end() const { return at_ == bytes_.size(); }
    std::size_t left() const { return bytes_.size() - at_; }
    std::size_t at() const { return at_; }
    void fail() {
        failed_ = true;
        at_ = bytes_.size();
    }

    // Each answers zero or an empty text once reading has failed.
    unsigned byte() {
        if (at_ >= bytes_.size()) {
            fail();
            return 0;
        }
        return static_cast<std::uint8_t>(bytes_[at_++]);
    }
    std::uint64_t number() {
        if (at_ < bytes_.size() && static_cast<std::uint8_t>(bytes_[at_]) < 0x80)
            return static_cast<std::uint8_t>(bytes_[at_++]);
        return long_number();
    }
    std::uint32_t number32() {
        const std::uint64_t value = number();
        if (value > 0xFFFFFFFFu) fail();
        return failed_ ? 0 : static_cast<std::uint32_t>(value);
    }
    std::int64_t zigzag() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
    }
    // A count of things that take at least `least_bytes` each: more than can follow is a failure.
    std::size_t count(std::size_t least_bytes) {
        const std::uint64_t value = number();
        if (value > left() / least_bytes) fail();
        return failed_ ? 0 : static_cast<std::size_t>(value);
    }
    std::string_view raw(std::size_t size) {
        if (size > left()) fail();
        if (failed_) return {};
        at_ += size;
        return bytes_.substr(at_ - size, size);
    }
    std::string_view text() { return raw(count(1)); }
    // `budget` is the number of values that may still be read in all.
    core::Value value(int depth, std::size_t& budget);

private:
    std::uint64_t long_number();

    std::string_view bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

}  // namespace icx::replica
