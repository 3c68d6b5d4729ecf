#include "cli/run.hpp"

#include <filesystem>

#include "bench.hpp"
#include "doctest/doctest.h"

using namespace icx;
using namespace icx::cli_tests;
namespace fs = std::filesystem;

TEST_CASE("icx: wrong words answer one line and 2, wrong input one line and 1") {
    Bench bench;
    CHECK(bench.run({"fly"}) == 2);
    CHECK(is_one_line(bench.err));
    CHECK(bench.run({"survey", "results", "x.json"}) == 2);
    CHECK(bench.run({"survey", "results", bench.path("none.json"), "--survey", "s"}) == 1);
    CHECK(is_one_line(bench.err));
    CHECK(bench.err.rfind("icx: not_found: ", 0) == 0);
    bench.write("bad.json", "{\"format\":\"icx-bundle\",\n\"version\":1,");
    CHECK(bench.run({"survey", "results", bench.path("bad.json"), "--survey", "s"}) == 1);
    CHECK(is_one_line(bench.err));
}

TEST_CASE("icx: a new workspace has no problems, and a broken one names the place") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("w.json")}) == 0);
    CHECK(bench.run({"check", bench.path("w.json")}) == 0);
    bench.write("broken.json",
                "{\"format\":\"icx-bundle\",\"version\":1,\"objects\":[{\"id\":7}]}");
    CHECK(bench.run({"check", bench.path("w.json"), bench.path("broken.json")}) == 1);
    CHECK(is_one_line(bench.err));
    const auto& problem = bench.json.at("files").as_list()[1].at("problems").as_list()[0];
    CHECK(problem.at("place").as_text().rfind("/objects/0", 0) == 0);
}

TEST_CASE("icx: an import is repeated without a trace, and a failing one writes nothing") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("w.json")}) == 0);
    bench.write("a.csv", "id,department,ease\n1,Fleet,7\n2,Port,9\n3,Port,3\n");
    const auto import = [&](const char* from, const char* file, const char* out) {
        return bench.run({"survey", "import", bench.path(from), "--survey", "sv_x",
                          bench.path(file), "--out", bench.path(out)});
    };
    REQUIRE(import("w.json", "a.csv", "w1.json") == 0);
    CHECK(bench.json.at("added").as_int() == 3);
    CHECK(bench.json.at("created_survey").as_bool());
    REQUIRE(import("w1.json", "a.csv", "w2.json") == 0);
    CHECK(bench.json.at("added").as_int() == 0);
    CHECK(bench.read("w1.json") == bench.read("w2.json"));
    bench.write("c.csv", "colour\nred\n");
    CHECK(import("w1.json", "c.csv", "w3.json") == 1);
    CHECK(is_one_line(bench.err));
    CHECK_FALSE(fs::exists(bench.path("w3.json")));
    REQUIRE(bench.run({"survey", "results", bench.path("w1.json"), "--survey", "sv_x"}) == 0);
    CHECK(bench.json.at("questions").as_list()[0].at("hidden").as_bool());
}

TEST_CASE("icx: merging is the same in any order and any number of times") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("w.json")}) == 0);
    bench.write("a.csv", "id,ease\n1,7\n2,9\n");
    bench.write("b.csv", "id,ease\n3,1\n2,9\n");
    for (const char* name : {"a", "b"})
        REQUIRE(bench.run({"survey", "import", bench.path("w.json"), "--survey", "sv_x",
                           bench.path(std::string(name) + ".csv"), "--out",
                           bench.path(std::string(name) + ".json")}) == 0);
    const auto merge = [&](std::vector<std::string> files, const std::string& out) {
        std::vector<std::string> words = {"merge"};
        for (const std::string& file : files)
            words.push_back(bench.path(file));
        words.insert(words.end(), {"--out", bench.path(out)});
        REQUIRE(bench.run(words) == 0);
    };
    merge({"a.json", "b.json"}, "ab.json");
    merge({"b.json", "a.json"}, "ba.json");
    merge({"ab.json", "b.json", "ab.json"}, "again.json");
    CHECK(bench.read("ab.json") == bench.read("ba.json"));
    CHECK(bench.read("ab.json") == bench.read("again.json"));
    CHECK(bench.run({"check", bench.path("ab.json")}) == 0);
}

TEST_CASE("icx: the sample company has results, a report and exports") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("s.json"), "--sample"}) == 0);
    CHECK(bench.run({"check", bench.path("s.json")}) == 0);
    REQUIRE(bench.run({"report", bench.path("s.json"), "--out", bench.path("r.html")}) == 0);
    CHECK(bench.read("r.html").find("fictional") != std::string::npos);
    CHECK(bench.run({"convert", bench.path("s.json"), "--to", "xls", "--out", bench.path("x")}) ==
          1);
    CHECK(is_one_line(bench.err));
}

TEST_CASE("icx convert: promises leave as OpenSLO and make a workspace again") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("s.json"), "--sample"}) == 0);
    REQUIRE(bench.run({"convert", bench.path("s.json"), "--to", "openslo", "--out",
                       bench.path("slo.yaml")}) == 0);
    const std::string yaml = bench.read("slo.yaml");
    CHECK(yaml.find("apiVersion: openslo/v1\nkind: Service\n") == 0);
    CHECK(yaml.find("displayName: Acknowledge within 4 hours") != std::string::npos);
    REQUIRE(bench.run({"convert", bench.path("slo.yaml"), "--from", "openslo", "--to", "json",
                       "--out", bench.path("w.json")}) == 0);
    CHECK(bench.json.at("problems").as_list().empty());
    CHECK(bench.run({"check", bench.path("w.json")}) == 0);
    REQUIRE(bench.run({"convert", bench.path("w.json"), "--to", "openslo", "--out",
                       bench.path("again.yaml")}) == 0);
    // A calendar's sample mark and departments stay behind, promises do not change.
    std::string without = yaml;
    for (std::size_t at = without.find("    icx/department: "); at != std::string::npos;
         at = without.find("    icx/department: "))
        without.erase(at, without.find('\n', at) + 1 - at);
    CHECK(bench.read("again.yaml") == without);
    bench.write("bad.yaml", "apiVersion: openslo/v1\nkind: &a SLO\n");
    CHECK(bench.run({"convert", bench.path("bad.yaml"), "--from", "openslo", "--to", "json",
                     "--out", bench.path("x")}) == 1);
    CHECK(bench.err.find("anchors (&) are not read") != std::string::npos);
    CHECK(bench.err.find("line 2") != std::string::npos);
}

TEST_CASE("icx stats: a failing analysis says so, the others run, and the code is 1") {
    Bench bench;
    bench.write("d.csv", "\"\",x,g\n1,3,a\n2,NA,a\n3,9,b\n4,10,b\n");
    bench.write("spec.json", R"({"data":"d.csv","analyses":[
        {"id":"ok","method":"describe","x":"x"},{"id":"by","method":"nps","x":"x","by":"g"},
        {"id":"where","method":"proportion","x":"x","success":[9,10],"where":{"g":["b"]}},
        {"id":"no","method":"describe","x":"y"},{"id":"what","method":"magic","x":"x"}]})");
    CHECK(bench.run({"stats", bench.path("spec.json")}) == 1);
    CHECK(is_one_line(bench.err));
    CHECK(bench.json.at("ok").at("n").as_int() == 3);
    CHECK(bench.json.at("ok").at("missing").as_int() == 1);
    CHECK(bench.json.at("by").at("b").at("nps").as_real() == 100);
    CHECK(bench.json.at("where").at("p").as_real() == 1);
    CHECK(bench.json.at("no").find("error"));
    CHECK(bench.json.at("what").find("error"));
}

TEST_CASE("icx stats: the British panel's scores equal R's") {
    const core::Value reference = shared_json("beps-0-10/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    fs::copy_file(shared("beps-0-10/beps.csv"), bench.path("beps.csv"));
    bench.write("spec.json", R"({"data":"beps.csv",
        "derive":{"band":{"bin":"age","breaks":[0,34,49,64,200],"labels":["<35","35-49","50-64","65+"]}},
        "analyses":[{"id":"all","method":"nps","x":"europe_0_10"},
        {"id":"age","method":"nps","x":"europe_0_10","by":"band"},
        {"id":"diff","method":"nps_difference","x":"europe_0_10","by":"vote","a":"Conservative","b":"Labour"},
        {"id":"Blair","method":"proportion","x":"Blair","success":[4,5]}]})");
    REQUIRE(bench.run({"stats", bench.path("spec.json")}) == 0);
    check_close(bench.json.at("all"), reference.at("nps_all"), "all");
    check_close(bench.json.at("age"), reference.at("nps_by_age"), "age");
    check_close(bench.json.at("diff"), reference.at("nps_diff").at("conservative_minus_labour"),
                "diff");
    for (const char* key : {"x", "n", "wilson", "clopper_pearson", "jeffreys"})
        check_close(bench.json.at("Blair").at(key),
                    reference.at("csat_top2_of_5").at("Blair").at(key), key);
}

TEST_CASE("icx: the county's employee survey gives R's counts, means and intervals") {
    const core::Value reference = shared_json("employee-survey/reference.json");
    if (reference.is_null()) {
        MESSAGE("skipped: no reference data beside the project");
        return;
    }
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("w.json")}) == 0);
    REQUIRE(bench.run({"survey", "import", bench.path("w.json"), "--survey", "county",
                       shared("employee-survey/responses.csv"), "--out", bench.path("c.json")}) ==
            0);
    CHECK(bench.json.at("added").as_int() == 14'575);
    REQUIRE(bench.run({"survey", "results", bench.path("c.json"), "--survey", "county", "--by",
                       "department"}) == 0);
    const auto& questions = bench.json.at("questions").as_list();
    const auto& expected = reference.at("by_question").as_list();
    REQUIRE(questions.size() == expected.size());
    for (std::size_t q = 0; q < expected.size(); q++) {
        const std::string place = "question " + std::to_string(q + 1);
        check_close(questions[q].at("counts"), expected[q].at("counts_1_to_4"), place);
        for (const char* key : {"rows", "not_applicable", "mean", "sd", "mean_t_ci95"})
            check_close(questions[q].at(key), expected[q].at(key), place + "/" + key);
        check_close(questions[q].at("favourable"), expected[q].at("favourable_3_4"), place);
    }
    std::size_t hidden = 0;
    for (const core::Value& department : reference.at("q10_by_department").as_list()) {
        const std::string name(department.at("department").as_text());
        const core::Value& ours = questions[9].at("groups").at(name);
        if (ours.at("hidden").as_bool()) {
            hidden++;
            CHECK_FALSE(ours.find("n"));
            continue;
        }
        for (const char* key : {"n", "mean", "sd", "favourable"})
            check_close(ours.at(key), department.at(key), name);
    }
    CHECK(hidden == 2);  // one of 4 people, and the smallest other to protect it
}

TEST_CASE("icx: a journey goes into the formats of others and comes back") {
    Bench bench;
    REQUIRE(bench.run({"new", bench.path("w.json"), "--sample"}) == 0);
    const auto convert = [&](const char* in, const char* to, const char* out,
                             std::vector<std::string> more = {}) {
        std::vector<std::string> words = {"convert", bench.path(in), "--to",
                                          to,        "--out",        bench.path(out)};
        words.insert(words.end(), more.begin(), more.end());
        return bench.run(words);
    };
    REQUIRE(convert("w.json", "jsoncanvas", "a.canvas") == 0);
    REQUIRE(convert("w.json", "excalidraw", "a.excalidraw") == 0);
    CHECK(bench.read("a.excalidraw").find("\"type\": \"excalidraw\"") != std::string::npos);
    REQUIRE(convert("w.json", "mermaid", "a.mmd") == 0);
    REQUIRE(convert("w.json", "journey-svg", "a.svg") == 0);
    // Into a workspace of its own and out again: the same canvas.
    REQUIRE(convert("a.canvas", "json", "b.json", {"--from", "jsoncanvas"}) == 0);
    CHECK(bench.run({"check", bench.path("b.json")}) == 0);
    REQUIRE(convert("b.json", "jsoncanvas", "b.canvas") == 0);
    CHECK(bench.read("a.canvas") == bench.read("b.canvas"));
    REQUIRE(convert("a.canvas", "journey-csv", "a.csv", {"--from", "jsoncanvas"}) == 0);
    CHECK(bench.read("a.csv").rfind("Journey,Stage,Step", 0) == 0);

    bench.write("bad.canvas", "{\"nodes\":[{\"id\":\"a\",\"type\":\"cloud\"}]}");
    CHECK(convert("bad.canvas", "json", "x.json", {"--from", "jsoncanvas"}) == 1);
    CHECK(is_one_line(bench.err));
    CHECK(bench.err.find("/nodes/0/type") != std::string::npos);
    CHECK_FALSE(fs::exists(bench.path("x.json")));
    CHECK(convert("w.json", "mermaid", "x.mmd", {"--journey", "jm_none"}) == 1);
    CHECK(convert("a.canvas", "html", "x.html", {"--from", "jsoncanvas"}) == 1);
}
