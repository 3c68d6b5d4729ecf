#include "replica/packed.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "doctest/doctest.h"
#include "replica/merge_bench.hpp"

using namespace icx;
using namespace icx::replica;

namespace {

constexpr std::int64_t kStart = 1'790'000'000'000;

struct HandClock final : core::Clock {
    std::int64_t ms = kStart;
    core::Instant now() override { return {ms += 7}; }
};

struct BusyClock final : core::Clock {  // a hundred edits in a millisecond
    std::int64_t calls = 0;
    core::Instant now() override { return {kStart + calls++ / 100}; }
};

core::Value any_value(core::Random& random, int depth) {
    switch (random.below(depth > 0 ? 9 : 7)) {
    case 0:
        return nullptr;
    case 1:
        return random.below(2) == 1;
    case 2:
        return static_cast<std::int64_t>(random.next());
    case 3:
        return -static_cast<double>(random.below(1000)) / 7;
    case 4:
        return std::string(random.below(300), 'x');
    case 5:
        return "\xC3\xA4 text";
    case 6:
        return static_cast<std::int64_t>(random.below(10)) - 5;
    case 7: {
        core::Value::List list;
        for (std::uint64_t i = random.below(4); i > 0; i--)
            list.push_back(any_value(random, depth - 1));
        return list;
    }
    default: {
        core::Value map = core::Value::map();
        for (std::uint64_t i = random.below(4); i > 0; i--)
            map.set("k" + std::to_string(random.below(9)), any_value(random, depth - 1));
        return map;
    }
    }
}

Write any_write(core::Random& random) {
    Write write{"object" + std::to_string(random.below(12)), "card",
                "field" + std::to_string(random.below(6)), any_value(random, 3)};
    const std::uint64_t kind = random.below(10);
    if (kind == 0) write.kind = Write::Kind::remove_object;
    if (kind == 1) write.kind = Write::Kind::erase;
    return write;
}

Fact any_fact(core::Random& random) {
    return {"rs_" + std::to_string(random.below(1000)), "response", "sv_1", "{\"q\":1}"};
}

bool is_same(const Replica& a, const Replica& b) {
    if (a.ids() != b.ids() || a.facts().size() != b.facts().size()) return false;
    for (const std::string& id : a.ids())
        if (!(a.state(id) == b.state(id)) || a.is_hidden(id) != b.is_hidden(id)) return false;
    return true;
}

// Three replicas that have met now and then.
struct World {
    HandClock clock;
    Replica sites[3] = {{"one", clock}, {"two", clock}, {"three", clock}};
    std::vector<Change> changes;

    World(std::uint64_t seed, int steps) {
        core::SeededRandom random(seed);
        for (int i = 0; i < steps; i++) {
            Replica& site = sites[random.below(3)];
            std::vector<Write> writes;
            for (std::uint64_t n = random.below(3); n < 3; n++)
                writes.push_back(any_write(random));
            std::vector<Fact> facts;
            if (random.below(5) == 0) facts.push_back(any_fact(random));
            Change change = site.write(writes, facts, "edit").change;
            change.sequence = changes.size() + 1;
            if (random.below(4) == 0) sites[random.below(3)].join(change.objects, change.facts);
            changes.push_back(std::move(change));
        }
    }
};

}  // namespace

TEST_CASE("packed: a change comes back as it was") {
    World world(1, 200);
    for (const Change& change : world.changes) {
        const auto back = unpack_change(pack_change(change));
        REQUIRE(back.ok());
        CHECK(back->writer == change.writer);
        CHECK(back->sequence == change.sequence);
        CHECK(back->stamp == change.stamp);
        CHECK(back->why == "edit");
        CHECK(back->facts == change.facts);
        auto expected = change.objects;
        std::sort(expected.begin(), expected.end(),
                  [](const ObjectState& a, const ObjectState& b) { return a.id < b.id; });
        CHECK(back->objects == expected);
    }
}

TEST_CASE("packed: joining changes or a whole state gives the replica again") {
    World world(2, 300);
    HandClock clock;
    clock.ms += 1'000'000;
    Replica whole("four", clock), piecewise("five", clock), reference("six", clock);
    for (const Replica& site : world.sites)
        REQUIRE(join_packed(whole, pack_all(site)).ok());
    for (auto change = world.changes.rbegin(); change != world.changes.rend(); ++change) {
        REQUIRE(join_packed(piecewise, pack_change(*change)).ok());
        reference.join(change->objects, change->facts);
    }
    CHECK(is_same(whole, reference));
    CHECK(is_same(piecewise, reference));
    const auto again = join_packed(whole, pack_all(reference));
    REQUIRE(again.ok());
    CHECK(again->touched.empty());
    CHECK(pack_all(whole).size() == pack_all(reference).size());
}

TEST_CASE("packed: only what is missing travels, and it is enough") {
    for (std::uint64_t seed = 10; seed < 30; seed++) {
        CAPTURE(seed);
        World world(seed, 60);
        Replica &a = world.sites[0], &b = world.sites[1];
        const auto missing = pack_missing(a, pack_versions(b));
        REQUIRE(missing.ok());
        CHECK(missing->size() <= pack_all(a).size() + 64);
        REQUIRE(join_packed(b, *missing).ok());
        const auto back = pack_missing(b, pack_versions(a));
        REQUIRE(back.ok());
        REQUIRE(join_packed(a, *back).ok());
        CHECK(is_same(a, b));
        const auto nothing = pack_missing(a, pack_versions(b));
        REQUIRE(nothing.ok());
        CHECK(nothing->size() < 12);
    }
}

TEST_CASE("packed: one writer's long history and single dots far apart survive") {
    HandClock clock;
    Replica a("one", clock), b("two", clock);
    std::vector<Change> changes;
    for (int i = 0; i < 6000; i++) {
        const Write write{"o", "card", "f" + std::to_string(i % 3), i};
        changes.push_back(a.write({&write, 1}, {}, "edit").change);
    }
    b.join(changes[0].objects, {});
    b.join(changes[3000].objects, {});
    b.join(changes[5999].objects, {});
    HandClock later;
    later.ms += 1'000'000;
    Replica c("three", later);
    REQUIRE(join_packed(c, pack_all(b)).ok());
    CHECK(is_same(b, c));
    const auto missing = pack_missing(a, pack_versions(b));
    REQUIRE(missing.ok());
    REQUIRE(join_packed(b, *missing).ok());
    CHECK(a.state("o") == b.state("o"));
}

TEST_CASE("packed: what is no message is refused by its kind and changes nothing") {
    World world(3, 40);
    HandClock clock;
    Replica replica("four", clock);
    const std::string good = pack_all(world.sites[0]);
    struct Row {
        std::string bytes;
        core::Code code;
    };
    std::string newer = good;
    newer[3] = '9';
    PackedLimits small;
    small.bytes = good.size() - 1;
    const Row rows[] = {{"", core::Code::corrupt},
                        {"{\"format\":\"icx-bundle\"}", core::Code::corrupt},
                        {"IXS1", core::Code::corrupt},
                        {good + "x", core::Code::corrupt},
                        {good.substr(0, good.size() - 1), core::Code::corrupt},
                        {newer, core::Code::unsupported}};
    for (const Row& row : rows) {
        const auto result = join_packed(replica, row.bytes);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().code == row.code);
    }
    const auto large = join_packed(replica, good, small);
    REQUIRE_FALSE(large.ok());
    CHECK(large.error().code == core::Code::too_large);
    for (auto limit : {&PackedLimits::objects, &PackedLimits::leaves, &PackedLimits::marks,
                       &PackedLimits::values}) {
        PackedLimits few;
        few.*limit = 3;
        CHECK_FALSE(join_packed(replica, good, few).ok());
    }
    PackedLimits flat;
    flat.depth = 1;
    CHECK_FALSE(join_packed(replica, good, flat).ok());
    CHECK_FALSE(unpack_change(good).ok());
    CHECK_FALSE(pack_missing(replica, good).ok());
    CHECK(replica.ids().empty());
    CHECK(replica.facts().empty());
}

TEST_CASE("packed: no damaged message crashes, and none is joined in part") {
    World world(4, 30);
    const std::string messages[] = {pack_all(world.sites[0]), pack_change(world.changes[3]),
                                    pack_versions(world.sites[1]),
                                    *pack_missing(world.sites[0], pack_versions(world.sites[1]))};
    core::SeededRandom random(8);
    std::size_t refused = 0, joined = 0;
    for (int i = 0; i < 6000; i++) {
        CAPTURE(i);
        std::string bytes = messages[random.below(4)];
        for (std::uint64_t n = random.below(4); n < 4; n++) {
            const std::size_t at = random.below(bytes.size());
            switch (random.below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random.next());
                break;
            case 1:
                bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8)));
                break;
            case 2:
                bytes.resize(at + 1);
                break;
            case 3:
                bytes.insert(at, bytes.substr(random.below(bytes.size()), random.below(9)));
                break;
            default:
                bytes[at] = static_cast<char>(0xFF);
                break;
            }
        }
        HandClock clock;
        Replica replica("four", clock);
        const auto result = join_packed(replica, bytes);
        if (!result.ok()) {
            refused++;
            REQUIRE(replica.ids().empty());
            REQUIRE(replica.facts().empty());
        } else {
            joined++;
            // What was taken in is sound: it goes out and comes back whole.
            Replica copy("five", clock);
            REQUIRE(join_packed(copy, pack_all(replica)).ok());
            REQUIRE(is_same(copy, replica));
        }
        (void)unpack_change(bytes);
        (void)pack_missing(world.sites[0], bytes);
    }
    CHECK(refused > 1000);
    CHECK(joined > 100);
}

TEST_CASE("packed: the harness's workload merges alike, loses nothing and stays small") {
    double now = 0;
    BusyClock clock;
    const MergeBench result = run_merge_bench(
        10'000, [&] { return now += 0.01; }, clock);
    CHECK(result.same);
    CHECK(result.lost == 0);
    CHECK(result.concurrent == 4004);  // fields that both sides edited in this workload
    CHECK(result.delta <= 208'000);
    CHECK(result.snapshot <= 187'000);
    CHECK(result.merge_ms > 0);
}
