// The commands behind `icx`, one function each. A function answers Outcome: what to print, and the
// exit code of a command that ran but found faults (check, a failing analysis).
#pragma once

#include <string>
#include <vector>

#include "cli/arguments.hpp"
#include "cli/run.hpp"
#include "core/result.hpp"
#include "core/value.hpp"

namespace icx::cli {

struct Outcome {
    core::Value json;
    int exit_code = 0;
    std::string complaint;  // the one line for standard error when exit_code is not 0
};

// What a command answers to wrong words: exit code 2 instead of 1.
struct Failure {
    core::Error error;
    bool is_usage = false;
};

class Answer {
public:
    Answer(Outcome outcome) : outcome_(std::move(outcome)) {}
    Answer(Failure failure) : failure_(std::move(failure)), failed_(true) {}
    Answer(core::Error error) : failure_{std::move(error), false}, failed_(true) {}
    bool failed() const { return failed_; }
    const Outcome& outcome() const { return outcome_; }
    const Failure& failure() const { return failure_; }

private:
    Outcome outcome_;
    Failure failure_;
    bool failed_ = false;
};

using Words = std::vector<std::string>;

Answer new_workspace(const Words& words, Environment& environment);
Answer check_files(const Words& words, Environment& environment);
Answer merge_files(const Words& words, Environment& environment);
Answer survey_results(const Words& words, Environment& environment);
Answer survey_import(const Words& words, Environment& environment);
Answer convert_file(const Words& words, Environment& environment);
Answer write_report(const Words& words, Environment& environment);
Answer run_stats(const Words& words, Environment& environment);
Answer replay_standards(const Words& words, Environment& environment);

Failure bad_usage(std::string what, std::string usage);

}  // namespace icx::cli
