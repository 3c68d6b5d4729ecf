// A log being taken in, a slice at a time: read, compared with what is here, applied. Nothing
// counts before the last slice; stopped earlier, nothing has changed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/log_file.hpp"
#include "app/session.hpp"
#include "core/zone.hpp"

namespace icx::app {

enum class IntakePhase { reading, comparing, applying, done };

struct IntakeReport {
    std::size_t taken = 0;    // requests that are new or say more than before
    std::size_t already = 0;  // that say what is here already
    std::size_t events = 0;   // of those taken
    std::size_t moved = 0;    // events that stood out of order in the file
    bool is_undoable = false;
    std::vector<core::Problem> problems;  // rows left out, with row and column
};

class LogIntake {
public:
    // Errors, with nothing changed: a column that is needed is not chosen, nobody said how the
    // times are written, an unknown zone, a service without a name or of a name that is taken, a
    // file that is no CSV, more than 1000 columns or 512 MiB. `file` is taken when there is none.
    static core::Result<LogIntake> open(LogFile& file, const Session& session,
                                        core::ZoneSource& zones);
    LogIntake(LogIntake&&) noexcept;
    LogIntake& operator=(LogIntake&&) noexcept;
    ~LogIntake();

    // One slice. An error ends it: it was not applied.
    core::Result<void> step(Session& session);
    // Slices until `budget_ms` are over, or it is done.
    core::Result<void> work(Session& session, std::int64_t budget_ms);

    IntakePhase phase() const;
    double progress() const;  // of all phases, 0 to 1
    const std::string& file_name() const;
    IntakeReport take();  // once, when done

private:
    struct Work;
    explicit LogIntake(std::unique_ptr<Work> work);
    std::unique_ptr<Work> work_;
};

}  // namespace icx::app
