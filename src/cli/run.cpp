#include "cli/run.hpp"

#include "cli/commands.hpp"
#include "codec/json.hpp"

namespace icx::cli {
namespace {

struct Command {
    const char* first;
    const char* second;  // of `icx survey import`, else nullptr
    Answer (*run)(const Words&, Environment&);
    const char* usage;
};

constexpr Command kCommands[] = {
    {"new", nullptr, new_workspace, "icx new OUT.json [--sample]"},
    {"check", nullptr, check_files, "icx check FILE..."},
    {"survey", "results", survey_results,
     "icx survey results WORKSPACE --survey ID [--by FIELD] [--min-n K]"},
    {"survey", "import", survey_import,
     "icx survey import WORKSPACE --survey ID FILE.csv --out OUT.json"},
    {"stats", nullptr, run_stats, "icx stats SPEC.json"},
    {"standards", nullptr, replay_standards,
     "icx standards LOG.csv --spec SPEC.json [--cases OUT.csv]"},
    {"merge", nullptr, merge_files, "icx merge A.json B.json... --out C.json"},
    {"convert", nullptr, convert_file,
     "icx convert IN --to FORMAT --out OUT [--from FORMAT] [--survey ID]"},
    {"report", nullptr, write_report, "icx report WORKSPACE --out FILE.html [--survey ID]"},
};

std::string usage() {
    std::string text = "usage:\n";
    for (const Command& command : kCommands) text += std::string("  ") + command.usage + "\n";
    return text;
}

// Everything on one line: what came from a file may hold line ends.
std::string one_line(std::string text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    return text;
}

std::string complaint(const core::Error& error) {
    std::string line = "icx: " + std::string(core::code_text(error.code)) + ": " +
                       core::describe(error) + ": ";
    line += error.advice.empty() ? "see icx --help" : error.advice;
    return one_line(std::move(line)) + "\n";
}

int tell(const Answer& answer, Environment& environment) {
    if (answer.failed()) {
        environment.err = complaint(answer.failure().error);
        return answer.failure().is_usage ? 2 : 1;
    }
    environment.out = codec::pretty_json(answer.outcome().json);
    if (!answer.outcome().complaint.empty())
        environment.err = one_line(answer.outcome().complaint) + "\n";
    return answer.outcome().exit_code;
}

}  // namespace

Failure bad_usage(std::string what, std::string usage) {
    return {core::Error{core::Code::invalid, std::move(what), "", "use " + std::move(usage)}, true};
}

int run(const std::vector<std::string>& words, Environment& environment) {
    if (!words.empty() && (words[0] == "--help" || words[0] == "help" || words[0] == "-h")) {
        environment.out = usage();
        return 0;
    }
    for (const Command& command : kCommands) {
        if (words.empty() || words[0] != command.first) continue;
        if (command.second && (words.size() < 2 || words[1] != command.second)) continue;
        const Words rest(words.begin() + (command.second ? 2 : 1), words.end());
        return tell(command.run(rest, environment), environment);
    }
    const std::string given = words.empty() ? "no command" : "no command \"" + words[0] + "\"";
    return tell(bad_usage(given, "icx --help"), environment);
}

}  // namespace icx::cli
