#include "platform/native/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace icx::platform::native {
namespace {

using core::Code;
using core::Error;

Error failed(Code code, std::string what, const std::string& path) {
    return {code, std::move(what), path, {}};
}

Error failed_call(const char* what, const std::string& path) {
    const int reason = errno;
    return failed(reason == ENOENT ? Code::not_found : Code::io,
                  std::string(what) + ": " + std::strerror(reason), path);
}

// Closes on every way out.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }
    bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

bool write_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(fd, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// The rename itself must reach the medium too.
void sync_folder(const std::string& path) {
    const auto slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const Descriptor fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (fd.get() >= 0) ::fsync(fd.get());
}

}  // namespace

core::Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
    const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (fd.get() < 0) return failed_call("cannot open the file", path);
    struct stat info {};
    if (::fstat(fd.get(), &info) != 0) return failed_call("cannot read the file", path);
    if (S_ISDIR(info.st_mode)) return failed(Code::invalid, "this is a folder", path);
    std::string bytes;
    if (S_ISREG(info.st_mode)) {
        if (static_cast<std::size_t>(info.st_size) > max_bytes)
            return failed(Code::too_large,
                          "the file is larger than " + std::to_string(max_bytes) + " bytes", path);
        bytes.reserve(static_cast<std::size_t>(info.st_size));
    }
    char buffer[65536];
    for (;;) {
        const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return failed_call("cannot read the file", path);
        if (count == 0) return bytes;
        bytes.append(buffer, static_cast<std::size_t>(count));
        if (bytes.size() > max_bytes)
            return failed(Code::too_large,
                          "the file is larger than " + std::to_string(max_bytes) + " bytes", path);
    }
}

core::Result<void> write_file(const std::string& path, std::string_view bytes) {
    std::string temporary = path + ".XXXXXX";
    Descriptor fd(::mkstemp(temporary.data()));
    if (fd.get() < 0) return failed_call("cannot write beside the file", path);
    // mkstemp makes a private file; the target keeps its own rights, a new one gets the usual ones.
    struct stat info {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = ::stat(path.c_str(), &info) == 0 ? info.st_mode & 07777 : 0666 & ~mask;
    const bool is_written = ::fchmod(fd.get(), mode) == 0 && write_all(fd.get(), bytes) &&
                            ::fsync(fd.get()) == 0 && fd.close() &&
                            ::rename(temporary.c_str(), path.c_str()) == 0;
    if (!is_written) {
        const Error error = failed_call("cannot write the file", path);
        ::unlink(temporary.c_str());
        return error;
    }
    sync_folder(path);
    return {};
}

}  // namespace icx::platform::native
