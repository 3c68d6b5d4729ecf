#include "app/standard_ledger.hpp"

#include <algorithm>

namespace icx::app {
namespace {

// Said about a promise, but of no weight in measuring it.
bool is_only_said(std::string_view field) {
    constexpr std::string_view kSaid[] = {"title",    "promise",    "own_time", "goal",     "pos",
                                          "warnings", "warn_share", "state",    "is_sample"};
    return std::find(std::begin(kSaid), std::end(kSaid), field) != std::end(kSaid);
}

bool starts_before(const Case& a, const Case& b) {
    return a.outcome.start_ms == b.outcome.start_ms ? a.request < b.request
                                                    : a.outcome.start_ms < b.outcome.start_ms;
}

}  // namespace

StandardLedger::Basis StandardLedger::basis_of(const model::Workspace& workspace,
                                               const model::Standard& standard) {
    Basis basis;
    basis.workspace = &workspace;
    model::Standard::fields(
        [&](std::string_view field, const auto& member) {
            if (!is_only_said(field)) basis.standard.push_back(model::to_value(member));
        },
        standard);
    basis.revisions = {workspace.table<model::Target>().revision(),
                       workspace.table<model::Calendar>().revision(),
                       workspace.table<model::Contact>().revision(),
                       workspace.table<model::Department>().revision(),
                       workspace.table<model::Service>().revision()};
    return basis;
}

bool StandardLedger::renew_bench(const model::Workspace& workspace, const model::Standard& standard,
                                 core::ZoneSource& zones, StandardFigures& out) {
    Basis basis = basis_of(workspace, standard);
    if (basis == basis_) return false;
    basis_ = std::move(basis);
    out = {};
    bench_.reset();
    auto bench = MeasuringBench::make(workspace, standard, zones);
    if (bench)
        bench_ = std::move(*bench);
    else
        out.trouble = core::describe(bench.error());
    return true;
}

void StandardLedger::number_cases(const std::vector<Case>& cases, std::size_t from) {
    for (std::size_t i = from; i < cases.size(); i++)
        case_of_[cases[i].request] = static_cast<std::uint32_t>(i);
}

// Settled: no event lies ahead, and the clock has stopped or never will.
void StandardLedger::note_whether_settled(const Request& request, std::uint32_t place,
                                          const Case* item, std::int64_t now_ms) {
    const bool is_running = item && !item->is_withdrawn && !item->outcome.is_stopped;
    if (is_running || request.events.back().at.ms > now_ms)
        unsettled_.insert(place);
    else
        unsettled_.erase(place);
}

void StandardLedger::measure_all(const std::vector<Request>& requests, std::int64_t now_ms,
                                 StandardFigures& out) {
    out.cases = bench_->measure_all(requests, now_ms);
    tallies_ = CaseTallies(bench_->zone());
    case_of_.assign(requests.size(), kNoCase);
    number_cases(out.cases, 0);
    unsettled_.clear();
    for (const Case& item : out.cases)
        tallies_.add(item, requests[item.request].priority);
    for (std::uint32_t i = 0; i < requests.size(); i++)
        note_whether_settled(requests[i], i,
                             case_of_[i] == kNoCase ? nullptr : &out.cases[case_of_[i]], now_ms);
}

bool StandardLedger::reaches(const std::vector<Request>& requests,
                             const std::vector<std::uint32_t>& places, std::int64_t now_ms) const {
    return std::all_of(places.begin(), places.end(), [&](std::uint32_t place) {
        return place >= requests.size() || bench_->reaches(requests[place], now_ms);
    });
}

void StandardLedger::renew(const std::vector<Request>& requests, std::uint32_t place,
                           std::int64_t now_ms, StandardFigures& out) {
    std::vector<Case>& cases = out.cases;
    if (case_of_.size() <= place) case_of_.resize(place + 1, kNoCase);
    const bool is_gone = place >= requests.size();
    auto fresh = is_gone ? std::nullopt : bench_->measure(requests[place], place, now_ms);
    const std::uint32_t old = case_of_[place];
    if (old != kNoCase) tallies_.remove(cases[old]);
    if (fresh) tallies_.add(*fresh, requests[place].priority);
    if (is_gone)
        unsettled_.erase(place);
    else
        note_whether_settled(requests[place], place, fresh ? &*fresh : nullptr, now_ms);
    if (old != kNoCase && fresh && fresh->outcome.start_ms == cases[old].outcome.start_ms) {
        cases[old] = std::move(*fresh);
        return;
    }
    std::size_t first = cases.size();
    if (old != kNoCase) {
        cases.erase(cases.begin() + old);
        case_of_[place] = kNoCase;
        first = old;
    }
    if (fresh) {
        const auto at = std::upper_bound(cases.begin(), cases.end(), *fresh, starts_before);
        first = std::min(first, static_cast<std::size_t>(at - cases.begin()));
        cases.insert(at, std::move(*fresh));
    }
    number_cases(cases, first);
}

void StandardLedger::update(const model::Workspace& workspace, const model::Standard& standard,
                            const RequestBook& book, const RequestChanges& changes,
                            core::ZoneSource& zones, const Now& now, StandardFigures& out) {
    const std::vector<Request>& requests = book.all();
    const std::int64_t now_ms = now.at.ms;
    const bool is_new_bench = renew_bench(workspace, standard, zones, out);
    out.id = standard.id.text;
    if (!bench_) return;
    std::vector<std::uint32_t> places = changes.places;
    for (const std::string& request : bench_->renew_excusals(workspace))
        if (const auto place = book.place_of(request); place != RequestBook::kNoPlace)
            places.push_back(place);
    if (now.is_new_minute) places.insert(places.end(), unsettled_.begin(), unsettled_.end());
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    if (is_new_bench || changes.is_anew || !reaches(requests, places, now_ms)) {
        measure_all(requests, now_ms, out);
    } else {
        for (const std::uint32_t place : places)
            renew(requests, place, now_ms, out);
        case_of_.resize(requests.size(), kNoCase);
        if (places.empty() && !now.is_new_minute && out.goal == standard.goal) return;
    }
    std::vector<std::size_t> open;
    for (const std::uint32_t place : unsettled_)
        if (case_of_[place] != kNoCase) open.push_back(case_of_[place]);
    fill_figures(standard, requests, tallies_, std::move(open), *bench_, now.at, out);
}

}  // namespace icx::app
