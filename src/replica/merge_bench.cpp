#include "replica/merge_bench.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/text.hpp"
#include "replica/packed.hpp"

namespace icx::replica {
namespace {

// xorshift32 with the shifts of the harness.
class Draws {
public:
    explicit Draws(std::uint32_t seed) : state_(seed) {}
    std::uint32_t next() {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 17;
        state_ ^= state_ << 5;
        return state_;
    }

private:
    std::uint32_t state_;
};

std::string base36(std::uint32_t value) {
    std::string text;
    do {
        text.insert(text.begin(), "0123456789abcdefghijklmnopqrstuvwxyz"[value % 36]);
        value /= 36;
    } while (value > 0);
    return text;
}

core::Value bench_value(Draws& draws, std::uint32_t field) {
    if (field < 5) return "v" + base36(draws.next() % 1'000'000'000) + " text";
    return static_cast<std::int64_t>(draws.next() % 100'000);
}

struct Names {
    std::vector<std::string> objects = bench_names("d", kBenchObjects);
    std::vector<std::string> fields = bench_names("f", kBenchFields);
};

void put_all(Replica& replica, const std::vector<BenchEdit>& edits, const Names& names) {
    for (const BenchEdit& edit : edits)
        replica.put(names.objects[edit.object], "doc", names.fields[edit.field], edit.value);
}

// Answers how many edits changed something.
std::size_t write_all(Replica& replica, const std::vector<BenchEdit>& edits, const Names& names) {
    std::size_t changes = 0;
    for (const BenchEdit& edit : edits) {
        const Write write{names.objects[edit.object], "doc", names.fields[edit.field], edit.value};
        changes += replica.write({&write, 1}, {}, "edit").change.objects.size();
    }
    return changes;
}

// The same edits without what write() answers, on two replicas that start from `base`.
double time_puts(std::string_view base, const std::vector<BenchEdit>& first,
                 const std::vector<BenchEdit>& second, const Names& names,
                 const std::function<double()>& now_ms, core::Clock& clock) {
    Replica v("w_0123456789abcdeg", clock), w("w_fedcba9876543211", clock);
    if (!join_packed(v, base).ok() || !join_packed(w, base).ok()) return -1;
    const double start = now_ms();
    put_all(v, first, names);
    put_all(w, second, names);
    return now_ms() - start;
}

// Each replica's last value of every field it edited must be among the merged versions.
void count_kept(const Replica& replica, const std::vector<BenchEdit>& first,
                const std::vector<BenchEdit>& second, const Names& names, MergeBench& result) {
    std::unordered_map<std::uint32_t, const core::Value*> last[2];
    for (const BenchEdit& edit : first)
        last[0][edit.object * kBenchFields + edit.field] = &edit.value;
    for (const BenchEdit& edit : second)
        last[1][edit.object * kBenchFields + edit.field] = &edit.value;
    for (const auto& edits : last)
        for (const auto& [place, value] : edits) {
            const auto leaves = replica.leaves(names.objects[place / kBenchFields],
                                               names.fields[place % kBenchFields]);
            if (std::none_of(leaves.begin(), leaves.end(),
                             [&, v = value](const Leaf& leaf) { return leaf.value == *v; }))
                result.lost++;
            if (leaves.size() > 1 && &edits == &last[0]) result.concurrent++;
        }
}

// Down to every author, time and version that lost.
bool is_same(const Replica& x, const Replica& y, const Names& names) {
    return std::all_of(names.objects.begin(), names.objects.end(), [&](const std::string& object) {
        return x.state(object) == y.state(object);
    });
}

// Values of the workload need no escapes.
std::string shown_json(const Replica& replica, const Names& names) {
    std::string out = "[";
    for (const std::string& object : names.objects)
        for (const std::string& field : names.fields) {
            const core::Value* value = replica.shown(object, field);
            if (out.size() > 1) out += ',';
            if (!value)
                out += "null";
            else if (value->is_text())
                out += '"' + std::string(value->as_text()) + '"';
            else
                out += std::to_string(value->as_int());
        }
    return out + "]";
}

}  // namespace

std::vector<std::string> bench_names(std::string_view letter, std::uint32_t count) {
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < count; i++)
        names.push_back(std::string(letter) + std::to_string(i));
    return names;
}

std::vector<BenchEdit> bench_base() {
    Draws draws(77);
    std::vector<BenchEdit> base;
    for (std::uint32_t object = 0; object < kBenchObjects; object++)
        for (std::uint32_t field = 0; field < kBenchFields; field++)
            base.push_back({object, field, bench_value(draws, field)});
    return base;
}

std::vector<BenchEdit> bench_edits(std::uint32_t seed, std::size_t count) {
    Draws draws(seed);
    std::vector<BenchEdit> edits;
    for (std::size_t i = 0; i < count; i++) {
        const std::uint32_t object = draws.next() % kBenchObjects;
        const std::uint32_t field = draws.next() % kBenchFields;
        edits.push_back({object, field, bench_value(draws, field)});
    }
    return edits;
}

std::int32_t
bench_hash(const std::function<const core::Value*(std::uint32_t, std::uint32_t)>& shown) {
    std::uint32_t hash = 0;
    for (std::uint32_t object = 0; object < kBenchObjects; object++)
        for (std::uint32_t field = 0; field < kBenchFields; field++) {
            const core::Value* value = shown(object, field);
            const std::string text = !value             ? "undefined"
                                     : value->is_text() ? std::string(value->as_text())
                                                        : std::to_string(value->as_int());
            for (const char c : text)
                hash = hash * 31 + static_cast<std::uint8_t>(c);
        }
    return static_cast<std::int32_t>(hash);
}

MergeBench run_merge_bench(std::size_t edits, const std::function<double()>& now_ms,
                           core::Clock& clock) {
    MergeBench result;
    const Names names;
    const auto first = bench_edits(1001, edits);
    const auto second = bench_edits(2002, edits);
    Replica x("w_0123456789abcdef", clock), y("w_fedcba9876543210", clock);
    put_all(x, bench_base(), names);
    const std::string base = pack_all(x);
    if (!join_packed(y, base).ok()) return result;

    const double t0 = now_ms();
    const std::size_t changes = write_all(x, first, names) + write_all(y, second, names);
    const double t1 = now_ms();
    const std::string x_seen = pack_versions(x), y_seen = pack_versions(y);
    const auto from_x = pack_missing(x, y_seen), from_y = pack_missing(y, x_seen);
    if (!from_x.ok() || !from_y.ok()) return result;
    const auto into_y = join_packed(y, *from_x), into_x = join_packed(x, *from_y);
    if (!into_y.ok() || !into_x.ok()) return result;
    const double t2 = now_ms();
    const std::string snapshot = pack_all(x);
    const double t3 = now_ms();

    result.apply_ms = t1 - t0;
    result.merge_ms = t2 - t1;
    result.save_ms = t3 - t2;
    result.delta = from_x->size() + from_y->size();
    result.snapshot = snapshot.size();
    const auto hash = [&](const Replica& replica) {
        return bench_hash([&](std::uint32_t object, std::uint32_t field) {
            return replica.shown(names.objects[object], names.fields[field]);
        });
    };
    result.same = hash(x) == hash(y) && is_same(x, y, names) && changes <= 2 * edits;
    result.shown = shown_json(y, names);
    count_kept(x, first, second, names, result);
    result.put_ms = time_puts(base, first, second, names, now_ms, clock);
    return result;
}

}  // namespace icx::replica
