// Fixed outcomes: what two people see after they worked at the same time, what undo restores, what
// is refused, and what clocks may and may not do.
#include <algorithm>
#include <string>
#include <vector>

#include "core/id.hpp"
#include "doctest/doctest.h"
#include "replica/replica.hpp"

using namespace icx;
using namespace icx::replica;

namespace {

constexpr std::int64_t kStart = 1'790'000'000'000;
constexpr std::int64_t kDay = 24LL * 3600 * 1000;

struct HandClock final : core::Clock {
    std::int64_t ms = kStart;
    core::Instant now() override { return {ms}; }
};

struct Pair {  // two devices
    HandClock clock_a, clock_b;
    Replica a{"aaaa", clock_a}, b{"bbbb", clock_b};

    void meet() {
        copy(a, b);
        copy(b, a);
        for (const std::string& id : a.ids())
            REQUIRE(a.state(id) == b.state(id));
    }
    static JoinReport copy(const Replica& from, Replica& to) {
        std::vector<ObjectState> states;
        for (const std::string& id : from.ids())
            states.push_back(*from.state(id));
        return to.join(states, from.facts());
    }
};

Write set(std::string object, std::string field, core::Value value) {
    return {std::move(object), "card", std::move(field), std::move(value), Write::Kind::set};
}
Write erase(std::string object, std::string field) {
    return {std::move(object), "card", std::move(field), {}, Write::Kind::erase};
}
Write removal(std::string object) {
    return {std::move(object), "card", {}, {}, Write::Kind::remove_object};
}

WriteResult apply(Replica& replica, std::vector<Write> writes) {
    return replica.write(writes, {}, "edit");
}

std::string text(const Replica& replica, const char* id, const char* field) {
    const core::Value* value = replica.shown(id, field);
    return value ? std::string(value->as_text()) : "-";
}

std::size_t versions(const Replica& replica, const char* id, const char* field) {
    return replica.leaves(id, field).size();
}

}  // namespace

TEST_CASE("replica: two fields of one object edited at once are both kept") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "old"), set("c1", "note", "old")});
    pair.meet();
    apply(pair.a, {set("c1", "title", "A")});
    apply(pair.b, {set("c1", "note", "B")});
    pair.meet();
    CHECK(text(pair.a, "c1", "title") == "A");
    CHECK(text(pair.a, "c1", "note") == "B");
    CHECK(versions(pair.a, "c1", "title") == 1);
}

TEST_CASE(
    "replica: one field edited at once keeps both values and shows the later one everywhere") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "old")});
    pair.meet();
    pair.clock_b.ms += 1000;
    apply(pair.b, {set("c1", "title", "B")});
    apply(pair.a, {set("c1", "title", "A")});
    pair.meet();
    CHECK(text(pair.a, "c1", "title") == "B");
    REQUIRE(versions(pair.b, "c1", "title") == 2);
    CHECK(pair.b.leaves("c1", "title")[1].value == core::Value("A"));

    SUBCASE("choosing one leaves one, and undoing the choice brings both back") {
        const WriteResult choice = apply(pair.a, {set("c1", "title", "A")});
        pair.meet();
        CHECK(versions(pair.b, "c1", "title") == 1);
        CHECK(text(pair.b, "c1", "title") == "A");
        apply(pair.a, choice.inverse);
        pair.meet();
        CHECK(text(pair.b, "c1", "title") == "B");
        REQUIRE(versions(pair.b, "c1", "title") == 2);
        CHECK(pair.b.leaves("c1", "title")[1].value == core::Value("A"));
    }
    SUBCASE("choosing what is shown already is an edit all the same") {
        CHECK(apply(pair.a, {set("c1", "title", "B")}).change.objects.size() == 1);
        CHECK(versions(pair.a, "c1", "title") == 1);
    }
}

TEST_CASE("replica: equal times are decided by the writer, alike everywhere") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "A")});
    apply(pair.b, {set("c1", "title", "B")});
    pair.meet();
    CHECK(text(pair.a, "c1", "title") == "B");
    CHECK(text(pair.b, "c1", "title") == "B");
}

TEST_CASE("replica: a deleted object stays gone, and a concurrent edit brings it back") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "old"), set("c1", "note", "n")});
    pair.meet();

    SUBCASE("deleted alone") {
        apply(pair.a, {removal("c1")});
        pair.meet();
        CHECK(pair.a.is_hidden("c1"));
        CHECK(pair.b.is_hidden("c1"));
    }
    SUBCASE("deleted twice") {
        apply(pair.a, {removal("c1")});
        apply(pair.b, {removal("c1")});
        pair.meet();
        CHECK(pair.a.is_hidden("c1"));
    }
    SUBCASE("deleted here, edited there") {
        apply(pair.a, {removal("c1")});
        apply(pair.b, {set("c1", "title", "B")});
        pair.meet();
        CHECK_FALSE(pair.a.is_hidden("c1"));
        CHECK_FALSE(pair.b.is_hidden("c1"));
        CHECK(text(pair.a, "c1", "title") == "B");
        CHECK(text(pair.a, "c1", "note") == "n");

        // Once someone works on it, taking back the edit that revived it does not delete it again.
        apply(pair.a, {set("c1", "note", "kept")});
        apply(pair.a, {erase("c1", "title")});
        pair.meet();
        CHECK_FALSE(pair.b.is_hidden("c1"));
    }
    SUBCASE("deleted here, a field taken away there") {
        apply(pair.a, {removal("c1")});
        apply(pair.b, {erase("c1", "note")});
        pair.meet();
        CHECK(pair.a.is_hidden("c1"));  // nothing new was said about it
    }
    SUBCASE("deleting again after a revival") {
        apply(pair.a, {removal("c1")});
        apply(pair.b, {set("c1", "title", "B")});
        pair.meet();
        apply(pair.b, {removal("c1")});
        pair.meet();
        CHECK(pair.a.is_hidden("c1"));
    }
    SUBCASE("undo of a deletion") {
        const WriteResult gone = apply(pair.a, {removal("c1")});
        pair.meet();
        apply(pair.a, gone.inverse);
        pair.meet();
        CHECK_FALSE(pair.b.is_hidden("c1"));
        CHECK(text(pair.b, "c1", "title") == "old");
    }
    SUBCASE("deleting what is deleted is nothing") {
        apply(pair.a, {removal("c1")});
        const WriteResult again = apply(pair.a, {removal("c1")});
        CHECK(again.change.objects.empty());
        CHECK(again.inverse.empty());
    }
}

TEST_CASE("replica: undoing a creation hides it, redoing shows it with everything in it") {
    Pair pair;
    const WriteResult made = apply(pair.a, {set("c1", "title", "T"), set("c1", "note", "N")});
    CHECK(made.report.created == 1);
    REQUIRE(made.inverse.size() == 1);
    const WriteResult undone = apply(pair.a, made.inverse);
    CHECK(pair.a.is_hidden("c1"));
    apply(pair.a, undone.inverse);
    CHECK_FALSE(pair.a.is_hidden("c1"));
    CHECK(text(pair.a, "c1", "title") == "T");
    CHECK(text(pair.a, "c1", "note") == "N");
}

TEST_CASE("replica: of adding and removing a set's element at once, adding wins") {
    Pair pair;
    apply(pair.a, {set("c1", "labels/urgent", true)});
    pair.meet();
    apply(pair.a, {erase("c1", "labels/urgent")});
    apply(pair.b, {erase("c1", "labels/urgent")});
    apply(pair.b, {set("c1", "labels/urgent", true)});
    pair.meet();
    CHECK(pair.a.shown("c1", "labels/urgent") != nullptr);

    SUBCASE("a removal that saw it removes it") {
        const WriteResult gone = apply(pair.a, {erase("c1", "labels/urgent")});
        pair.meet();
        CHECK(pair.b.shown("c1", "labels/urgent") == nullptr);
        apply(pair.a, gone.inverse);
        pair.meet();
        CHECK(pair.b.shown("c1", "labels/urgent") != nullptr);
    }
    SUBCASE("different elements never meet") {
        apply(pair.a, {set("c1", "labels/a", true)});
        apply(pair.b, {set("c1", "labels/b", true)});
        pair.meet();
        CHECK(pair.a.shown("c1", "labels/a") != nullptr);
        CHECK(pair.a.shown("c1", "labels/b") != nullptr);
    }
}

TEST_CASE("replica: of two moves at once one place is shown, and the item is there once") {
    Pair pair;
    apply(pair.a, {set("q1", "section", "s1"), set("q1", "pos", "V")});
    pair.meet();
    apply(pair.a, {set("q1", "section", "s2"), set("q1", "pos", "a")});
    pair.clock_b.ms += 5;
    apply(pair.b, {set("q1", "section", "s3"), set("q1", "pos", "b")});
    pair.meet();
    CHECK(text(pair.a, "q1", "section") == "s3");
    CHECK(text(pair.a, "q1", "pos") == "b");  // both fields of one move have one time: no mixture
    CHECK(versions(pair.a, "q1", "section") == 2);
    CHECK(pair.a.ids() == std::vector<std::string>{"q1"});
}

TEST_CASE("replica: a template imported on two devices makes one survey, not two") {
    Pair pair;
    for (Replica* replica : {&pair.a, &pair.b})
        for (const char* path : {"survey", "survey/q1", "survey/q2"})
            apply(*replica, {set(core::hash_id("qu", std::string("pulse/") + path), "text", path)});
    pair.meet();
    CHECK(pair.a.ids().size() == 3);
    for (const std::string& id : pair.a.ids()) {
        CHECK(pair.a.leaves(id, "text").size() == 2);  // two writers said the same
        CHECK(pair.a.leaves(id, "text")[0].value == pair.a.leaves(id, "text")[1].value);
    }
}

TEST_CASE("replica: writes that change nothing leave no trace") {
    HandClock clock;
    Replica replica("w", clock);
    apply(replica, {set("c1", "title", "T")});
    const Stamp before = replica.clock_reading();
    const WriteResult nothing =
        apply(replica, {set("c1", "title", "T"), erase("c1", "note"), removal("c9")});
    CHECK(nothing.change.objects.empty());
    CHECK(nothing.inverse.empty());
    CHECK(nothing.report.touched.empty());
    CHECK(replica.clock_reading() == before);
    CHECK(replica.ids().size() == 1);
}

TEST_CASE("replica: a change's report and inverse cover many objects in one go") {
    HandClock clock;
    Replica replica("w", clock);
    std::vector<Write> writes;
    for (int i = 0; i < 3000; i++) {
        const std::string id = "c" + std::to_string(i);
        writes.push_back(set(id, "title", "T"));
        writes.push_back(set(id, "note", "N"));
    }
    const WriteResult made = apply(replica, writes);
    CHECK(made.report.created == 3000);
    CHECK(made.change.objects.size() == 3000);
    CHECK(std::is_sorted(made.report.touched.begin(), made.report.touched.end()));
    CHECK(made.inverse.size() == 3000);
    const WriteResult undone = apply(replica, made.inverse);
    CHECK(undone.report.updated == 3000);
    CHECK(replica.is_hidden("c0"));
    CHECK(replica.is_hidden("c2999"));
}

TEST_CASE("replica: joining again changes nothing and says so") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "T"), set("c2", "title", "U")});
    JoinReport report = Pair::copy(pair.a, pair.b);
    CHECK(report.created == 2);
    CHECK(report.touched == std::vector<std::string>{"c1", "c2"});
    report = Pair::copy(pair.a, pair.b);
    CHECK(report.created == 0);
    CHECK(report.unchanged == 2);
    CHECK(report.touched.empty());
    apply(pair.a, {set("c2", "title", "V")});
    report = Pair::copy(pair.a, pair.b);
    CHECK(report.updated == 1);
    CHECK(report.touched == std::vector<std::string>{"c2"});
}

TEST_CASE("replica: fields come in the order of their names and without the replica's own") {
    HandClock clock;
    Replica replica("w", clock);
    apply(replica, {set("c1", "zeta", 1), set("c1", "alpha", 2), set("c1", "mid/x", true)});
    apply(replica, {removal("c1")});
    std::vector<std::string> names;
    replica.for_each_field("c1", [&](std::string_view name, const core::Value&, std::size_t n) {
        names.emplace_back(name);
        CHECK(n == 1);
    });
    CHECK(names == std::vector<std::string>{"alpha", "mid/x", "zeta"});
    CHECK(replica.state("c1")->fields.front().first == "$deleted");
    CHECK_FALSE(replica.state("c2").has_value());
    CHECK(replica.type("c1") == "card");
    CHECK(replica.is_hidden("c2"));
}

TEST_CASE("replica: the clock never stands still, never goes back, and follows what it hears") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "1")});
    const Stamp first = pair.a.clock_reading();
    CHECK(first.ms() == kStart);
    pair.clock_a.ms -= 5 * kDay;
    apply(pair.a, {set("c1", "title", "2")});
    CHECK(first < pair.a.clock_reading());
    CHECK(pair.a.clock_reading().ms() == kStart);

    pair.clock_b.ms -= 3600 * 1000;  // an hour slow
    Pair::copy(pair.a, pair.b);
    apply(pair.b, {set("c1", "title", "3")});
    CHECK(pair.a.clock_reading() < pair.b.clock_reading());  // later than what it had seen
}

TEST_CASE("replica: a clock a day ahead is named, once, and the edit is taken") {
    Pair pair;
    pair.clock_b.ms += 26 * 3600 * 1000;
    apply(pair.b, {set("c1", "title", "B"), set("c2", "title", "B"), set("c3", "note", "B")});
    const JoinReport report = Pair::copy(pair.b, pair.a);
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].message == "the clock of writer bbbb is 1 day ahead of this device");
    CHECK(report.created == 3);
    CHECK(text(pair.a, "c1", "title") == "B");

    pair.clock_b.ms = kStart + 23 * 3600 * 1000;
    Replica slower("cccc", pair.clock_b);
    apply(slower, {set("c4", "title", "C")});
    CHECK(Pair::copy(slower, pair.a).problems.empty());
}

TEST_CASE("replica: a clock more than ten years ahead is refused and does not move ours") {
    Pair pair;
    apply(pair.a, {set("c1", "title", "A")});
    pair.meet();
    const Stamp before = pair.a.clock_reading();
    const auto state = pair.a.state("c1");
    pair.clock_b.ms += 11 * 366 * kDay;
    apply(pair.b, {set("c1", "title", "B")});
    apply(pair.b, {set("c2", "title", "B")});
    const JoinReport report = Pair::copy(pair.b, pair.a);
    REQUIRE(report.problems.size() == 2);
    CHECK(report.problems[0].place == "c1");
    CHECK(report.problems[0].message ==
          "an edit was refused: the clock of writer bbbb is more than ten years ahead");
    CHECK(pair.a.clock_reading() == before);
    CHECK(pair.a.state("c1") == state);
    CHECK(pair.a.ids() == std::vector<std::string>{"c1"});
    CHECK(report.touched.empty());
}

TEST_CASE("replica: an unsound delta is refused whole") {
    HandClock clock;
    Replica replica("w", clock);
    apply(replica, {set("c1", "title", "T")});
    const auto before = replica.state("c1");
    const Stamp reading = replica.clock_reading();
    const Leaf leaf{{"x", 1}, {(kStart + 50) << 16}, core::Value("X")};
    ObjectState good{"c1", "card", {{{"x", 1}}, {}}, {{"title", {leaf}}}};
    ObjectState bad = good;
    std::string id = "c1";
    SUBCASE("an id that is none") { bad.id = id = "../c1"; }
    SUBCASE("no id") { bad.id = id = ""; }
    SUBCASE("an edit its context does not know") { bad.context.upto.clear(); }
    SUBCASE("an edit without number") { bad.fields[0].second[0].dot.counter = 0; }
    SUBCASE("an endless counter") { bad.context.upto["x"] = 4'000'000'000u; }
    SUBCASE("a cloud without number") { bad.context.cloud.push_back({"x", 0}); }
    SUBCASE("a field twice") { bad.fields.push_back(good.fields[0]); }
    SUBCASE("an edit twice") { bad.fields[0].second.push_back(leaf); }
    SUBCASE("a field without name") { bad.fields[0].first.clear(); }
    SUBCASE("a field with an endless name") { bad.fields[0].first.assign(5000, 'n'); }
    SUBCASE("one sound field, one not") { bad.fields.push_back({"", {leaf}}); }
    const JoinReport report = replica.join({&bad, 1}, {});
    REQUIRE(report.problems.size() == 1);
    CHECK(report.problems[0].place == id);
    CHECK(report.touched.empty());
    CHECK(replica.state("c1") == before);
    CHECK(replica.clock_reading() == reading);
    CHECK(replica.join({&good, 1}, {}).problems.empty());
    CHECK(versions(replica, "c1", "title") == 2);
}

TEST_CASE("replica: limits refuse what exceeds them and keep what is within") {
    HandClock clock;
    Limits limits;
    limits.writers_per_object = 4;
    limits.fields_per_object = 3;
    limits.leaves_per_field = 3;
    limits.cloud_per_object = 5;
    Replica replica("w", clock, limits);
    const auto from = [&](const std::string& writer, const std::string& field) {
        ObjectState state{"c1", "card", {{{writer, 1}}, {}}, {}};
        state.fields.push_back({field, {{{writer, 1}, {kStart << 16}, core::Value(writer)}}});
        return replica.join({&state, 1}, {}).problems;
    };
    SUBCASE("writers") {
        CHECK(from("a", "f").empty());
        CHECK(from("b", "g").empty());
        CHECK(from("c", "h").empty());
        CHECK(from("d", "f").empty());
        CHECK(from("d", "f").empty());
        REQUIRE(from("e", "g").size() == 1);
        CHECK(from("e", "g")[0].message ==
              "an edit was refused: too many writers of one object: 5, at most 4");
        const WriteResult own = apply(replica, {set("c1", "f", "mine")});
        CHECK(own.change.objects.empty());
        CHECK(own.report.problems.size() == 1);
    }
    SUBCASE("fields") {
        CHECK(from("a", "f").empty());
        CHECK(from("b", "g").empty());
        CHECK(from("c", "h").empty());
        CHECK(from("d", "i").size() == 1);
        Replica other("w", clock, limits);
        const WriteResult own = apply(
            other, {set("c1", "f", 1), set("c1", "g", 1), set("c1", "h", 1), set("c1", "i", 1)});
        CHECK(own.report.problems.size() == 1);
        CHECK(own.change.objects[0].fields.size() == 3);
        CHECK(apply(other, {set("c1", "h", 2)}).report.problems.empty());
    }
    SUBCASE("versions of a field") {
        CHECK(from("a", "f").empty());
        CHECK(from("b", "f").empty());
        CHECK(from("c", "f").empty());
        CHECK(from("d", "f").size() == 1);
        CHECK(versions(replica, "c1", "f") == 3);
    }
    SUBCASE("gaps") {
        ObjectState state{"c1", "card", {}, {}};
        for (std::uint32_t i = 1; i <= 6; i++)
            state.context.cloud.push_back({"a", 2 * i});
        CHECK(replica.join({&state, 1}, {}).problems.size() == 1);
    }
}

TEST_CASE(
    "replica: one edit with two contents, or one object with two types, ends alike everywhere") {
    HandClock clock;
    ObjectState one{"c1", "card", {{{"x", 1}}, {}}, {{"f", {{{"x", 1}, {5}, core::Value("a")}}}}};
    ObjectState two{"c1", "form", {{{"x", 1}}, {}}, {{"f", {{{"x", 1}, {5}, core::Value("b")}}}}};
    Replica a("a", clock), b("b", clock);
    a.join({&one, 1}, {});
    const JoinReport report = a.join({&two, 1}, {});
    b.join({&two, 1}, {});
    b.join({&one, 1}, {});
    CHECK(a.state("c1") == b.state("c1"));
    CHECK(a.type("c1") == "card");
    CHECK(report.problems.size() == 1);
}

TEST_CASE("replica: facts are a union; of two with one id the lesser stays everywhere") {
    HandClock clock;
    const Fact one{"rs_1", "response", "sv_1", "{\"a\":1}"},
        two{"rs_1", "response", "sv_1", "{\"a\":2}"}, three{"rs_2", "response", "sv_1", "{}"};
    Replica a("a", clock), b("b", clock);
    const WriteResult made = a.write({}, {one, three, one}, "import");
    CHECK(made.change.facts.size() == 2);
    CHECK(made.report.new_facts.size() == 2);
    CHECK(made.report.problems.empty());
    CHECK(a.write({}, {one}, "import").change.facts.empty());

    JoinReport report = a.join({}, {&two, 1});
    CHECK(report.problems.size() == 1);
    CHECK(report.new_facts.empty());
    b.join({}, {&two, 1});
    report = b.join({}, {&one, 1});
    CHECK(report.problems.size() == 1);
    CHECK(report.new_facts.size() == 1);  // the kept one is another one now
    CHECK(a.facts()[0] == b.facts()[0]);
    CHECK(a.facts()[0].payload == one.payload);

    const Fact nameless{"", "response", "sv_1", "{}"};
    CHECK(a.join({}, {&nameless, 1}).problems.size() == 1);
    CHECK(a.facts().size() == 2);
}

TEST_CASE("replica: the bare edit is the same edit") {
    HandClock clock;
    Replica a("w", clock), b("w", clock);
    for (int i = 0; i < 50; i++) {
        const std::string id = "c" + std::to_string(i % 3);
        const std::string field = "f" + std::to_string(i % 5);
        clock.ms++;
        const std::int64_t value = i % 4;
        const bool is_edit = a.put(id, "card", field, value);
        CHECK(is_edit == !apply(b, {set(id, field, value)}).change.objects.empty());
    }
    for (const std::string& id : a.ids())
        CHECK(a.state(id) == b.state(id));
    apply(a, {removal("c0")});
    CHECK(a.put("c0", "card", "f0", "back"));
    CHECK_FALSE(a.is_hidden("c0"));
    CHECK_FALSE(a.put("c0", "card", "$deleted", 1));
    CHECK_FALSE(a.put("no id", "card", "f", 1));
}
