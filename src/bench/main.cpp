// icx_bench: what our own parts cost beside a plain baseline, as ratios of one run. The peers
// written in JavaScript are measured in a browser by tools/bench; here the bar is the same work
// done in the plainest way that keeps less: last writer wins for each field, without causality,
// losers or history.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "bench/desk_bench.hpp"
#include "bench/map_bench.hpp"
#include "replica/merge_bench.hpp"

namespace {

using namespace icx;
using replica::BenchEdit;
using replica::kBenchFields;
using replica::kBenchObjects;

double now_ms() {
    const auto since = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::milli>(since).count();
}

class WallClock final : public core::Clock {
public:
    core::Instant now() override {
        const auto since = std::chrono::system_clock::now().time_since_epoch();
        return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
    }
};

struct Row {
    std::string name, unit;
    double ours = 0, baseline = 0, goal = 0;  // goal: the largest ratio that meets performance.md
};

// The harness's `lww`: one value and one stamp for each field, found by name, and a plain encoding.
class LastWriter {
public:
    explicit LastWriter(std::uint32_t site) : site_(site) {
        const auto names = replica::bench_names("d", kBenchObjects);
        for (std::uint32_t i = 0; i < names.size(); i++)
            objects_[names[i]] = i;
        const auto fields = replica::bench_names("f", kBenchFields);
        for (std::uint32_t i = 0; i < fields.size(); i++)
            fields_[fields[i]] = i;
        values_.resize(kBenchObjects * kBenchFields);
        stamps_.resize(values_.size());
        for (const BenchEdit& edit : replica::bench_base())
            values_[edit.object * kBenchFields + edit.field] = edit.value;
    }
    void put(const std::string& object, const std::string& field, core::Value value) {
        const std::uint32_t at = objects_.at(object) * kBenchFields + fields_.at(field);
        values_[at] = std::move(value);
        stamps_[at] = ++clock_ * 2 + site_;
    }
    std::string encode(bool is_all) const {
        std::string out;
        for (std::uint32_t at = 0; at < values_.size(); at++) {
            if (stamps_[at] == 0 && !is_all) continue;
            append(out, at, 2);
            append(out, stamps_[at], 4);
            if (!values_[at].is_text()) {
                out += '\xFF';
                append(out, static_cast<std::uint32_t>(values_[at].as_int()), 4);
                continue;
            }
            out += static_cast<char>(values_[at].as_text().size());
            out += values_[at].as_text();
        }
        return out;
    }
    void join(const std::string& bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            const std::uint32_t place = take(bytes, at, 2), stamp = take(bytes, at, 4);
            const std::uint32_t size = take(bytes, at, 1);
            core::Value value;
            if (size == 255)
                value = static_cast<std::int64_t>(take(bytes, at, 4));
            else
                value = bytes.substr(at, size), at += size;
            if (stamp <= stamps_[place]) continue;
            stamps_[place] = stamp;
            values_[place] = std::move(value);
        }
    }
    const core::Value* shown(std::uint32_t object, std::uint32_t field) const {
        return &values_[object * kBenchFields + field];
    }

private:
    static void append(std::string& out, std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; i++)
            out += static_cast<char>(value >> (8 * i));
    }
    static std::uint32_t take(const std::string& bytes, std::size_t& at, int count) {
        std::uint32_t value = 0;
        for (int i = 0; i < count; i++)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at++])) << (8 * i);
        return value;
    }
    std::uint32_t site_ = 0, clock_ = 0;
    std::unordered_map<std::string, std::uint32_t> objects_, fields_;
    std::vector<core::Value> values_;
    std::vector<std::uint32_t> stamps_;
};

replica::MergeBench run_last_writer(std::size_t edits) {
    replica::MergeBench result;
    LastWriter x(0), y(1);
    const auto objects = replica::bench_names("d", kBenchObjects);
    const auto fields = replica::bench_names("f", kBenchFields);
    const auto first = replica::bench_edits(1001, edits),
               second = replica::bench_edits(2002, edits);
    const double t0 = now_ms();
    for (const BenchEdit& e : first)
        x.put(objects[e.object], fields[e.field], e.value);
    for (const BenchEdit& e : second)
        y.put(objects[e.object], fields[e.field], e.value);
    const double t1 = now_ms();
    const std::string from_x = x.encode(false), from_y = y.encode(false);
    y.join(from_x);
    x.join(from_y);
    const double t2 = now_ms();
    const std::string snapshot = x.encode(true);
    const double t3 = now_ms();
    result.apply_ms = t1 - t0;
    result.merge_ms = t2 - t1;
    result.save_ms = t3 - t2;
    result.delta = from_x.size() + from_y.size();
    result.snapshot = snapshot.size();
    const auto hash = [](const LastWriter& site) {
        return replica::bench_hash(
            [&](std::uint32_t object, std::uint32_t field) { return site.shown(object, field); });
    };
    result.same = hash(x) == hash(y);
    return result;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

// Rounds alternate, so that drift of the machine hits both alike. False when a result is wrong.
bool bench_merge(int rounds, std::vector<Row>& rows) {
    constexpr std::size_t kEdits = 10'000;
    WallClock clock;
    std::vector<replica::MergeBench> ours, plain;
    bool is_right = true;
    for (int i = -1; i < rounds; i++) {  // the first round warms up
        const auto a = replica::run_merge_bench(kEdits, now_ms, clock);
        const auto b = run_last_writer(kEdits);
        is_right = is_right && a.same && b.same && a.lost == 0;
        if (i < 0) continue;
        ours.push_back(a);
        plain.push_back(b);
    }
    const auto middle = [](const std::vector<replica::MergeBench>& all, auto member) {
        std::vector<double> values;
        for (const auto& one : all)
            values.push_back(static_cast<double>(one.*member));
        return median(values);
    };
    using B = replica::MergeBench;
    // The goals for times are stated against the harness's JavaScript in the browser, not against
    // this.
    const auto add = [&](const char* name, const char* unit, auto member, double goal) {
        rows.push_back({name, unit, middle(ours, member), middle(plain, member), goal});
    };
    add("merge: apply 2 x 10,000 edits, with delta and undo", "ms", &B::apply_ms, 0);
    add("merge: both ways", "ms", &B::merge_ms, 0);
    add("merge: save", "ms", &B::save_ms, 0);
    add("merge: deltas", "bytes", &B::delta, 1.1);
    add("merge: snapshot, authors and times kept", "bytes", &B::snapshot, 1.25);
    rows.push_back({"merge: the bare edits (put), as the baseline's", "ms",
                    middle(ours, &B::put_ms), middle(plain, &B::apply_ms), 0});
    return is_right;
}

// Against working all of it out anew, which is what a screen without memory would do each time.
bool bench_desk(int rounds, std::vector<Row>& rows) {
    constexpr std::size_t kRequests = 250'000;
    std::vector<double> anew, step, minute, list;
    bool is_right = true;
    for (int i = 0; i < std::min(rounds, 3); i++) {
        const bench::DeskBench one = bench::run_desk_bench(kRequests, now_ms);
        is_right = is_right && one.is_same;
        anew.push_back(one.anew_ms);
        step.push_back(one.step_ms);
        minute.push_back(one.minute_ms);
        list.push_back(one.list_ms);
    }
    const double all = median(anew);
    rows.push_back(
        {"desk: one step among 1,000,000 events, of all anew", "ms", median(step), all, 0.02});
    rows.push_back({"desk: a minute later, of all anew", "ms", median(minute), all, 0.05});
    rows.push_back({"desk: a frame of the log, of all anew", "ms", median(list), all, 0.001});
    return is_right;
}

// 5,000 cards against 500, 20 lanes each: what is seen and edited is alike, so must its cost be.
bool bench_map(int rounds, std::vector<Row>& rows) {
    const bench::MapCosts many = bench::run_map_bench(5000, rounds, now_ms);
    const bench::MapCosts few = bench::run_map_bench(500, rounds, now_ms);
    const auto add = [&](const char* name, double bench::MapCosts::*cost, double goal) {
        rows.push_back({name, "ms", many.*cost, few.*cost, goal});
    };
    add("map, 5,000 cards to 500: open, view and first frame", &bench::MapCosts::open_ms, 0);
    add("map, 5,000 cards to 500: a frame after moving", &bench::MapCosts::pan_ms, 1.5);
    add("map, 5,000 cards to 500: an edit, into the view", &bench::MapCosts::edit_ms, 1.5);
    add("map, 5,000 cards to 500: the edit's frame", &bench::MapCosts::frame_ms, 1.5);
    return many.is_right && few.is_right;
}

void print(const std::vector<Row>& rows) {
    std::printf("%-60s %12s %12s %8s %8s\n", "", "ours", "baseline", "ratio", "goal");
    for (const Row& row : rows) {
        std::printf("%-60s %8.2f %-5s %6.2f %-5s %6.2f", row.name.c_str(), row.ours,
                    row.unit.c_str(), row.baseline, row.unit.c_str(), row.ours / row.baseline);
        if (row.goal > 0) std::printf("   <= %.2f", row.goal);
        std::printf("\n");
    }
}

bool write_json(const char* path, const std::vector<Row>& rows) {
    std::FILE* file = std::strcmp(path, "-") == 0 ? stdout : std::fopen(path, "wb");
    if (!file) return false;
    std::fprintf(file, "{\"rows\":[");
    for (std::size_t i = 0; i < rows.size(); i++) {
        const Row& row = rows[i];
        std::fprintf(file,
                     "%s\n {\"name\":\"%s\",\"unit\":\"%s\",\"ours\":%.6g,\"baseline\":%.6g,"
                     "\"ratio\":%.6g,\"goal\":%s}",
                     i ? "," : "", row.name.c_str(), row.unit.c_str(), row.ours, row.baseline,
                     row.ours / row.baseline,
                     row.goal > 0 ? std::to_string(row.goal).c_str() : "null");
    }
    std::fprintf(file, "\n]}\n");
    return file == stdout ? std::fflush(file) == 0 : std::fclose(file) == 0;
}

int usage() {
    std::fprintf(stderr,
                 "usage: icx_bench [--json FILE] [--rounds N]   (FILE - is standard output)\n");
    return 2;
}

}  // namespace

int main(int count, char** arguments) {
    const char* json = nullptr;
    int rounds = 7;
    for (int i = 1; i < count; i++) {
        const bool has_value = i + 1 < count;
        if (std::strcmp(arguments[i], "--json") == 0 && has_value)
            json = arguments[++i];
        else if (std::strcmp(arguments[i], "--rounds") == 0 && has_value)
            rounds = std::atoi(arguments[++i]);
        else
            return usage();
    }
    if (rounds < 1 || rounds > 1000) return usage();
    std::vector<Row> rows;
    const bool is_right = bench_merge(rounds, rows);
    if (!is_right) std::fprintf(stderr, "icx_bench: the merged replicas differ or lost an edit\n");
    const bool is_desk_right = bench_desk(rounds, rows);
    if (!is_desk_right) std::fprintf(stderr, "icx_bench: the desk differs from all anew\n");
    const bool is_map_right = bench_map(rounds, rows);
    if (!is_map_right) std::fprintf(stderr, "icx_bench: the board does not show what was edited\n");
    if (!json || std::strcmp(json, "-") != 0) print(rows);
    if (json && !write_json(json, rows)) {
        std::fprintf(stderr, "icx_bench: io: %s cannot be written\n", json);
        return 1;
    }
    return is_right && is_desk_right && is_map_right ? 0 : 1;
}
