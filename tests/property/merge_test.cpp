// Random histories on three to five replicas: edits, deletions, set elements, undo, merges, deltas
// in any order and repeated, clocks years apart. A plain model of which edits overwrote which says
// what must be left at the end. 20,000 histories natively, fewer where the machine is slower;
// ICX_FULL=1 runs all everywhere.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "replica/packed.hpp"
#include "replica/replica.hpp"

using namespace icx;
using namespace icx::replica;

namespace {

#if defined(__EMSCRIPTEN__) || defined(__SANITIZE_ADDRESS__)
constexpr std::size_t kHistories = 2'000;
#else
constexpr std::size_t kHistories = 20'000;
#endif
constexpr std::int64_t kStart = 1'790'000'000'000;
constexpr std::int64_t kTenYears = 3652LL * 24 * 3600 * 1000;  // just within what is accepted

std::size_t histories() { return std::getenv("ICX_FULL") ? 20'000 : kHistories; }

struct SkewedClock final : core::Clock {
    std::int64_t skew_ms = 0;
    std::int64_t* now_ms = nullptr;
    core::Instant now() override { return {*now_ms + skew_ms}; }
};

struct Site {
    SkewedClock clock;
    std::unique_ptr<Replica> replica;
};

// What the model knows of one edit, by (object, dot).
struct Truth {
    std::string field;
    core::Value value;
    bool is_overwritten = false;
};

using Place = std::pair<std::string, Dot>;

class History {
public:
    explicit History(std::uint64_t seed) : random_(seed) {
        const std::size_t count = 3 + random_.below(3);
        // Some clocks run ahead, or some behind, by up to ten years; never both in one history, so
        // that no two are further apart than what is accepted.
        const std::int64_t sign = random_.below(2) ? 1 : -1;
        for (std::size_t i = 0; i < count; i++) {
            sites_.push_back(std::make_unique<Site>());
            Site& site = *sites_.back();
            site.clock.now_ms = &now_ms_;
            if (random_.below(3) == 0)
                site.clock.skew_ms = sign * static_cast<std::int64_t>(random_.below(kTenYears));
            site.replica = std::make_unique<Replica>("writer" + std::to_string(i), site.clock);
        }
    }

    void run() {
        const std::size_t steps = 10 + random_.below(15);
        for (std::size_t i = 0; i < steps; i++)
            step();
        deliver_in_three_orders();
    }

private:
    Site& any_site() { return *sites_[random_.below(sites_.size())]; }

    std::vector<ObjectState> states(const Replica& replica) {
        std::vector<ObjectState> out;
        for (const std::string& id : replica.ids())
            out.push_back(*replica.state(id));
        return out;
    }

    void step() {
        now_ms_ += static_cast<std::int64_t>(random_.below(3));
        const std::uint64_t kind = random_.below(100);
        if (kind < 55) return edit(any_site(), random_write());
        if (kind < 62) return undo(any_site());
        if (kind < 82) return merge(any_site(), any_site());
        if (!deltas_.empty()) deliver(any_site(), deltas_[random_.below(deltas_.size())]);
    }

    Write random_write() {
        Write write;
        write.object = random_.below(3) ? "o1" : "o2";
        write.type = "thing";
        static constexpr const char* kFields[] = {"title", "text", "set/a", "set/b"};
        write.field = kFields[random_.below(4)];
        const bool is_element = write.field.compare(0, 4, "set/") == 0;
        write.value = is_element ? core::Value(true) : core::Value("v" + std::to_string(++values_));
        const std::uint64_t kind = random_.below(10);
        if (kind == 0)
            write.kind = Write::Kind::remove_object;
        else if (kind == 1 || (is_element && kind < 5))
            write.kind = Write::Kind::erase;
        return write;
    }

    // Applies the writes at one site and checks the delta against them.
    void apply(Site& site, const std::vector<Write>& writes) {
        std::map<std::string, ObjectState> before;
        for (const std::string& id : site.replica->ids())
            before[id] = *site.replica->state(id);
        WriteResult result = site.replica->write(writes, {}, "edit");
        for (const ObjectState& delta : result.change.objects) {
            // The delta joined to the state before is the state after: edits are nothing special.
            const ObjectState after = *site.replica->state(delta.id);
            const auto old = before.find(delta.id);
            const ObjectState joined =
                old == before.end() ? join_states(delta, delta) : join_states(old->second, delta);
            CHECK(joined == after);
            if (old != before.end()) check_untouched(old->second, after, writes);
            record(delta, old == before.end() ? nullptr : &old->second, after);
            deltas_.push_back(delta);
        }
        undo_.push_back({&site, std::move(result.inverse)});
    }

    // An edit overwrites nothing but what it names (and a deletion that it ends).
    void check_untouched(const ObjectState& before, const ObjectState& after,
                         const std::vector<Write>& writes) {
        for (const auto& entry : before.fields) {
            const bool is_named =
                std::any_of(writes.begin(), writes.end(), [&](const Write& write) {
                    return write.object == before.id && write.field == entry.first;
                });
            if (is_named || entry.first == "$deleted") continue;
            CHECK(std::find(after.fields.begin(), after.fields.end(), entry) != after.fields.end());
        }
    }

    void record(const ObjectState& delta, const ObjectState* before, const ObjectState& after) {
        std::set<Dot> alive;
        for (const auto& [field, leaves] : after.fields)
            for (const Leaf& leaf : leaves)
                alive.insert(leaf.dot);
        if (before)
            for (const auto& [field, leaves] : before->fields)
                for (const Leaf& leaf : leaves)
                    if (!alive.count(leaf.dot)) truth_[{delta.id, leaf.dot}].is_overwritten = true;
        for (const auto& [field, leaves] : delta.fields)
            for (const Leaf& leaf : leaves)
                truth_[{delta.id, leaf.dot}] = {field, leaf.value, false};
        for (const auto& [writer, upto] : delta.context.upto)
            for (std::uint32_t i = 1; i <= upto; i++)
                note_short_lived({writer, i}, delta.id, alive);
        for (const Dot& dot : delta.context.cloud)
            note_short_lived(dot, delta.id, alive);
    }

    void note_short_lived(const Dot& dot, const std::string& id, const std::set<Dot>& alive) {
        if (!alive.count(dot)) truth_[{id, dot}].is_overwritten = true;
    }

    void edit(Site& site, const Write& write) {
        std::vector<Write> writes{write};
        if (random_.below(5) == 0) writes.push_back(random_write());
        apply(site, writes);
    }

    void undo(Site& site) {
        for (auto entry = undo_.rbegin(); entry != undo_.rend(); ++entry) {
            if (entry->first != &site || entry->second.empty()) continue;
            const std::vector<Write> writes = entry->second;
            undo_.erase(std::next(entry).base());
            return apply(site, writes);
        }
    }

    void merge(Site& from, Site& to) {
        if (random_.below(3) == 0) {
            const auto missing = pack_missing(*from.replica, pack_versions(*to.replica));
            REQUIRE(missing.ok());
            REQUIRE(join_packed(*to.replica, *missing).ok());
            for (const ObjectState& state : states(*from.replica)) {
                const ObjectState here = *to.replica->state(state.id);
                CHECK(join_states(here, state) ==
                      here);  // nothing was missing from what was missing
            }
            return;
        }
        const auto all = states(*from.replica);
        for (const core::Problem& problem : to.replica->join(all, {}).problems)
            CHECK(problem.message.find("ahead of this device") != std::string::npos);
    }

    void deliver(Site& site, const ObjectState& delta) { site.replica->join({&delta, 1}, {}); }

    void shuffle(std::vector<ObjectState>& deltas) {
        for (std::size_t i = deltas.size(); i > 1; i--)
            std::swap(deltas[i - 1], deltas[random_.below(i)]);
    }

    void deliver_in_three_orders() {
        Replica forward("reader1", sites_[0]->clock), backward("reader2", sites_[0]->clock),
            shuffled("reader3", sites_[0]->clock);
        for (const auto& site : sites_)
            forward.join(states(*site->replica), {});
        for (auto site = sites_.rbegin(); site != sites_.rend(); ++site)
            backward.join(states(*(*site)->replica), {});
        auto deltas = deltas_;
        for (int pass = 0; pass < 2; pass++) {
            shuffle(deltas);
            shuffled.join(deltas, {});
        }
        const auto expected = states(forward);
        CHECK(states(backward) == expected);
        CHECK(states(shuffled) == expected);
        for (const ObjectState& state : expected) {
            CHECK(forward.is_hidden(state.id) == shuffled.is_hidden(state.id));
            for (const auto& [field, leaves] : state.fields)
                CHECK(forward.leaves(state.id, field) == shuffled.leaves(state.id, field));
        }
        check_against_truth(expected);
    }

    void check_against_truth(const std::vector<ObjectState>& merged) {
        std::map<Place, std::pair<std::string, core::Value>> left;
        for (const ObjectState& state : merged)
            for (const auto& [field, leaves] : state.fields)
                for (const Leaf& leaf : leaves)
                    left[{state.id, leaf.dot}] = {field, leaf.value};
        for (const auto& [place, truth] : truth_) {
            const auto found = left.find(place);
            const bool is_lost = !truth.is_overwritten && found == left.end();
            const bool is_resurrected = truth.is_overwritten && found != left.end();
            CHECK_FALSE(is_lost);
            CHECK_FALSE(is_resurrected);
            if (found != left.end()) {
                CHECK(found->second.first == truth.field);
                CHECK(found->second.second == truth.value);
            }
        }
        for (const auto& entry : left)
            CHECK(truth_.count(entry.first) == 1);
    }

    core::SeededRandom random_;
    std::int64_t now_ms_ = kStart;
    std::vector<std::unique_ptr<Site>> sites_;
    std::vector<ObjectState> deltas_;
    std::vector<std::pair<Site*, std::vector<Write>>> undo_;
    std::map<Place, Truth> truth_;
    std::uint64_t values_ = 0;
};

}  // namespace

TEST_CASE("merge: random histories end alike in every order, with nothing lost and nothing back") {
    std::size_t run = 0;
    for (std::uint64_t seed = 1; seed <= histories(); seed++) {
        CAPTURE(seed);
        History(seed).run();
        run++;
    }
    CHECK(run == histories());
}

// Random states straight from the laws' definition, without writers that behave.
namespace {

ObjectState random_state(core::Random& random) {
    ObjectState state{"o", "thing", {}, {}};
    std::set<Dot> seen;
    for (std::uint32_t writer = 0; writer < 3; writer++)
        for (std::uint32_t counter = 1; counter <= 5; counter++)
            if (random.below(2)) seen.insert({"w" + std::to_string(writer), counter});
    std::map<std::string, std::vector<Leaf>> fields;
    for (const Dot& dot : seen) {
        // A dot stands for one field, stamp and value everywhere, as it does when writers are
        // honest.
        if (random.below(2)) continue;
        const std::string field = "f" + std::to_string((dot.counter + dot.writer[1]) % 3);
        fields[field].push_back({dot, {dot.counter * 7u % 4u}, core::Value(dot.writer)});
    }
    state.context.cloud.assign(seen.begin(), seen.end());
    for (auto& [name, leaves] : fields)
        state.fields.emplace_back(name, leaves);
    return join_states(state, state);  // brings the context into its normal form
}

}  // namespace

TEST_CASE("merge: the join is commutative, associative and idempotent") {
    core::SeededRandom random(7);
    for (int i = 0; i < 5000; i++) {
        CAPTURE(i);
        const ObjectState a = random_state(random), b = random_state(random),
                          c = random_state(random);
        REQUIRE(join_states(a, b) == join_states(b, a));
        REQUIRE(join_states(join_states(a, b), c) == join_states(a, join_states(b, c)));
        REQUIRE(join_states(a, a) == a);
        const ObjectState ab = join_states(a, b);
        REQUIRE(join_states(ab, b) == ab);
    }
}

namespace {

struct Shown {
    std::map<std::string, std::vector<core::Value>>
        fields;  // shown one first, then the others sorted
    bool is_hidden = true;
    bool operator==(const Shown&) const = default;
};

std::map<std::string, Shown> shown(const Replica& replica) {
    std::map<std::string, Shown> all;
    for (const std::string& id : replica.ids()) {
        if (replica.is_hidden(id)) continue;  // what is not shown need not be restored
        Shown& one = all[id];
        one.is_hidden = false;
        replica.for_each_field(id, [&](std::string_view field, const core::Value&, std::size_t) {
            for (const Leaf& leaf : replica.leaves(id, field))
                one.fields[std::string(field)].push_back(leaf.value);
        });
    }
    return all;
}

}  // namespace

TEST_CASE("merge: writing the inverse restores what was shown, and its inverse does it again") {
    core::SeededRandom random(11);
    std::int64_t now = kStart;
    for (int history = 0; history < 1500; history++) {
        CAPTURE(history);
        SkewedClock clock;
        clock.now_ms = &now;
        Replica mine("mine", clock), other("other", clock);
        for (int step = 0; step < 12; step++) {
            now += 5;
            std::vector<Write> writes;
            for (std::uint64_t i = 0; i <= random.below(3); i++) {
                Write write{random.below(2) ? "o1" : "o2", "thing", "", {}};
                static constexpr const char* kFields[] = {"title", "text", "set/a"};
                write.field = kFields[random.below(3)];
                write.value = static_cast<std::int64_t>(random.below(4));
                const std::uint64_t kind = random.below(6);
                if (kind == 0) write.kind = Write::Kind::remove_object;
                if (kind == 1) write.kind = Write::Kind::erase;
                writes.push_back(write);
            }
            if (random.below(2)) {
                other.write(writes, {}, "edit");
                continue;
            }
            if (random.below(3) == 0)
                for (const std::string& id : other.ids()) {
                    const ObjectState state = *other.state(id);
                    mine.join({&state, 1}, {});
                }
            const auto before = shown(mine);
            const WriteResult edit = mine.write(writes, {}, "edit");
            const auto after = shown(mine);
            const WriteResult undone = mine.write(edit.inverse, {}, "undo");
            REQUIRE(shown(mine) == before);
            mine.write(undone.inverse, {}, "redo");
            REQUIRE(shown(mine) == after);
        }
    }
}
