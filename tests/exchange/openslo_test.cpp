// OpenSLO in and out: what is written reads back, what does not fit is named with its line, and no
// damage breaks the reader.
#include "exchange/openslo.hpp"

#include "core/random.hpp"
#include "doctest/doctest.h"
#include "exchange/yaml.hpp"
#include "fuzz/mutate.hpp"

using namespace icx;
using exchange::OpenSlo;

namespace {

const char* kForeign = R"(# Written by hand
apiVersion: openslo/v1
kind: Service
metadata:
  name: payments
  displayName: Payment service
  labels: {team: [a, b]}
spec:
  description: Takes money
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: api-availability
  displayName: "API answers"
  annotations:
    other.tool/key: kept elsewhere
spec:
  description: >
    Ninety-nine in a hundred
    calls are answered.
  service: payments
  indicator:
    metadata:
      name: api
    spec:
      ratioMetric:
        counter: true
        good:
          metricSource:
            type: Prometheus
            spec:
              query: sum(http_requests{code!~"5.."})
        total:
          metricSource:
            type: Prometheus
            spec:
              query: sum(http_requests)
  timeWindow:
    - duration: 28d
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: all
      targetPercent: 99.5
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page}
spec: {}
---
apiVersion: openslo/v1
kind: SLO
metadata:
  name: sliced
spec:
  service: payments
  budgetingMethod: Timeslices
  objectives:
    - target: 0.9
)";

std::string slo_with(const std::string& objectives, const std::string& head = "name: x") {
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  " + head +
           "\nspec:\n  budgetingMethod: Occurrences\n  objectives:\n" + objectives;
}

}  // namespace

TEST_CASE("openslo: another tool's file") {
    CHECK(exchange::is_openslo(kForeign));
    CHECK_FALSE(exchange::is_openslo("apiVersion: v1\nkind: Pod\n"));
    const auto read = exchange::read_openslo(kForeign);
    REQUIRE(read);
    REQUIRE(read->services.size() == 1);
    CHECK(read->services[0].title == "Payment service");
    CHECK(read->services[0].annotations.empty());
    REQUIRE(read->slos.size() == 1);
    const exchange::Slo& slo = read->slos[0];
    CHECK(slo.name == "api-availability");
    CHECK(slo.title == "API answers");
    CHECK(slo.description == "Ninety-nine in a hundred calls are answered.\n");
    CHECK(slo.service == "payments");
    CHECK(slo.target == doctest::Approx(0.995));
    CHECK(slo.source_type == "Prometheus");
    CHECK(slo.window == "28d rolling");
    CHECK(slo.line == 11);
    REQUIRE(read->problems.size() == 2);
    CHECK(read->problems[0].place == "line 47");
    CHECK(read->problems[0].message ==
          "left out, an object of kind AlertPolicy has no counterpart here");
    CHECK(read->problems[1].place == "line 58");
    CHECK(read->problems[1].message ==
          "left out, it counts Timeslices, here requests are counted (Occurrences)");
}

TEST_CASE("openslo: JSON is YAML, and a list of objects is a file") {
    const auto read = exchange::read_openslo(
        R"([{"apiVersion":"openslo/v1","kind":"SLO","metadata":{"name":"a"},
             "spec":{"service":"s","budgetingMethod":"Occurrences","objectives":[{"target":0.9}]}}])");
    REQUIRE(read);
    REQUIRE(read->slos.size() == 1);
    CHECK(read->slos[0].target == 0.9);
}

TEST_CASE("openslo: what no promise can hold is left out with its line") {
    struct Row {
        std::string yaml;
        const char* place;
        const char* why;
    };
    const Row rows[] = {
        {slo_with("    - target: 0.9\n    - target: 0.99\n"), "line 8",
         "left out, it has 2 objectives, a promise has one aim"},
        {slo_with("    - target: most\n"), "line 8", "left out, its target \"most\" is no number"},
        {slo_with("    - target: 1.0\n"), "line 8", "left out, its target 1.0 is not below all"},
        {slo_with("    - displayName: a\n"), "line 8",
         "left out, an objective needs either target or targetPercent"},
        {slo_with("    - {target: 0.9, targetPercent: 90}\n"), "line 8",
         "left out, an objective needs either target or targetPercent"},
        {slo_with("    - target: 0.9\n", "displayName: x"), "line 1",
         "left out, its metadata has no name"},
        {slo_with("    - target: 0.9\n") + "---\n" + slo_with("    - target: 0.9\n"), "line 10",
         "left out, there is an SLO \"x\" already"},
        {"apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: x\nspec:\n  objectives: []\n",
         "line 1", "left out, it says no budgetingMethod"},
        {"apiVersion: openslo/v1\nkind: Slo\nmetadata: {name: x}\n", "line 1",
         "left out, the kind \"Slo\" is unknown"}};
    for (const Row& row : rows) {
        CAPTURE(row.yaml);
        const auto read = exchange::read_openslo(row.yaml);
        REQUIRE(read);
        REQUIRE(read->problems.size() == 1);
        CHECK(read->problems[0].place == row.place);
        CHECK(read->problems[0].message == row.why);
    }
}

TEST_CASE("openslo: a file that is none is refused as a whole") {
    CHECK(core::describe(exchange::read_openslo("a: [").error()) == "a bracket is not closed (line 1)");
    CHECK(core::describe(exchange::read_openslo("").error()) == "the file is empty");
    const auto old = exchange::read_openslo("apiVersion: openslo/v2alpha\nkind: SLO\n");
    REQUIRE_FALSE(old);
    CHECK(old.error().code == core::Code::unsupported);
    CHECK(core::describe(old.error()) == "no object of openslo/v1 is in the file (line 1)");
}

TEST_CASE("openslo: names as the specification wants them") {
    CHECK(exchange::openslo_name("Acknowledge within 4 hours") == "acknowledge-within-4-hours");
    CHECK(exchange::openslo_name("  \u00C9t\u00E9: 2 days! ") == "t-2-days");
    CHECK(exchange::openslo_name("") == "promise");
    CHECK(exchange::openslo_name(std::string(200, 'a')).size() == 56);
}

TEST_CASE("openslo: what is written reads back, over 500 documents") {
    core::SeededRandom random(27);
    const auto text = [&] {
        const std::string pieces[] = {"word", " ", "\u201C4 h\u201D", ":", "\n", "# x", "- y", "'",
                                      "\"", "{a}", "100%", "\t", "true"};
        std::string out;
        for (std::uint64_t i = 0, n = random.below(7); i < n; i++)
            out += pieces[random.below(std::size(pieces))];
        return out;
    };
    const auto title = [&] { return "T" + std::to_string(random.below(1000)) + " end"; };
    for (int round = 0; round < 500; round++) {
        OpenSlo document;
        for (std::uint64_t i = 0, n = random.below(4); i < n; i++)
            document.services.push_back(
                {"s-" + std::to_string(i), title(), text(), {{"id", "sc_1"}, {"note", text()}}, 0});
        for (std::uint64_t i = 0, n = 1 + random.below(4); i < n; i++) {
            exchange::Slo slo;
            slo.name = "n-" + std::to_string(i);
            slo.title = title();
            slo.description = text();
            slo.service = "s-0";
            slo.target = static_cast<double>(random.below(1000)) / 1000;
            slo.source_type = "icx-request-log";
            slo.good = text();
            slo.total = text();
            slo.zone = "Europe/London";
            slo.annotations = {{"times", text()}, {"calendar", "{\"a\":\"b: c\"}"}};
            document.slos.push_back(slo);
        }
        const std::string yaml = exchange::write_openslo(document);
        CAPTURE(yaml);
        const auto read = exchange::read_openslo(yaml);
        REQUIRE(read);
        CHECK(read->problems.empty());
        REQUIRE(read->services.size() == document.services.size());
        REQUIRE(read->slos.size() == document.slos.size());
        for (std::size_t i = 0; i < read->services.size(); i++) {
            CHECK(read->services[i].title == document.services[i].title);
            CHECK(read->services[i].description == document.services[i].description);
            CHECK(read->services[i].annotations == document.services[i].annotations);
        }
        for (std::size_t i = 0; i < read->slos.size(); i++) {
            const exchange::Slo& a = document.slos[i];
            const exchange::Slo& b = read->slos[i];
            CHECK(a.name == b.name);
            CHECK(a.title == b.title);
            CHECK(a.description == b.description);
            CHECK(a.target == b.target);
            CHECK(a.zone == b.zone);
            CHECK(b.window == "1M");
            CHECK(a.annotations == b.annotations);
        }
        CHECK(exchange::write_openslo(document) == yaml);
    }
}

TEST_CASE("fuzz: damaged OpenSLO is read or refused") {
    core::SeededRandom random(44);
    for (int i = 0; i < 3000; i++) {
        const auto read = exchange::read_openslo(test::mutated(kForeign, random));
        if (!read) CHECK_FALSE(read.error().message.empty());
    }
}
