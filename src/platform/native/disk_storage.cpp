#include "platform/native/disk_storage.hpp"

#include "core/hash.hpp"
#include "platform/native/files.hpp"

namespace icx::platform::native {
namespace {

constexpr std::string_view kHeader = "ICXDISK1\n";

// "<key bytes> <value bytes>\n<key><value>" for each entry, and a checksum of all at the end.
std::string encode(const std::map<std::string, std::string>& entries) {
    std::string out(kHeader);
    for (const auto& [key, value] : entries) {
        out += std::to_string(key.size()) + " " + std::to_string(value.size()) + "\n";
        out += key;
        out += value;
    }
    return out + core::crc32_hex(out);
}

bool take_number(std::string_view& rest, char end, std::size_t& out) {
    out = 0;
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 12 && rest[digits] >= '0' && rest[digits] <= '9')
        out = out * 10 + static_cast<std::size_t>(rest[digits++] - '0');
    if (digits == 0 || digits == rest.size() || rest[digits] != end) return false;
    rest.remove_prefix(digits + 1);
    return true;
}

bool decode(std::string_view text, std::map<std::string, std::string>& entries) {
    constexpr std::size_t kSum = 8;
    if (text.size() < kHeader.size() + kSum || text.substr(0, kHeader.size()) != kHeader)
        return false;
    std::string_view rest = text.substr(0, text.size() - kSum);
    if (core::crc32_hex(rest) != text.substr(text.size() - kSum)) return false;
    rest.remove_prefix(kHeader.size());
    while (!rest.empty()) {
        std::size_t key = 0, value = 0;
        if (!take_number(rest, ' ', key) || !take_number(rest, '\n', value)) return false;
        if (key > rest.size() || value > rest.size() - key) return false;
        entries[std::string(rest.substr(0, key))] = rest.substr(key, value);
        rest.remove_prefix(key + value);
    }
    return true;
}

}  // namespace

DiskStorage::DiskStorage(std::string path, std::size_t max_bytes)
    : path_(std::move(path)), max_bytes_(max_bytes) {}

core::Result<void> DiskStorage::read() {
    if (is_read_) return {};
    auto bytes = read_file(path_, max_bytes_);
    if (!bytes && bytes.error().code != core::Code::not_found) return bytes.error();
    entries_.clear();
    if (bytes.ok() && !decode(*bytes, entries_))
        return core::Error{core::Code::corrupt, "the store's file is damaged", path_, {}};
    is_read_ = true;
    return {};
}

void DiskStorage::load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) {
    if (auto is_there = read(); !is_there) return done(is_there.error());
    Entries found;
    for (auto at = entries_.lower_bound(std::string(prefix));
         at != entries_.end() && at->first.compare(0, prefix.size(), prefix) == 0; ++at)
        found.emplace_back(*at);
    done(std::move(found));
}

void DiskStorage::commit(core::StorageBatch batch, Done done) {
    if (auto is_there = read(); !is_there) return done(is_there.error());
    for (const auto& key : batch.must_exist)
        if (!entries_.count(key))
            return done(core::Error{core::Code::conflict, "no " + key, {}, {}});
    for (const auto& key : batch.must_not_exist)
        if (entries_.count(key))
            return done(core::Error{core::Code::conflict, key + " exists", {}, {}});
    auto next = entries_;
    for (auto& [key, value] : batch.puts)
        next[key] = std::move(value);
    for (const auto& key : batch.erases)
        next.erase(key);
    if (auto written = write_file(path_, encode(next)); !written) return done(written.error());
    entries_ = std::move(next);
    done({});
}

}  // namespace icx::platform::native
