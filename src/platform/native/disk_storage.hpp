// DiskStorage: core::Storage in one file of the host, for the command line and for tests on a real
// medium. Every commit writes the file anew and takes its place in one step, so the cost follows
// the size of the store: not for interactive use. One process at a time.
#pragma once

#include <map>
#include <string>

#include "core/storage.hpp"

namespace icx::platform::native {

class DiskStorage final : public core::Storage {
public:
    // `path`: the file; it need not exist yet. Limits what a damaged file may claim.
    explicit DiskStorage(std::string path, std::size_t max_bytes = std::size_t{1} << 30);

    void load(std::string_view prefix, std::function<void(core::Result<Entries>)> done) override;
    void commit(core::StorageBatch batch, Done done) override;

private:
    core::Result<void> read();

    std::string path_;
    std::size_t max_bytes_;
    bool is_read_ = false;
    std::map<std::string, std::string> entries_;
};

}  // namespace icx::platform::native
