// icx standards: a request log replayed against service standards.
#include <filesystem>

#include "cli/commands.hpp"
#include "cli/standards_json.hpp"
#include "cli/workspace_file.hpp"
#include "platform/native/files.hpp"
#include "platform/native/zones.hpp"

namespace icx::cli {
namespace {

using core::Error;

constexpr const char* kUsage = "icx standards LOG.csv --spec SPEC.json [--cases OUT.csv]";

Error at_file(Error error, const std::string& path, const char* advice) {
    error.place = error.place.empty() ? path : path + " " + error.place;
    if (error.advice.empty()) error.advice = advice;
    return error;
}

}  // namespace

Answer replay_standards(const Words& words, Environment& environment) {
    const auto arguments = parse_arguments(words, {"--spec", "--cases"});
    if (!arguments) return bad_usage(arguments.error().message, kUsage);
    const std::string spec_path = arguments->get("--spec");
    if (arguments->positions.size() != 1 || spec_path.empty())
        return bad_usage("one log and --spec are needed", kUsage);
    if (arguments->has("--cases") && arguments->get("--cases").empty())
        return bad_usage("--cases needs a file", kUsage);
    const std::string& log_path = arguments->positions[0];
    const auto spec_text = read_text(spec_path);
    if (!spec_text) return spec_text.error();
    platform::native::SystemZones zones;
    const auto spec = codec::decode_standards_spec(*spec_text, zones);
    if (!spec) return at_file(spec.error(), spec_path, "correct the spec, see docs/formats.md");
    const auto log = read_text(log_path);
    if (!log) return log.error();
    std::string pauses;
    if (spec->pauses) {
        const auto path = std::filesystem::path(spec_path).parent_path() / spec->pauses->log;
        auto read = read_text(path.string());
        if (!read) return read.error();
        pauses = std::move(*read);
    }
    const auto run =
        exchange::run_standards(*log, pauses, *spec, zones, environment.clock.now());
    if (!run) {
        const bool is_spec = run.error().place.substr(0, 1) == "/";
        return at_file(run.error(), is_spec ? spec_path : log_path,
                       "correct the log, or the columns the spec names");
    }
    if (arguments->has("--cases"))
        if (auto written = platform::native::write_file(arguments->get("--cases"),
                                                        cases_csv(*run, *spec));
            !written)
            return written.error();
    return Outcome{standards_value(*run, *spec), 0, {}};
}

}  // namespace icx::cli
